// For `deckle serve` alone: reloads the page after a rebuild, and shows what the check found. No published page holds it.
"use strict";
(() => {
  const events = new EventSource("/__deckle/events");
  let panel = null;
  const showPanel = (text) => {
    panel?.remove();
    panel = null;
    if (!text) return;
    panel = document.createElement("pre");
    panel.className = "diagnostics";
    panel.tabIndex = 0;
    panel.setAttribute("role", "alert");
    panel.textContent = text;
    document.body.prepend(panel);
  };
  events.addEventListener("reload", () => location.reload());
  // Each line of the findings comes as a line of the event's data.
  events.addEventListener("diagnostics", (event) => showPanel(event.data));
})();
