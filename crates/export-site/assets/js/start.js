// Brings the page to life.

/** A button that opens and closes something for narrow screens; the first thing in it takes the focus. */
function startToggle(button, target, done) {
  if (!button || !target) return;
  const turn = (open) => {
    target.classList.toggle("open", open);
    button.ariaExpanded = String(open);
    if (open) target.querySelector("a, input, button")?.focus();
    else button.focus({ preventScroll: true });
  };
  button.addEventListener("click", () => turn(!target.classList.contains("open")));
  done?.addEventListener("click", () => turn(false));
  target.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && target.classList.contains("open")) turn(false);
  });
}

function startTheme() {
  const button = document.getElementById("theme");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const isNight = () => (root.dataset.theme ? root.dataset.theme === "dark" : night.matches);
  const showState = () => (button.ariaPressed = String(isNight()));
  button.addEventListener("click", () => {
    root.dataset.theme = isNight() ? "light" : "dark";
    // early.js reads this before the first paint, as plain text.
    try {
      localStorage.setItem(`${prefix}theme`, root.dataset.theme);
    } catch {
      // The choice lasts as long as the page.
    }
    showState();
  });
  night.addEventListener("change", showState);
  showState();
}

/** Follows the part of the address after `#`: a question, or filters. After a reload the reader's place comes first. */
async function followAddress(place) {
  const { hash } = location;
  if (hash.startsWith("#q-") && !place) {
    const id = decodeURIComponent(hash.slice(3));
    const article = articles.get(id);
    if (article?.isConnected) {
      fill(article).then(() => goTo(article));
    } else if (article) {
      clearFilters();
      goTo(article);
    } else if (/^[a-z0-9-]+$/.test(id)) {
      // It stands in another part: its own page has it for certain.
      location.replace(`${list.dataset.data}${id}.html`);
    }
  } else if (hash.includes("=")) {
    fromAddress();
    await filter();
  }
  if (place) returnTo(place);
}

/** Links between questions stay on the page where both stand on it. */
function stayOnPage(event) {
  const key = event.target.closest("a[data-key]")?.dataset.key;
  if (!key || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const [topic, id] = key.split("/");
  if (topic !== list.dataset.topic || !articles.get(id)?.isConnected) return;
  event.preventDefault();
  location.hash = `q-${id}`;
}

startTheme();
startToggle(document.getElementById("menu"), document.getElementById("side"));
startToggle(
  document.getElementById("filters-button"),
  document.getElementById("filters"),
  document.getElementById("filters-done"),
);
startKeys();
if (list) {
  startStudy();
  startCopy();
  sent.forEach(dress);
  if (searchField) {
    startFilters();
    list.addEventListener("click", stayOnPage);
    addEventListener("hashchange", () => followAddress());
    watch(sent);
    addEventListener("beforeprint", fillForPaper);
    followAddress(startPlace());
    if (document.readyState === "complete") fillInIdleTime();
    else addEventListener("load", fillInIdleTime);
  }
}
