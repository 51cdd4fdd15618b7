// The reader's place in a long topic, kept over a reload. The browser's own way counts pixels from the top, and answers
// that are not loaded yet have none.

const placeName = `${prefix}place:${location.pathname}`;

/** Returns the first article that shows below the top bar. */
function firstInView() {
  const below = document.querySelector(".top").getBoundingClientRect().bottom;
  return [...list.children].find((article) => article.getBoundingClientRect().bottom > below + 20);
}

/** Keeps which article is at the top of the window, and how far it is scrolled. */
function keepPlace() {
  const article = firstInView();
  try {
    if (scrollY === 0 || !article) sessionStorage.removeItem(placeName);
    else sessionStorage.setItem(placeName, JSON.stringify([article.dataset.id, article.getBoundingClientRect().top]));
  } catch {
    // Without a store the page opens where the address says.
  }
}

/** Returns the place to go back to; only a reload has one. */
function keptPlace() {
  if (performance.getEntriesByType("navigation")[0]?.type !== "reload") return null;
  try {
    return JSON.parse(sessionStorage.getItem(placeName));
  } catch {
    return null;
  }
}

/** Scrolls an article to where it was. Answers above it take their room only when they come into view, so it looks again. */
function returnTo([id, top]) {
  const article = articles.get(id);
  if (!article?.isConnected) return;
  let looks = 30;
  const stop = new AbortController();
  for (const name of ["wheel", "touchstart", "keydown", "pointerdown"]) {
    addEventListener(name, () => (looks = 0), { passive: true, signal: stop.signal });
  }
  const look = () => {
    if (looks <= 0) return stop.abort();
    looks -= 1;
    scrollBy({ top: article.getBoundingClientRect().top - top, behavior: "instant" });
    requestAnimationFrame(look);
  };
  fill(article).then(look);
}

function startPlace() {
  const place = keptPlace();
  history.scrollRestoration = place ? "manual" : "auto";
  addEventListener("pagehide", keepPlace);
  return place;
}
