// A box to type into, on the drawing: it stands over a shape and moves and scales with it.

const SVG = "http://www.w3.org/2000/svg";
const LEAST = 64; // Units of the drawing that a box is wide at least.

// Puts a box over a rectangle { x, y, width, height } of an element of the drawing; not into it,
// because cards and edges are buttons, in which nothing else may take the focus.
export function placeBox(over, { x, y, width, height }, { name, value = "" }) {
  const wide = Math.max(width, LEAST);
  const holder = document.createElementNS(SVG, "foreignObject");
  const place = { x: x - (wide - width) / 2, y, width: wide, height };
  for (const [attribute, length] of Object.entries(place)) holder.setAttribute(attribute, length);
  const input = document.createElement("input");
  const off = { autocomplete: "off", spellcheck: false };
  Object.assign(input, { type: "text", defaultValue: value, ...off });
  input.className = "box";
  input.setAttribute("aria-label", name);
  holder.append(input);
  const svg = over.ownerSVGElement;
  const { e, f } = svg.getScreenCTM().inverse().multiply(over.getScreenCTM());
  holder.setAttribute("transform", `translate(${e} ${f})`);
  svg.append(holder);
  return input;
}

// The rectangle of a chip or a cell.
export function rectOf(element) {
  const rect = element.querySelector("rect");
  const names = ["x", "y", "width", "height"];
  return Object.fromEntries(names.map((name) => [name, Number(rect.getAttribute(name))]));
}
