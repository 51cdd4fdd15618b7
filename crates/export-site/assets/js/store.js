// What the browser keeps between visits: nothing leaves it, and a browser that keeps nothing loses only comfort.

const root = document.documentElement;
const prefix = `deckle:${root.dataset.store}:`;

/** Reads a kept value; `otherwise` stands for one that is missing or unreadable. */
function recall(name, otherwise) {
  try {
    const text = localStorage.getItem(prefix + name);
    return text === null ? otherwise : JSON.parse(text);
  } catch {
    return otherwise;
  }
}

/** Keeps a value, and tells whether the browser did. */
function keep(name, value) {
  try {
    localStorage.setItem(prefix + name, JSON.stringify(value));
    return true;
  } catch {
    // Private windows and full stores refuse; the page goes on without.
    return false;
  }
}

/** Tells readers who hear the page, in a few words, what just happened. */
function say(text) {
  document.getElementById("say").textContent = text;
}

/** Makes an element with properties, and children if given. */
function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}
