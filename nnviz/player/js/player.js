// A player of a score: one drawing, one step, one writer. It asks nobody for a step; it reports it.
import { Editor } from "./editing.js";
import { Facts } from "./facts.js";
import { showFault } from "./faults.js";
import { FRAME } from "./frame.js";
import { moveOf } from "./keys.js";
import { Life } from "./life.js";
import { Options } from "./options.js";
import { Picture } from "./picture.js";
import { Prediction } from "./prediction.js";
import { Reporter } from "./reporter.js";
import { save } from "./saving.js";
import { scaleOf } from "./scale.js";
import { Telling } from "./telling.js";
import { Walk } from "./walk.js";

const SPEEDS = { slow: 2500, normal: 1200, fast: 500 }; // Milliseconds between two steps.
const MOST_ABOVE = 0.3; // The share of a window's height that may stand above a player.
const ZOOM = 1.25;
const USUAL = {
  name: "main",
  step: 0,
  by: "edge",
  begin: "forward",
  speed: "normal",
  predict: false,
  asks: "all",
  editable: false,
  marked: [],
  fonts: "",
  report: () => {},
  ask: () => Promise.reject(new Error("Nobody is there to be asked.")),
};

// Fills an element with a player. From outside it is told to go, to update, or to destroy itself.
export function mount(root, score, options = {}) {
  return new Player(root, score, { ...USUAL, ...options });
}

class Player {
  constructor(root, score, options) {
    this.root = root;
    this.settings = options;
    this.life = new Life((fault) => this.#fail(fault));
    this.life.guard(() => {
      this.#build();
      this.#load(score, options.step);
    })();
  }

  get step() {
    return this.walk?.step;
  }

  // Goes to the stop at or behind a step, as the host asks; so the host is not told.
  go(step) {
    this.life.guard(() => this.#go(step, { quiet: true }))();
  }

  // Takes another score. With the same graph the drawing, the step and the zoom stay.
  update(score, step) {
    this.life.guard(() => this.#load(score, step))();
  }

  // Sets some edges apart from the others, in each drawing from now on.
  setApart(keys) {
    this.life.guard(() => this.picture.setApart(keys))();
  }

  destroy() {
    this.life.end();
    this.root.replaceChildren();
  }

  #fail(fault) {
    this.life.end();
    showFault(this.root, this.score, fault);
  }

  #build() {
    const { root, life, settings } = this;
    root.classList.add("nv");
    root.dataset.player = settings.name;
    delete root.dataset.fault;
    root.innerHTML = FRAME;
    lendFonts(settings.fonts);
    this.telling = new Telling(root, life, settings.ask);
    this.prediction = new Prediction(root, life, {
      checked: () => this.reporter.step(),
      passed: () => this.#pass(),
    });
    this.reporter = new Reporter(life, () => this.#report());
    this.editor = new Editor(root, life, {
      changed: () => this.reporter.value(),
      dropped: () => this.picture.rewrite(this.facts),
    });
    this.options = new Options(root, life, settings, (name) => this.#changed(name));
    this.picture = new Picture(root, life, {
      ask: settings.ask,
      room: settings.room ?? (() => roomFor(root)),
      marked: settings.marked,
      needs: () => this.telling.tallest(),
      drawn: () => this.#offer(),
    });
    this.ticker = life.ticker(SPEEDS.normal, () => this.#go(this.walk.move("ArrowRight")));
    this.#listen();
  }

  #load(score, step) {
    this.score = { ...this.score, ...score };
    const { run } = score;
    const same = !score.graph || score.graph.key === this.graph?.key;
    if (same && run.key === this.run?.key) {
      if (step !== undefined) this.#go(step, { quiet: true });
      return;
    }
    this.run = run;
    this.facts = new Facts(run.facts);
    if (!same) this.#begin(score, step);
    else if (step !== undefined) this.walk.step = this.walk.halt(step);
    this.telling.load(this.graph, run);
    this.prediction.load(run);
    if (same && step === undefined) this.picture.rewrite(this.facts);
    else this.picture.show(this.walk, this.facts);
    this.#tell();
    this.#offer();
    if (!same) this.telling.speakNow();
    this.reporter.answered();
  }

  #begin({ name, graph }, step = 0) {
    this.name = name;
    this.graph = graph;
    this.root.setAttribute("role", "group");
    this.root.setAttribute("aria-label", name);
    this.walk = new Walk(graph, { ...this.settings, step });
    this.options.show(graph);
    this.picture.load(graph);
    this.prediction.forget();
    this.find(".all").open = !graph.windows.length;
  }

  // --- Stepping --------------------------------------------------------------------------------

  #go(step, { quiet = false } = {}) {
    const before = this.walk.step;
    this.walk.step = this.walk.halt(step);
    this.#show(before);
    if (this.walk.atEnd) this.#play(false);
    if (!quiet) this.reporter.step();
  }

  #show(before) {
    this.picture.show(this.walk, this.facts, before);
    this.#tell();
  }

  #tell() {
    const { walk } = this;
    this.root.dataset.step = walk.step;
    this.telling.tell(walk);
    this.find(".stage").setAttribute("aria-label", this.telling.said);
    const slider = this.find('[data-set="place"]');
    slider.max = walk.stops.length - 1;
    slider.value = walk.place;
    slider.setAttribute("aria-valuetext", `Step ${walk.step} of ${walk.last}`);
    this.find(".count").textContent = `${walk.step} / ${walk.last}`;
    this.#ask();
  }

  #play(on) {
    if (on && this.walk.atEnd) this.#go(this.walk.stops[0]);
    if (on) this.ticker.start(SPEEDS[this.settings.speed]);
    else this.ticker.stop();
    const button = this.find(".play");
    button.setAttribute("aria-pressed", on);
    button.setAttribute("aria-label", on ? "Pause" : "Play");
    button.title = on ? "Pause" : "Play";
  }

  // A card or an edge leads to the step that computes it; asked again, to its gradient's last.
  #open(key) {
    const steps = this.picture.stepsOf(key);
    if (!steps) return;
    const [first, last] = steps.map((step) => this.walk.halt(step));
    this.#go(this.walk.step === first ? last : first);
  }

  // --- What the student does -------------------------------------------------------------------

  #listen() {
    const { root, life } = this;
    life.on(root, "click", ({ target }) => {
      const act = target.closest("[data-act]")?.dataset.act;
      const item = target.closest("[data-k]");
      if (act) this.#act(act);
      else if (item && !target.closest(".editable")) this.#open(item.dataset.k);
    });
    const main = this.settings.name === "main";
    life.on(main ? window : root, "keydown", (event) => {
      const move = moveOf(event, root, main);
      if (!move) return;
      event.preventDefault();
      if (move !== "play" || !event.repeat) this.#act(move);
    });
    life.on(this.find(".stage"), "keydown", (event) => {
      const item = event.target.closest("[data-k]");
      if (!item || event.defaultPrevented || !["Enter", " "].includes(event.key)) return;
      event.preventDefault();
      this.#open(item.dataset.k);
    });
    life.on(this.find('[data-set="place"]'), "input", ({ target }) => {
      this.#go(this.walk.stops[target.value]);
    });
    life.on(matchMedia("print"), "change", ({ matches }) => this.picture.see({ all: matches }));
  }

  #act(name) {
    const acts = {
      play: () => this.#play(!this.ticker.runs),
      whole: () => this.#see(() => this.picture.see({ whole: !this.picture.view.whole })),
      smaller: () => this.#see(() => this.picture.view.zoom(1 / ZOOM)),
      larger: () => this.#see(() => this.picture.view.zoom(ZOOM)),
      check: () => this.prediction.check(),
      show: () => this.#act("ArrowRight"),
      svg: () => this.#save("svg"),
      png: () => this.#save("png"),
    };
    if (acts[name]) return acts[name]();
    if (name === "ArrowRight") this.prediction.giveUp();
    return this.#go(this.walk.move(name));
  }

  #see(change) {
    if (!this.picture.drawing) return;
    change();
    this.find('[data-act="whole"]').setAttribute("aria-pressed", this.picture.view.whole);
  }

  #save(kind) {
    const { drawing, view } = this.picture;
    const ground = getComputedStyle(this.find(".stage")).backgroundColor;
    const name = `${this.name} step ${this.walk.step}`.replace(/[^\p{L}\p{N}]+/gu, "-");
    return save(kind, drawing, { view, name, ground, fonts: this.settings.fonts });
  }

  #changed(name) {
    if (name === "node" || name === "backward") {
      this.walk = new Walk(this.graph, { ...this.settings, step: this.walk.step });
      this.#show();
    } else if (name === "speed") {
      if (this.ticker.runs) this.#play(true);
    } else {
      this.#ask();
      if (name === "predict") this.prediction.focus();
    }
    this.reporter.step();
  }

  // --- Values and answers ----------------------------------------------------------------------

  // Lets the student change values and answer questions on a drawing.
  #offer() {
    if (!this.picture.drawing) return;
    if (this.settings.editable) this.editor.offer(this.picture.drawing, this.graph, this.run);
    this.#ask();
  }

  #ask() {
    const asks = this.settings.predict && this.prediction.possible && !this.walk.atEnd;
    this.prediction.ask(asks ? this.walk : null, this.picture.drawing, this.settings.asks);
  }

  #pass() {
    this.#go(this.walk.move("ArrowRight"));
    this.prediction.focus();
  }

  #report() {
    const { by, begin, predict } = this.settings;
    const { answers } = this.prediction;
    const state = {
      step: this.walk.step,
      by,
      begin,
      predict,
      values: this.editor.changes,
      answers,
    };
    try {
      this.settings.report(state);
    } catch (fault) {
      console.error(fault); // What the host makes of it is no fault of the player, which plays on.
    }
  }

  find(selector) {
    return this.root.querySelector(selector);
  }
}

// The window's height, less what stands above the player on its page, however far that is scrolled;
// in pixels as large as the player's.
function roomFor(root) {
  let above = root.getBoundingClientRect().top;
  for (let each = root; each; each = each.parentElement ?? each.getRootNode().host) {
    above += each.scrollTop;
  }
  const room = window.innerHeight - Math.min(above, MOST_ABOVE * window.innerHeight);
  return room / scaleOf(root);
}

// A rule for a font counts in the document only, not in a shadow tree.
function lendFonts(rules) {
  if (!rules || document.getElementById("nnviz-fonts")) return;
  const style = Object.assign(document.createElement("style"), { id: "nnviz-fonts" });
  style.textContent = rules;
  document.head.append(style);
}
