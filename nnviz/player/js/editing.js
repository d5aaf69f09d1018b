// Values of input cards, edited where they stand: typed, dragged sideways, or by the arrow keys.
import { placeBox, rectOf } from "./boxes.js";
import { flat, nudged, readEntries, shaped, size, write, writeValue } from "./numbers.js";

const STILL = 4; // Pixels that a pointer may move and still click.
const PER_UNIT = 4; // Pixels for each unit that a drag changes.
const PATIENCE = 3000; // Milliseconds until a value that was not taken gives way to the score's.

export class Editor {
  // `changed` is called after each change, `dropped` when changes that no score took are forgotten.
  constructor(root, life, { changed, dropped }) {
    Object.assign(this, { life, changed, dropped });
    this.stage = root.querySelector(".stage");
    this.inputs = new Map();
    this.pending = new Map();
    this.patience = life.timer(PATIENCE, () => {
      this.pending.clear();
      this.dropped();
    });
    const editable = (event) => this.#target(event.target);
    life.on(this.stage, "pointerdown", (event) => {
      if (event.button === 0 && editable(event)) this.#grab(event, editable(event));
    });
    life.on(this.stage, "pointermove", (event) => this.#drag(event));
    life.on(this.stage, "pointerup pointercancel", (event) => this.#drop(event));
    life.on(this.stage, "keydown", (event) => this.#press(event));
  }

  // Makes the values of a drawing's inputs editable, and keeps what is still on its way.
  offer(drawing, graph, run) {
    this.drawing = drawing;
    this.inputs = new Map(graph.inputs.map((input) => [input.node, input]));
    this.values = run.inputs;
    for (const input of graph.inputs) {
      if (this.values[input.node] !== null) drawing.makeEditable(input);
    }
    for (const [node, value] of this.pending) {
      if (writeValue(value) === writeValue(this.values[node] ?? null)) this.pending.delete(node);
      else if (this.inputs.has(node)) this.#show(node);
      else this.pending.delete(node);
    }
  }

  // The values changed here that no score has yet.
  get changes() {
    return Object.fromEntries(this.pending);
  }

  #valueOf(node) {
    return this.pending.get(node) ?? this.values[node];
  }

  // What of an input a pointer or the focus is on: all of it, or one entry.
  #target(element) {
    const place = element.closest?.(".editable");
    if (!place || element.closest("foreignObject")) return null;
    const input = this.inputs.get(place.dataset.input);
    const cells = [...place.querySelectorAll(".cell")];
    const entry = cells.indexOf(element.closest(".cell"));
    const single = !input.shape.length || (entry >= 0 && cells.length === size(input.shape));
    return { place, input, cell: cells[entry], entry: single ? Math.max(entry, 0) : null };
  }

  #set(input, entry, number) {
    const entries = flat(this.#valueOf(input.node));
    entries[entry] = number;
    this.#take(input, entries);
  }

  #take({ node, shape }, entries) {
    this.pending.set(node, shaped(entries, shape));
    this.#show(node);
    this.patience.start();
    this.changed();
  }

  // Writes a value onto its card before the score has it. A heat strip has no texts to write.
  #show(node) {
    const { key, shape } = this.inputs.get(node);
    const { texts } = this.drawing.places.get(`${key}v`);
    const written = flat(this.pending.get(node)).map(write);
    const places = shape.length ? texts.slice(1) : texts;
    for (const [place, text] of places.entries()) text.textContent = written[place];
  }

  // --- By hand ---------------------------------------------------------------------------------

  #grab(event, target) {
    this.held = { ...target, pointer: event.pointerId, from: event.clientX, last: event.clientX };
    if (target.entry === null) return;
    this.held.start = flat(this.#valueOf(target.input.node))[target.entry];
    this.held.units = 0;
  }

  #drag(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId || held.entry === null) return;
    if (!held.moved && Math.abs(event.clientX - held.from) <= STILL) return;
    if (!held.moved) this.stage.setPointerCapture(event.pointerId);
    held.moved = true;
    held.units += ((event.clientX - held.last) / PER_UNIT) * (event.shiftKey ? 0.1 : 1);
    held.last = event.clientX;
    this.#set(held.input, held.entry, nudged(held.start, held.units, event.shiftKey));
  }

  #drop(event) {
    const { held } = this;
    if (held?.pointer !== event.pointerId) return;
    this.held = null;
    if (!held.moved && event.type === "pointerup") this.#open(held);
  }

  // --- By keyboard -----------------------------------------------------------------------------

  #press(event) {
    const target = this.#target(event.target);
    if (!target) return;
    const units = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === "Enter" || event.key === " ") this.#open(target);
    else if (units && target.entry !== null) this.#nudge(target, units, event.shiftKey);
    else return;
    event.preventDefault();
  }

  #nudge({ input, entry }, units, fine) {
    const start = flat(this.#valueOf(input.node))[entry];
    this.#set(input, entry, nudged(start, fine ? units / 10 : units, fine));
  }

  // A box over a number, an entry, or a whole vector or matrix.
  #open({ place, input, cell, entry }) {
    const value = this.#valueOf(input.node);
    const [row, column] = shapedPlace(entry, input.shape);
    const all = entry === null;
    const name = [input.node, row && `row ${row}`, column && `column ${column}`];
    const box = placeBox(place, rectOf(cell ?? place), {
      name: name.filter(Boolean).join(" "),
      value: all ? writeValue(value) : write(flat(value)[entry]),
    });
    const wanted = all ? size(input.shape) : 1;
    let open = true;
    const close = (focus) => {
      open = false;
      box.parentElement.remove();
      if (focus) place.focus({ preventScroll: true });
    };
    // Takes what is typed. What cannot be read stays in the box, with the reason when entered.
    const take = (entered) => {
      if (!open) return;
      const entries = readEntries(box.value);
      if (entries?.length !== wanted || !entries.every(Number.isFinite)) {
        box.setCustomValidity(complaint(input, all));
        if (entered) box.reportValidity();
        return;
      }
      close(entered);
      if (box.value === box.defaultValue) return;
      if (all) this.#take(input, entries);
      else this.#set(input, entry, entries[0]);
    };
    const press = (event) => {
      event.stopPropagation();
      if (event.key === "Enter") take(true);
      else if (event.key === "Escape") close(true);
    };
    box.addEventListener("keydown", this.life.guard(press));
    box.addEventListener("input", () => box.setCustomValidity(""));
    box.addEventListener(
      "blur",
      this.life.guard(() => take(false)),
    );
    box.focus({ preventScroll: true });
    box.select();
  }
}

// Row and column of an entry, counted from 1, as far as a shape has them.
function shapedPlace(entry, shape) {
  if (entry === null || !shape.length) return [];
  const [, columns = 1] = shape;
  const row = Math.floor(entry / columns) + 1;
  return shape.length > 1 ? [row, (entry % columns) + 1] : [row];
}

function complaint({ node, shape }, all) {
  if (!all || !shape.length) return "Type a number, such as −2, 0.5, 1/3 or 2e-3.";
  const [rows, columns] = shape;
  const wanted = columns === undefined ? `${rows} numbers` : `${rows} rows of ${columns} numbers`;
  const example = writeValue(shaped(Array(size(shape)).fill(0), shape));
  return `${node} has ${wanted}. Type them as in ${size(shape) > 16 ? "[0, 1, …]" : example}.`;
}
