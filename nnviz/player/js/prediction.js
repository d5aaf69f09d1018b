// What the next step makes known is asked for before it is shown: a box on each card and edge.
import { placeBox, rectOf } from "./boxes.js";
import { agrees, readEntries, readShape } from "./numbers.js";

const SHAPE = "shape";
const FIGURE = { width: 60, height: 19, gap: 5 }; // A box on an edge, in units of the drawing.

export class Prediction {
  // `checked` is called after each check; `passed` when all is answered.
  constructor(root, life, { checked, passed }) {
    Object.assign(this, { life, checked, passed });
    this.find = (selector) => root.querySelector(selector);
    this.boxes = [];
    this.forget();
  }

  // Another graph has other questions.
  forget() {
    this.answers = {};
    this.first = new Set(); // What was right at the first try,
    this.missed = new Set(); // and what was not.
    this.#count();
  }

  load(run) {
    this.run = run;
    this.find(".predict").hidden = !run.predictable;
    this.find(".asks").hidden = !run.predictable;
  }

  // A host may give the questions only when they are wanted.
  get possible() {
    return Boolean(this.run.expected);
  }

  // Asks for what the steps ahead of a walk make known; with no walk, for nothing. What is asked
  // already stays, with all that is typed there.
  ask(walk, drawing, asks) {
    const items = new Map(); // The last of several facts about one place counts.
    for (const item of walk?.ahead.flatMap((step) => this.run.expected[step] ?? []) ?? []) {
      if (asks === "all" || !item.factor) items.set(keyOf(item), item);
    }
    const asked = walk && JSON.stringify([walk.step, ...items.values()]);
    if (asked === this.asked && drawing === this.drawing) return;
    Object.assign(this, { asked, drawing });
    for (const { box, place } of this.boxes) {
      box.parentElement.remove();
      place.element.classList.remove("asked");
    }
    this.boxes = [];
    this.find(".question").hidden = !walk;
    this.#say("");
    if (!walk) return;
    this.open = [...items.values()].filter((item) => this.#spotOf(item));
    this.#place();
    this.#count();
  }

  // Where a box for an item stands, or nothing if the drawing has no place for one.
  #spotOf({ at, part }) {
    const place = this.drawing?.places.get(at);
    return place && spotOf(place, part);
  }

  // Puts boxes for what is open: first for shapes, then for entries.
  #place() {
    const shapes = this.open.filter(({ part }) => part === SHAPE);
    for (const item of shapes.length ? shapes : this.open) {
      const place = this.drawing.places.get(item.at);
      const spot = this.#spotOf(item);
      place.element.classList.add("asked");
      const box = placeBox(spot.over, spot.rect, { name: item.name });
      const press = (event) => {
        event.stopPropagation();
        if (event.key === "Enter") this.check();
      };
      box.addEventListener("keydown", this.life.guard(press));
      box.addEventListener("input", () => box.removeAttribute("aria-invalid"));
      this.boxes.push({ box, item, place });
    }
    const names = this.boxes.map(({ item }) => item.name);
    this.find(".wanted").textContent = names.length
      ? `What comes next: ${new Intl.ListFormat("en").format(names)}?`
      : "Nothing is asked here. Take the next step.";
    this.find('[data-act="check"]').hidden = !names.length;
  }

  focus() {
    this.boxes[0]?.box.focus({ preventScroll: true });
  }

  // Checks what is typed: what is right is shown, what is wrong is explained.
  check() {
    const typed = this.boxes.filter(({ box }) => box.value.trim());
    if (!typed.length) {
      this.#say("Type what you think comes next, then check.");
      this.focus();
      return;
    }
    const said = typed.map((each) => this.#judge(each));
    const wrong = this.boxes.find(({ box }) => box.hasAttribute("aria-invalid"));
    if (this.open.length) (wrong ?? this.boxes[0]).box.focus({ preventScroll: true });
    else this.passed();
    this.#say(said.join(" "));
    this.#count();
    this.checked();
  }

  #judge({ box, item, place }) {
    const key = keyOf(item);
    this.answers[key] = box.value;
    const verdict = this.#verdict(item, box.value);
    if (!verdict) {
      if (!this.missed.has(key)) this.first.add(key);
      this.#settle(item, box, place);
      return `✓ ${item.name} = ${box.value.trim()} is right.`;
    }
    if (verdict.counts) this.missed.add(key);
    box.setAttribute("aria-invalid", "true");
    return `✗ ${item.name}${verdict.text}`;
  }

  // Why an answer is wrong, or null if it is right.
  #verdict(item, text) {
    if (item.part === SHAPE) {
      const right = readShape(text).join() === item.value.join();
      return right ? null : { counts: true, text: ": the shape is another one. Try again." };
    }
    const [answer, more] = readEntries(text) ?? [];
    if (answer === undefined || more !== undefined) {
      return { counts: false, text: ": type a number, such as −2, 0.5, 1/3 or 2e-3." };
    }
    const { mistakes, reasons, within } = this.run;
    if (agrees(answer, item.value, within)) return null;
    const [wrong, why] = mistakes[keyOf(item)] ?? mistakes[this.#alike(item)] ?? [[], []];
    const found = wrong.findIndex((value) => agrees(answer, value, within));
    const said = reasons[why[found]] ?? " is not right yet. Try again.";
    return { counts: true, text: ` = ${text.trim()}${said}` };
  }

  // The card whose gradient is the same number as a figure of an edge: at its end, or its start.
  #alike({ at, part }) {
    const [source, target] = this.drawing.items.get(at).dataset.ends?.split(" ") ?? [];
    return `${part ? source : target}g.0`;
  }

  // What is right stands as a text where the box was; entries follow when the shape is right.
  #settle(item, box, place) {
    const text = box.value.trim();
    box.parentElement.remove();
    this.boxes = this.boxes.filter((each) => each.box !== box);
    this.open = this.open.filter((each) => each !== item);
    const spot = textOf(place, item.part);
    if (spot) spot.textContent = `✓ ${text}`;
    if (item.part === SHAPE && !this.boxes.length) this.#place();
  }

  // The answer is shown without a right one: what was asked for counts as not known.
  giveUp() {
    for (const { item } of this.boxes) this.missed.add(keyOf(item));
    this.#count();
  }

  #say(text) {
    this.find(".verdict").textContent = text;
  }

  #count() {
    const tried = this.first.size + this.missed.size;
    this.find(".tally").textContent = tried ? `${this.first.size} of ${tried} at first try` : "";
  }
}

function keyOf({ at, part }) {
  return `${at}.${part}`;
}

function textOf({ texts, cells }, part) {
  if (part === SHAPE) return null;
  return cells.length ? texts[part + 1] : texts[part];
}

// Where a box stands: over a chip, a cell, a grid's line of words, or a figure of an edge.
function spotOf({ element, cells }, part) {
  if (element.matches(".chip")) return { over: element, rect: rectOf(element) };
  if (part === SHAPE) {
    const { x, y, width } = element.getBBox();
    return { over: element, rect: { x, y, width, height: 18 } };
  }
  if (cells.length) return cells[part] && { over: cells[part], rect: rectOf(cells[part]) };
  const figure = element.querySelectorAll(".label .t")[part];
  if (!figure) return null;
  const label = element.querySelector(".label");
  const words = [...label.querySelectorAll(".w")];
  const ends = words.map((word) => Number(word.getAttribute("x")) + word.getComputedTextLength());
  const { gap, ...size } = FIGURE;
  const y = Number(figure.parentElement.getAttribute("y")) - 14;
  return { over: label, rect: { x: Math.max(...ends) + gap, y, ...size } };
}
