// A step in words, formulas and rows of a table; those of a long run come in chunks when needed.
import { row } from "./frame.js";
import { unpack } from "./packing.js";

const MOST_ROWS = 100;
const SMALLEST = 0.72; // To which share of its size a formula shrinks before it scrolls.
const MISSING = "This step's words did not come. Try again.";

export class Telling {
  constructor(root, life, ask) {
    this.root = root;
    this.life = life;
    this.ask = ask;
    this.find = (selector) => root.querySelector(selector);
    this.speaking = life.timer(300, () => this.#speak());
    life.on(this.find(".all"), "toggle", () => this.list());
    const fit = life.guard(() => this.fit());
    life.on(this.find(".maths"), "toggle", fit, { capture: true });
    life.watch(new ResizeObserver(fit), this.find(".maths"));
  }

  load(graph, run) {
    this.graph = graph;
    this.run = run;
    this.told = new Map(run.told?.entries());
    this.measured = new Map();
    this.find("thead").replaceChildren(row(graph.columns, "th", graph.numbers));
    for (const [place, name] of ["upstream", "local", "downstream"].entries()) {
      this.find(`.flow .${name}`).textContent = graph.words[place];
    }
    this.find(".drawn").textContent = graph.note;
  }

  // Tells the steps that a walk has just made.
  tell(walk) {
    this.walk = walk;
    const steps = walk.taken;
    if (steps.every((step) => this.told.has(step))) {
      this.#show(this.#known(steps));
    } else {
      this.#show([{ position: `Step ${walk.step} of ${walk.last}` }]);
      this.life.guard(() => this.#fetch(steps, () => this.#show(this.#known(steps))))();
    }
    this.list();
    this.speaking.start();
  }

  #known(steps) {
    return steps.filter((step) => this.told.has(step)).map((step) => this.told.get(step));
  }

  #show(told) {
    this.#write(told);
    this.fit();
    this.find(".maths").scrollTo(0, 0);
  }

  #write(told) {
    const texts = (name) => told.map((each) => each[name]).filter(Boolean);
    this.find("h2").textContent = told.at(-1).position;
    this.find(".sentence").textContent = texts("sentence").join(" ");
    this.find(".note").textContent = texts("note").join(" ");
    this.find(".maths").innerHTML = told.map(formula).join("");
  }

  // How high the tallest step is where it has the whole width, as far as the steps are here.
  tallest() {
    const width = this.root.clientWidth;
    if (!this.measured.has(width)) {
      const step = this.find(".step");
      step.toggleAttribute("data-measured", true);
      const heights = [...this.told.values()].map((told) => {
        this.#write([told]);
        return step.offsetHeight;
      });
      step.toggleAttribute("data-measured", false);
      this.measured.set(width, Math.max(0, ...heights));
      if (this.walk) this.tell(this.walk);
    }
    return this.measured.get(width);
  }

  // Makes the formulas smaller where they would not fit, down to a limit.
  fit() {
    const maths = this.find(".maths");
    let size = 1;
    let share = 1;
    do {
      size = Math.max(SMALLEST, size * share);
      maths.style.setProperty("--size", size.toFixed(3));
      const { clientHeight, scrollHeight, clientWidth, scrollWidth } = maths;
      share = Math.min(clientHeight / scrollHeight, clientWidth / scrollWidth) || 1;
    } while (share < 1 && size > SMALLEST);
  }

  // What is said of the present steps.
  get said() {
    const [position, sentence] = ["h2", ".sentence"].map((each) => this.find(each).textContent);
    return `${position}. ${sentence}`;
  }

  #speak() {
    this.find(".status").textContent = this.said;
  }

  // Tells at once, without waiting for more steps.
  speakNow() {
    this.speaking.stop();
    this.#speak();
  }

  // Gets the words of steps and then uses them, if the student is still there.
  async #fetch(steps, use) {
    const { run } = this;
    const { step } = this.walk;
    let came = true;
    try {
      const chunks = new Set(steps.map((each) => Math.floor(each / run.chunk)));
      await Promise.all([...chunks].map((number) => this.#need(run, number)));
    } catch {
      came = false;
    }
    if (run !== this.run || step !== this.walk.step) return;
    if (came) use();
    else this.find(".note").textContent = MISSING;
  }

  async #need(run, number) {
    const first = number * run.chunk;
    if (this.told.has(first)) return;
    const told = await unpack(run.chunks[number] ?? (await this.ask({ chunk: number })));
    if (run !== this.run) return;
    for (const [place, each] of told.entries()) this.told.set(first + place, each);
  }

  // The newest rows of the table, the last step first, while it is open.
  list() {
    if (!this.walk || !this.find(".all").open) return;
    const { step } = this.walk;
    const first = Math.max(1, step - MOST_ROWS + 1);
    const steps = Array.from({ length: step - first + 1 }, (_, place) => step - place);
    const fill = () => {
      const lines = this.#known(steps).map((told) => row(told.row, "td", this.graph.numbers));
      this.find("tbody").replaceChildren(...lines);
    };
    if (steps.every((each) => this.told.has(each))) fill();
    else this.life.guard(() => this.#fetch(steps, fill))();
  }
}

function formula({ formula: short = "", full = "" }) {
  if (!full) return short;
  return `${short}<details><summary>The local gradient in full</summary>${full}</details>`;
}
