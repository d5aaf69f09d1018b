// The browser's part of the head: it copies the link, and Page Down scrolls from anywhere.

const SHOWN = 2000; // milliseconds that an answer stays
const PAGE = 0.9; // of the window's height, so that the last lines are seen again
const DIRECTIONS = { PageDown: 1, PageUp: -1 };

export default function ({ parentElement }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  let timer = 0;
  const copy = async () => {
    status.textContent = (await copied(window.location.href)) ? "Copied" : "Copy the address bar";
    clearTimeout(timer);
    timer = setTimeout(() => (status.textContent = ""), SHOWN);
  };
  button.addEventListener("click", copy);
  document.addEventListener("keydown", turnPage);
  return () => {
    clearTimeout(timer);
    button.removeEventListener("click", copy);
    document.removeEventListener("keydown", turnPage);
  };
}

// A page that is not served over https has no clipboard but that of a selected text.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// While nothing has the focus a browser scrolls the document, but the page scrolls within it.
function turnPage(event) {
  const direction = DIRECTIONS[event.key];
  if (!direction || event.defaultPrevented || document.activeElement !== document.body) return;
  const main = document.querySelector("[data-testid=stMain]");
  main.scrollBy({ top: direction * PAGE * main.clientHeight });
}
