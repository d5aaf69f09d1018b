// The keyboard: which key is a move, and which player on the page hears it.

const MOVES = ["ArrowRight", "ArrowLeft", "Home", "End"];
const TYPING =
  'input:not([type="range"], [type="checkbox"]), textarea, select, [contenteditable=""], ' +
  '[contenteditable="true"]';
const ROLES = ["slider", "spinbutton", "tab", "grid", "menu", "listbox", "radiogroup", "tree"];
const ARROWS = '[type="range"], canvas, video, audio';
const TAKES_MOVES = [TYPING, ARROWS, ROLES.map((role) => `[role="${role}"]`)].join();

// The move that a key press asks of a player, or null: "play" or a key that moves.
export function moveOf(event, root, isMain) {
  const modified = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
  if (modified || event.defaultPrevented) return null;
  const path = event.composedPath().filter((each) => each instanceof Element);
  const within = path.find((each) => each.matches("[data-player]"));
  if (within ? within !== root : !isMain) return null;
  if (event.key.toLowerCase() === "p")
    return path.some((each) => each.matches(TYPING)) ? null : "play";
  if (!MOVES.includes(event.key)) return null;
  return path.some((each) => each.matches(TAKES_MOVES)) || scrolls(path[0]) ? null : event.key;
}

// True for what has the focus in order to be scrolled with the arrow keys.
function scrolls(element) {
  if (!element || element === document.body || element === document.documentElement) return false;
  return element.tabIndex >= 0 && element.scrollWidth > element.clientWidth + 1;
}
