// Saves the picture as it stands: its colours, its font and the step that it shows.

const STYLES = (
  "fill stroke stroke-width stroke-dasharray stroke-linejoin paint-order visibility opacity " +
  "font-size font-family font-weight font-style text-anchor"
).split(" ");
const NEEDLESS = ["tabindex", "role", "aria-label", "data-heat", "class", "style"];
const SHARPNESS = 2; // Pixels of a PNG for each unit of the drawing,
const MOST = 8192; // as long as neither side has more pixels than this.

// A copy of a drawing that needs no style sheet: what the rules give each shape is written on it.
export function standalone(svg, { ground, fonts }) {
  const copy = svg.cloneNode(true);
  const originals = svg.querySelectorAll("*");
  for (const [place, element] of copy.querySelectorAll("*").entries()) {
    const style = getComputedStyle(originals[place]);
    for (const name of NEEDLESS) element.removeAttribute(name);
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    if (style.display === "none") element.setAttribute("display", "none");
  }
  for (const extra of copy.querySelectorAll("foreignObject")) extra.remove();
  const style = document.createElementNS(svg.namespaceURI, "style");
  style.textContent = fonts;
  copy.prepend(style);
  copy.setAttribute("xmlns", svg.namespaceURI);
  copy.setAttribute("style", `background: ${ground}`);
  return copy;
}

// Gives the whole drawing as a file, whatever part of it is on screen.
export async function save(kind, drawing, { view, name, ...look }) {
  const copy = standalone(drawing.svg, look);
  copy.setAttribute("width", view.wide);
  copy.setAttribute("height", view.high);
  const source = new XMLSerializer().serializeToString(copy);
  const blob =
    kind === "png"
      ? await painted(source, view, look.ground)
      : new Blob([source], { type: "image/svg+xml" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${name}.${kind}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function painted(source, { wide, high }, ground) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const sharpness = Math.min(SHARPNESS, MOST / wide, MOST / high);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [wide, high].map((length) => Math.ceil(length * sharpness));
  const context = canvas.getContext("2d");
  context.fillStyle = ground;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
