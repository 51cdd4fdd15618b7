// Runs before the first paint: tells the style sheet that scripts work, and sets the chosen theme, so that nothing jumps.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  try {
    const theme = localStorage.getItem(`deckle:${root.dataset.store}:theme`);
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  } catch {
    // A browser that keeps nothing still shows the page, in the system's colours.
  }
})();
