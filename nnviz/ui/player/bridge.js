// Shows a step at once, from the rehearsal that the server sent; keeps address bar and live region
// in step with the player, and the drawing readable.
const PIXELS_PER_POINT = 4 / 3;
const PATIENCE = 3000; // Milliseconds until a server that has not answered is told again.

const DRAWING = /^step(\d+)_([0-9a-f]+)$/; // The name of a drawing: its step, and its run's mark.

const STREAMLITS_OWN = ["embed", "embed_options"];

// The link replaces the one before it, so that Back leaves the page instead of undoing a step.
function publish(query) {
  if (!query) return;
  const before = new URLSearchParams(window.location.search);
  const search = new URLSearchParams(query);
  for (const name of STREAMLITS_OWN) {
    for (const value of before.getAll(name)) search.append(name, value);
  }
  const link = search.size ? `?${search}` : "";
  if (link !== window.location.search) {
    window.history.replaceState(window.history.state, "", window.location.pathname + link);
  }
}

// Graphviz places a centred text by its length in bytes, so one with ∂ or ₁ in it stands too far
// left. A card's head belongs on the card's axis, every other text on that of the ground it stands
// on, which has the same place among the grounds as the text has among the texts. The cells of a
// heat strip are polygons without a text; all other grounds are paths, but for a square card's own.
function centreCards(svg) {
  for (const card of svg.querySelectorAll("g.node")) {
    const shapes = [...card.querySelectorAll("path, polygon")];
    const under = shapes.filter((shape, place) => place === 0 || shape.tagName === "path");
    const grounds = card.id.startsWith("node-") ? under : [];
    card.querySelectorAll("text").forEach((text, place) => {
      const middle = axis(grounds[place] ?? shapes[0]);
      if (!middle || text.getAttribute("x") === middle) return;
      text.setAttribute("x", middle);
      text.setAttribute("text-anchor", "middle");
    });
  }
}

// The outline is read as written, because asking the browser for its box would cost a layout.
function axis(shape) {
  const numbers = (shape?.getAttribute("d") ?? shape?.getAttribute("points"))?.match(/-?[\d.]+/g);
  if (!numbers) return undefined;
  const across = numbers.filter((_, place) => place % 2 === 0).map(Number);
  return ((Math.min(...across) + Math.max(...across)) / 2).toFixed(2);
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
  alignLabels(svg);
  makeReachable(svg);
  const { width, height } = svg.viewBox.baseVal;
  scope.style.setProperty("--nnviz-width", `${Math.round(width * PIXELS_PER_POINT)}px`);
  scope.style.setProperty("--nnviz-ratio", (width / height).toFixed(3));
}

// The words of an edge's label end where its numbers begin, whatever Graphviz took their width for.
function alignLabels(svg) {
  for (const edge of svg.querySelectorAll("g.edge")) {
    const texts = edge.querySelectorAll("text");
    for (let row = 0; row + 1 < texts.length; row += 2) {
      set(texts[row], "x", texts[row + 1].getAttribute("x"));
      set(texts[row], "text-anchor", "end");
    }
  }
}

// Every card and edge can be reached and opened with the keyboard.
function makeReachable(svg) {
  for (const item of svg.querySelectorAll("g.node, g.edge")) {
    set(item, "tabindex", 0);
    set(item, "role", "button");
    const ends = item.querySelector("title").textContent.split("->");
    const names = ends.map((end) => svg.querySelector(`#node-${end.slice(1)} text`)?.textContent);
    const card = item.querySelector("a")?.getAttribute("xlink:title");
    const onward = item.classList.contains("onward");
    const way = onward ? `${names[0]} on to ${names[1]}` : `${names[1]} back to ${names[0]}`;
    set(item, "aria-label", card ?? `edge from ${way}`);
  }
}

function set(element, name, value) {
  if (element && element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

function write(text, [content, size, ink, bold]) {
  if (!text) return;
  if (text.textContent !== content) text.textContent = content;
  set(text, "font-size", size.toFixed(2));
  set(text, "fill", ink);
  if (bold) set(text, "font-weight", "bold");
  else text.removeAttribute("font-weight");
}

// A card is drawn as its ground, then head and chips with their grounds, then its outlines.
function paintCard(card, [, texts, line, state]) {
  set(card, "class", `node ${state}`);
  const written = card.querySelectorAll("text");
  const shapes = card.querySelectorAll("path, polygon");
  let writing = 0;
  texts.forEach((text, place) => {
    if (text[0]) write(written[(writing += 1)], text);
    set(shapes[place + 1], "fill", text[4]);
  });
  for (let place = texts.length + 1; place < shapes.length; place += 1) {
    set(shapes[place], "stroke", line);
  }
}

// The arrow's head is left to the server's drawing, for it changes ends.
function paintEdge(edge, [, texts, line, state, width]) {
  const turned = edge.classList.contains("waiting") !== (state === "waiting");
  set(edge, "class", `edge ${state}`);
  edge.querySelectorAll("text").forEach((text, place) => write(text, texts[place]));
  const [shaft, head] = edge.querySelectorAll("path, polygon");
  set(shaft, "stroke", line);
  set(shaft, "stroke-width", width);
  if (turned && head) head.style.display = "none";
  for (const name of ["fill", "stroke"]) set(head, name, line);
  set(head, "stroke-width", width);
}

// One player on the page. It shows each move at once, by what it has rehearsed, and tells the server
// where the student is. The server says which move it has heard of; until that is the last one, its
// drawings are of the past. One message is under way at a time, so that of many moves in a row a
// slow server hears only where they led.
class Stage {
  constructor(scope, data) {
    this.scope = scope;
    this.name = data.player;
    this.moves = this.told = data.heard; // How many moves there were, and the last one told of.
    this.timer = null;
    this.ticker = null;
    this.pause = 0;
    this.halted = false; // Paused here; the server has yet to answer.
    this.early = []; // Moves asked for before the rehearsal has come.
    this.waiting = false;
    this.left = new AbortController();
    this.listen();
  }

  // Until the drawing leaves the page. A move is caught before anything else on the page hears of
  // it, because the server is told of it here.
  listen() {
    const options = { capture: true, signal: this.left.signal };
    const hear = (event) => {
      if (this.leaveIfGone()) return;
      const move = moveOf(this, event);
      if (!move) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      this.early.push(move);
      this.catchUp();
    };
    window.addEventListener("keydown", hear, options);
    window.addEventListener("click", hear, options);
    this.scope.addEventListener("rehearsed", () => this.catchUp());
    const play = `.st-key-Play-${this.name} button:not(:disabled)`;
    const toggle = (event) => {
      if (event.target.closest?.(play)) this.togglePlay();
    };
    const shortcut = (event) => {
      const button = this.name === LISTENS && document.querySelector(play);
      if (!button || event.key?.toLowerCase() !== "p" || !isPlain(event, TYPING)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!event.repeat) button.click();
    };
    window.addEventListener("click", toggle, options);
    window.addEventListener("keydown", shortcut, options);
    // What is set by the server's own slider counts for more than moves that still wait.
    const slider = `.st-key-controls-${this.name} .stSlider`;
    const yields = (event) => {
      if (event.target.closest?.(slider)) this.forget();
    };
    window.addEventListener("keydown", yields, options);
    window.addEventListener("pointerdown", yields, options);
    const item = (event) => event.target.closest?.("g.node, g.edge");
    this.scope.addEventListener("click", (event) => {
      if (item(event)) this.open(item(event));
    });
    this.scope.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !item(event)) return;
      event.preventDefault();
      this.open(item(event));
    });
    for (const moved of ["mouseover", "focusin"]) {
      this.scope.addEventListener(moved, (event) => this.light(item(event)));
    }
    const observer = new MutationObserver(() => this.paintSoon());
    observer.observe(this.scope, { childList: true, subtree: true });
  }

  // True if the drawing is no longer on the page; then nothing listens or ticks any more.
  leaveIfGone() {
    if (this.scope.isConnected) return false;
    this.left.abort();
    clearTimeout(this.timer);
    clearInterval(this.ticker);
    return true;
  }

  receive({ step, heard, pause, query, places, whole }) {
    this.query = query;
    this.places = places;
    this.scope.toggleAttribute("data-whole", whole);
    if (heard < this.heard) this.told = heard; // A server that was started anew knows of no move.
    this.heard = heard;
    this.setPace(pause);
    if (heard >= this.moves) {
      this.moves = this.told = heard;
      this.step = step;
      publish(query);
    }
    if (heard >= this.told) {
      clearTimeout(this.timer);
      if (this.moves > this.told) this.tell();
    }
    this.paint();
  }

  // The steps at which the walk halts; until they are known, the server has the last word.
  get stops() {
    return this.scope.rehearsal?.stops ?? [this.step];
  }

  // Shows a step at once. The server is told when it has answered what it was told before.
  go(step) {
    this.step = this.stops.find((stop) => stop >= step) ?? this.stops.at(-1);
    this.moves += 1;
    publish(this.query && { ...this.query, step: this.step });
    this.paint();
    if (this.heard >= this.told) this.tell();
  }

  // Makes the moves that were asked for, as soon as it is known where the walk halts.
  catchUp() {
    if (!this.scope.rehearsal) return;
    for (const move of this.early.splice(0)) this.go(move(this));
  }

  // Tells the server where the student is, again and again until it has heard.
  tell() {
    if (this.leaveIfGone()) return;
    this.told = this.moves;
    this.send({ step: this.step, move: this.told, graph: this.scope.rehearsal?.graph });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), PATIENCE);
  }

  // Steps by itself, with so many milliseconds between, until the end or until told no pause.
  setPace(pause) {
    if (!pause) this.halted = false;
    if (this.halted || pause === this.pause) return;
    this.pause = pause;
    clearInterval(this.ticker);
    if (!pause) return;
    this.ticker = setInterval(() => this.leaveIfGone() || this.go(MOVES.ArrowRight(this)), pause);
  }

  // The button is the server's. But a pause begins here, at once, and what the server drew before
  // it heard of it sets nothing going again; a second press does, which plays on. The press reports
  // the slider as the server last sent it, so where the pause began is told as a move. To play is
  // to begin where the server says: moves that still wait count no more.
  togglePlay() {
    const halts = !this.halted && this.pause > 0;
    if (halts) {
      this.setPace(0);
      this.go(this.step);
    } else {
      this.forget();
    }
    this.halted = halts;
  }

  // The moves that still wait count no more.
  forget() {
    this.early = [];
    this.moves = this.told;
  }

  // A card or edge leads to the step that computes it; a card asked again, to its gradient's last.
  open(item) {
    const steps = (this.places ?? this.scope.rehearsal?.places)?.[item.id];
    if (!steps) return;
    const [first, last] = steps.map((step) => this.stops.find((stop) => stop >= step) ?? step);
    this.go(this.step === first ? last : first);
  }

  // Shows what a card is connected to, or an edge's two ends.
  light(item) {
    for (const lit of this.scope.querySelectorAll(".lit")) lit.classList.remove("lit");
    const ends = item?.querySelector("title").textContent.split("->") ?? [];
    for (const other of this.scope.querySelectorAll("g.node, g.edge")) {
      const names = other.querySelector("title").textContent.split("->");
      const touches = names.some((name) => ends.includes(name));
      if (touches && names.length !== ends.length) other.classList.add("lit");
    }
  }

  // Paints once before the browser's next frame, however many changes come until then.
  paintSoon() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.paint();
    });
  }

  paint() {
    const svg = this.scope.querySelector(".stGraphVizChart svg");
    if (!svg) return;
    const [, drawn, run] = svg.querySelector("g.graph > title")?.textContent.match(DRAWING) ?? [];
    const rehearsal = this.scope.rehearsal;
    if (run !== rehearsal?.run) {
      // After another formula the drawing comes before its rehearsal: it is right as it is.
      this.scope.dataset.step = drawn;
    } else if (drawn !== String(this.step) || this.scope.dataset.step !== String(this.step)) {
      for (const [id, looks] of Object.entries(rehearsal.timeline)) {
        const item = svg.querySelector(`#${id}`);
        const look = looks.findLast(([from]) => from <= this.step);
        if (item) (item.classList.contains("edge") ? paintEdge : paintCard)(item, look);
      }
      this.scope.dataset.step = this.step;
    }
    keepReadable(this.scope);
    showActive(this.scope, svg);
  }
}

const MOVES = {
  ArrowRight: (stage) => stage.stops.find((stop) => stop > stage.step) ?? stage.step,
  ArrowLeft: (stage) => stage.stops.findLast((stop) => stop < stage.step) ?? stage.step,
  Home: (stage) => stage.stops[0],
  End: (stage) => stage.stops.at(-1),
};
const BUTTONS = {
  "Next-step": MOVES.ArrowRight,
  "Previous-step": MOVES.ArrowLeft,
  "First-step": MOVES.Home,
  "Last-step": MOVES.End,
};
const LISTENS = "main"; // The player that the keyboard moves.
const TYPING = "input, textarea, select, [contenteditable]";
const TAKES_ARROWS = [
  TYPING,
  "canvas",
  ...["slider", "tab", "grid", "menu", "listbox", "radiogroup"].map((role) => `[role=${role}]`),
  ...[".katex-display", ".nnviz-table", ".nnviz-review"],
].join(); // What the arrow keys move or scroll by itself.

// What a key press or a click asks for: a function from the stage to a step, or undefined.
function moveOf(stage, event) {
  if (event.type === "keydown") {
    return isPlain(event, TAKES_ARROWS) && stage.name === LISTENS ? MOVES[event.key] : undefined;
  }
  for (const [name, move] of Object.entries(BUTTONS)) {
    const button = `.st-key-${name}-${stage.name} button:not(:disabled)`;
    if (event.target.closest?.(button)) return move;
  }
  const jump = event.target.closest?.('[class*="st-key-Jump-to-"]:has(button:enabled)');
  return named(stage, jump);
}

// True for a key alone, pressed outside of what takes it by itself.
function isPlain(event, taken) {
  const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  return alone && !event.target.closest?.(taken);
}

// A page's own button may lead to a step: its key is "Jump to", the step, and the player.
function named(stage, button) {
  const found = button?.className.match(/st-key-Jump-to-(\d+)-(\S+)/);
  return found && found[2] === stage.name ? () => Number(found[1]) : undefined;
}

// A formula wider than its column scrolls, so the keyboard must be able to reach it, whenever it
// comes onto the page.
function reachFormulas() {
  for (const formula of document.querySelectorAll(".katex-display:not([tabindex])")) {
    formula.tabIndex = 0;
  }
}
let reaching = false;
new MutationObserver(() => {
  if (reaching) return;
  reaching = true;
  requestAnimationFrame(() => {
    reaching = false;
    reachFormulas();
  });
}).observe(document.body, { childList: true, subtree: true });

const stages = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const status = parentElement.querySelector('[role="status"]');
  if (status.textContent !== data.status) status.textContent = data.status;
  reachFormulas();

  const scope = data.player && document.querySelector(`.st-key-graph-${data.player}`);
  if (!scope) {
    publish(data.query);
    return;
  }
  const stage = stages.get(scope) ?? new Stage(scope, data);
  stages.set(scope, stage);
  stage.send = (told) => setTriggerValue("told", told);
  stage.receive(data);
}
