// Saves the drawing of a player as it stands on screen: its colours, and the step that it shows.
const STYLES = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-size", "font-family", "font-weight", "font-style"];
const SHARPNESS = 2; // Pixels of a PNG for each pixel on screen.

// A copy that needs no style sheet: what the page's rules give each shape is written on the shape.
function standalone(svg) {
  const copy = svg.cloneNode(true);
  const originals = svg.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, place) => {
    const style = getComputedStyle(originals[place]);
    element.removeAttribute("style");
    for (const name of STYLES) element.setAttribute(name, style.getPropertyValue(name));
    for (const name of ["tabindex", "role", "aria-label"]) element.removeAttribute(name);
    if (style.display === "none") element.setAttribute("display", "none");
  });
  const { width, height } = svg.viewBox.baseVal;
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.setAttribute("style", `background: ${getComputedStyle(document.querySelector(".stApp")).backgroundColor}`);
  return new XMLSerializer().serializeToString(copy);
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

async function saveAsPng(source, svg, name) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  const { width, height } = svg.viewBox.baseVal;
  canvas.width = Math.ceil(width * SHARPNESS);
  canvas.height = Math.ceil(height * SHARPNESS);
  const context = canvas.getContext("2d");
  context.fillStyle = getComputedStyle(document.querySelector(".stApp")).backgroundColor;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, name), "image/png");
}

export default function ({ data, parentElement }) {
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => {
      const svg = document.querySelector(`.st-key-graph-${data.player} .stGraphVizChart svg`);
      if (!svg) return;
      const source = standalone(svg);
      if (button.dataset.kind === "png") saveAsPng(source, svg, "graph.png");
      else save(new Blob([source], { type: "image/svg+xml" }), "graph.svg");
    };
  }
}
