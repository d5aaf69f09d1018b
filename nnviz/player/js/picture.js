// The stage: the drawing that is on show, what is seen of it, and what is lit up in it.
import { arrange, formUnder } from "./arrangement.js";
import { Drawing } from "./drawing.js";
import { listenToGestures } from "./gestures.js";
import { View } from "./view.js";
import { Windows } from "./windows.js";

const MISSING = "The picture of this step did not come. Go on or back, and try again.";

export class Picture {
  // `drawn` is called with each new drawing; `needs` tells the height of the tallest step.
  constructor(root, life, { ask, marked, room, needs, drawn }) {
    Object.assign(this, { root, life, ask, marked, room, needs, drawn });
    this.stage = root.querySelector(".stage");
    this.list = root.querySelector(".list");
    this.problem = root.querySelector(".problem");
    this.view = new View(this.stage);
    listenToGestures(life, this.stage, this.view);
    life.on(this.stage, "pointerover focusin", (event) => {
      this.drawing?.light(event.target.closest("[data-k]")?.dataset.k);
    });
    life.on(this.stage, "pointerleave focusout", () => this.drawing?.light(null));
    const refit = life.guard(() => this.#arrange());
    life.watch(new ResizeObserver(refit), root);
    life.on(window, "resize", refit);
  }

  // Takes another graph. Nothing is drawn until a step of it is shown.
  load(graph) {
    this.graph = graph;
    this.windows = new Windows(graph, this.ask);
    this.number = this.drawing = this.scene = this.form = this.size = null;
    this.stage.querySelector(".nv-svg")?.remove();
    this.list.replaceChildren();
    this.#tell(graph.problem);
    this.root.toggleAttribute("data-bare", !graph.windows.length);
  }

  // Sets edges apart, by their keys: in this drawing and in those that follow.
  setApart(keys) {
    this.marked = keys;
    this.drawing?.setApart(keys);
  }

  // Shows a step: anew, or only what differs from the step before.
  show(walk, facts, before) {
    Object.assign(this, { walk, facts });
    const number = this.windows.at(walk.step);
    if (number < 0) return;
    this.root.removeAttribute("data-late");
    this.#tell("");
    if (number === this.number) {
      this.#write(before);
      this.follow();
    } else if (this.windows.ready(number)) {
      this.number = number;
      this.size = null;
      this.#arrange();
    } else {
      this.life.guard(() => this.#fetch(number))();
    }
  }

  // Shows the same step with other numbers; what is seen of the drawing does not move.
  rewrite(facts) {
    this.facts = facts;
    if (this.drawing) this.#write();
  }

  // Until a window is there, the old drawing stays, dimmed.
  async #fetch(number) {
    const { windows } = this;
    this.root.toggleAttribute("data-late", true);
    let came = true;
    try {
      await windows.fetch(number);
    } catch {
      came = false;
    }
    if (windows !== this.windows || windows.at(this.walk.step) !== number) return;
    if (came) this.show(this.walk, this.facts);
    else this.#tell(MISSING);
  }

  #tell(problem) {
    this.problem.textContent = problem;
    this.problem.hidden = !problem;
  }

  // Takes the drawing that is seen largest in the room that there is, if the room is another one.
  #arrange() {
    const ready = this.windows?.ready(this.number);
    const size = [this.root.clientWidth, Math.round(this.room())];
    if (!ready || !size[0] || size.join() === this.size?.join()) return;
    this.root.dataset.form = formUnder(size[0]);
    const { scene, form, ...lengths } = arrange(ready.scenes, ...size, {
      needs: this.needs(),
      form: this.size === null ? this.form : null,
      several: this.graph.windows.length > 1,
    });
    Object.assign(this, { size, form });
    this.root.dataset.form = form;
    for (const [name, length] of Object.entries(lengths)) {
      this.root.style.setProperty(`--${name}`, `${length}px`);
    }
    if (scene !== this.scene) this.#draw(scene, ready.groups ?? []);
    else this.view.resize(this.stage.clientWidth, this.stage.clientHeight);
    this.follow();
  }

  #draw(scene, groups) {
    this.scene = scene;
    this.stage.querySelector(".nv-svg")?.remove();
    this.stage.insertAdjacentHTML("afterbegin", scene.svg);
    const svg = this.stage.querySelector(".nv-svg");
    this.drawing = new Drawing(svg, this.graph, groups);
    this.drawing.setApart(this.marked);
    this.view.show(svg, this.stage.clientWidth, this.stage.clientHeight);
    const cards = [...this.drawing.cards.keys()].filter((key) => this.drawing.items.has(key));
    this.lines = new Map(cards.map((key) => [key, document.createElement("li")]));
    this.list.replaceChildren(...this.lines.values());
    this.#write();
    this.drawn(this.drawing);
  }

  #write(before) {
    for (const key of this.drawing.show(this.facts, this.walk.step, before)) {
      this.lines.get(key).textContent = this.drawing.summary(key);
    }
    this.drawing.mark(this.active);
  }

  // The cards and edges that the present steps concern, without doubles.
  get active() {
    return [...new Set(this.walk.taken.flatMap((step) => this.graph.active[step]))];
  }

  // Brings the step into view where the drawing is larger than the stage.
  follow() {
    const keys = this.drawing?.active ?? [];
    if (!keys.length || this.view.fits) return;
    const all = this.drawing.boxOf(keys);
    this.view.reveal(this.view.holds(all) ? all : this.drawing.boxOf(keys.slice(-1)));
  }

  // Shows all of the drawing, however small, or so much of it that it can be read.
  see({ whole = this.view.whole, all = whole }) {
    if (!this.drawing) return;
    this.view.whole = whole;
    this.view.fit(all);
    this.follow();
  }

  // What a card is asked for by a click: a step of its own, or of its group.
  stepsOf(key) {
    const group = this.drawing?.groups.find((each) => each.key === key);
    return group ? [group.step, group.step] : this.graph.places[key];
  }
}
