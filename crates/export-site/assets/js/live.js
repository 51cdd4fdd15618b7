// For `deckle serve` alone: loads the page again after a rebuild, and shows what the check found. No published page
// holds it. Its own address ends in the name of the build that the page was made from.
"use strict";
(() => {
  const own = new URL(document.currentScript.src);
  const build = own.search.slice(1);
  const near = (name) => new URL(name, own).href;
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  document.head.append(make("link", { rel: "stylesheet", href: near("live.css") }));

  let panel = null;
  let shown = "";
  /** Says in a few words how much was found, and where. */
  const summary = (text) => {
    const counts = ["error", "warning"].map((kind) => {
      const count = text.match(new RegExp(`^${kind}\\[`, "gm"))?.length ?? 0;
      return count > 0 ? `${count} ${kind}${count === 1 ? "" : "s"}` : "";
    });
    const files = new Set(Array.from(text.matchAll(/^ *--> (.+?)(?::\d+)*$/gm), ([, file]) => file));
    const where = files.size === 1 ? [...files][0] : `${files.size} files`;
    const found = counts.filter(Boolean).join(", ") || "What the check found";
    return files.size > 0 ? `${found} in ${where}` : found;
  };
  /** Makes a line of the findings an element, by what it begins with. */
  const line = (text) => {
    const [, first, second] = text.match(/^(?:(error|warning)\[| *= (help|note):)/) ?? [];
    return make("span", { className: `line ${first ?? second ?? ""}`.trim(), textContent: `${text}\n` });
  };
  const showFindings = (text) => {
    if (text === shown) return;
    shown = text;
    panel?.remove();
    panel = null;
    if (!text) return;
    const findings = make("pre", { tabIndex: 0, id: "diagnostics-text" }, ...text.split("\n").map(line));
    const fold = make("button", { type: "button", textContent: "Fold", ariaExpanded: "true" });
    fold.setAttribute("aria-controls", findings.id);
    panel = make("section", { className: "diagnostics", ariaLabel: "What the check found" },
      make("header", {}, make("h2", { textContent: summary(text) }), fold), findings);
    fold.addEventListener("click", () => {
      const folded = panel.classList.toggle("folded");
      fold.textContent = folded ? "Unfold" : "Fold";
      fold.ariaExpanded = String(!folded);
    });
    findings.setAttribute("role", "alert");
    document.body.append(panel);
  };

  let events = null;
  const listen = () => {
    events = new EventSource(near("events"));
    events.addEventListener("build", ({ data }) => {
      if (data !== build) location.reload();
    });
    // Each line of the findings comes as a line of the event's data.
    events.addEventListener("diagnostics", ({ data }) => showFindings(data));
  };
  // A browser opens few connections to one server: pages that nobody looks at give theirs back.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") {
      if (!events) listen();
    } else {
      events?.close();
      events = null;
    }
  });
  listen();
})();
