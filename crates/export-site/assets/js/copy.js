// Copies examples and links.

/** Puts text on the clipboard; pages without a secure origin still have the older way. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", { value: text, className: "visually-hidden" });
    const before = document.activeElement;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus({ preventScroll: true });
    return done;
  }
}

/** Returns an example's code as one would type it: of a session, what stands behind the prompts. */
function codeOf(code) {
  const text = code.textContent;
  if (code.dataset.language !== "pycon") return text;
  const typed = text.split("\n").filter((line) => line.startsWith(">>>") || line.startsWith("..."));
  return typed.map((line) => `${line.slice(4)}\n`).join("");
}

async function copyFrom(button, text) {
  const done = await copyText(text);
  const label = button.dataset.label ?? button.textContent;
  button.dataset.label = label;
  button.textContent = done ? "Copied" : "Not copied";
  say(done ? "Copied" : "The browser did not allow copying");
  setTimeout(() => (button.textContent = label), 1600);
}

/** Adds the buttons to an article. */
function copyIn(article) {
  for (const caption of article.querySelectorAll("figcaption:not(:has(.copy))")) {
    const code = caption.parentElement.querySelector("code");
    const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
    button.ariaLabel = "Copy the example";
    button.addEventListener("click", () => copyFrom(button, codeOf(code)));
    caption.append(button);
  }
  const permalink = article.querySelector(".permalink");
  if (permalink && !article.querySelector(".copy-link")) {
    const button = make("button", { type: "button", className: "copy copy-link", textContent: "Copy link" });
    button.addEventListener("click", () => copyFrom(button, permalink.href));
    permalink.after(button);
  }
  // What scrolls sideways must be reachable with the keyboard.
  for (const block of article.querySelectorAll("pre, .answer table")) {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  }
}

function startCopy() {
  dressers.push(copyIn);
}
