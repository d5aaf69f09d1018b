// Keeps the address bar and the live region in step with the player, and the drawing readable.
const SMALLEST = 0.5; // Below this share of its natural size a drawing scrolls instead of shrinking.
const PIXELS_PER_POINT = 4 / 3;

// The link replaces the one before it, so that Back leaves the page instead of undoing a step.
function publish({ names, query }) {
  const search = new URLSearchParams(window.location.search);
  for (const name of names) search.delete(name);
  for (const [name, value] of Object.entries(query)) search.set(name, value);
  const link = search.size ? `?${search}` : "";
  if (link !== window.location.search) {
    window.history.replaceState(window.history.state, "", window.location.pathname + link);
  }
}

// Graphviz places a centred text by its length in bytes, so one with ∂ or ₁ in it stands too far
// left. Every text of a card belongs on the card's axis. The outline is read as written, because
// asking the browser for its box would cost a layout.
function centreCards(svg) {
  for (const card of svg.querySelectorAll("g.node")) {
    const outline = card.querySelector("path, polygon");
    const numbers = (outline?.getAttribute("d") ?? outline?.getAttribute("points"))?.match(/-?[\d.]+/g);
    if (!numbers) continue;
    const across = numbers.filter((_, place) => place % 2 === 0).map(Number);
    const axis = ((Math.min(...across) + Math.max(...across)) / 2).toFixed(2);
    for (const text of card.querySelectorAll("text")) {
      if (text.getAttribute("x") === axis) continue;
      text.setAttribute("x", axis);
      text.setAttribute("text-anchor", "middle");
    }
  }
}

function showActive(scope, svg) {
  const active = svg.querySelector("g.edge.active") ?? svg.querySelector("g.node.active");
  if (!active) return;
  const place = active.getBoundingClientRect();
  const frame = scope.getBoundingClientRect();
  if (place.left < frame.left || place.right > frame.right) {
    scope.scrollLeft += (place.left + place.right - frame.left - frame.right) / 2;
  }
  if (place.top < frame.top || place.bottom > frame.bottom) {
    scope.scrollTop += (place.top + place.bottom - frame.top - frame.bottom) / 2;
  }
}

function keepReadable(scope) {
  const svg = scope.querySelector(".stGraphVizChart svg");
  if (!svg?.viewBox.baseVal) return;
  centreCards(svg);
  const width = svg.viewBox.baseVal.width * PIXELS_PER_POINT * SMALLEST;
  scope.style.setProperty("--nnviz-least-width", `${Math.round(width)}px`);
  showActive(scope, svg);
}

// A formula wider than its column scrolls, so the keyboard must be able to reach it.
function reachFormulas() {
  for (const formula of document.querySelectorAll(".katex-display")) formula.tabIndex = 0;
}

export default function ({ data, parentElement }) {
  const status = parentElement.querySelector('[role="status"]');
  if (status.textContent !== data.status) status.textContent = data.status;
  publish(data);
  requestAnimationFrame(reachFormulas);

  const scope = document.querySelector(`.st-key-${data.scope}`);
  if (!scope) return;
  const observer = new MutationObserver(() => {
    keepReadable(scope);
    observer.takeRecords(); // our own changes are no news
  });
  observer.observe(scope, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["x", "viewBox"],
  });
  keepReadable(scope);
  return () => observer.disconnect();
}
