// The player in Streamlit: this function runs with every run of its part of the page. The player
// steps by itself; the server hears of values, and of what it is asked for.
import { FONTS } from "./fonts.js";
import { keepWalk, publish } from "./link.js";
import { mount } from "./mount.js";

const MAIN = "main";

const hosts = new WeakMap();
const left = new Map(); // Where the student was in players that are off the page, by their names.

export default function ({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".nv-host");
  const tell = (name, value) => setStateValue(name, value);
  if (hosts.has(root)) hosts.get(root).hear(data, tell);
  else hosts.set(root, new Host(root, data, tell));
  return () => {
    hosts.get(root)?.leave();
    hosts.delete(root);
  };
}

class Host {
  constructor(root, data, tell) {
    this.root = root;
    this.waiting = new Map();
    this.turn = 0;
    const before = left.get(data.place);
    this.walk = before?.edition === data.walk.edition ? before : data.walk;
    this.take(data, tell);
    this.known = JSON.stringify(data.walk);
    this.open();
    this.announce();
  }

  // Takes what the server says; the step only where the server moves the student.
  hear(data, tell) {
    const moved = data.walk.edition !== this.data.walk.edition;
    this.take(data, tell);
    if (moved && ["by", "begin", "predict"].some((name) => data.walk[name] !== this.walk[name])) {
      this.walk = data.walk;
      this.player.destroy();
      this.open();
    } else {
      if (moved) this.walk = data.walk;
      this.player.update(data.score, moved ? data.walk.step : undefined);
      this.player.setApart(data.marked);
      this.keep(this.here);
    }
    if (moved) this.known = JSON.stringify(this.walk);
    this.announce();
  }

  take(data, tell) {
    this.data = data;
    this.tell = tell;
    for (const [request, answer] of data.answers) {
      const name = JSON.stringify(request);
      this.waiting.get(name)?.settle(answer);
      this.waiting.delete(name);
    }
    publish(data.query, data.number);
  }

  open() {
    const { name, score, editable, marked } = this.data;
    this.player = mount(this.root, score, {
      ...this.walk,
      predict: this.walk.predict === "yes",
      name,
      editable,
      marked,
      fonts: FONTS,
      report: (state) => this.report(state),
      ask: (request) => this.ask(request),
    });
    this.keep(this.here);
  }

  get here() {
    return { ...this.walk, step: this.player.step ?? this.walk.step };
  }

  // Values are told alone: of what is told at the same time, Streamlit would run only one part of
  // the page. What goes along with the player hears of the step when the values are answered.
  report({ step, by, begin, predict, values }) {
    const before = this.walk.predict;
    this.keep({ step, by, begin, predict: predict ? "yes" : "no" });
    if (this.walk.predict !== before) this.tell("predict", this.walk.predict);
    if (Object.keys(values).length) {
      this.turn += 1;
      this.tell("told", { turn: this.turn, values });
    } else {
      this.announce();
    }
  }

  keep({ step, by, begin, predict }) {
    const { place, name } = this.data;
    this.walk = { step, by, begin, predict, edition: this.data.walk.edition };
    left.set(place, this.walk);
    if (name === MAIN) keepWalk(this.walk);
  }

  // Tells what goes along with the player where the student is, if that is not known there.
  announce() {
    const known = JSON.stringify(this.walk);
    if (known === this.known) return;
    this.known = known;
    const detail = { player: this.data.name, ...this.walk };
    document.dispatchEvent(new CustomEvent("nnviz:walk", { detail }));
  }

  // Asks the server, once for all who want the same; it answers null to what it cannot make.
  ask(request) {
    const name = JSON.stringify(request);
    if (!this.waiting.has(name)) {
      const asked = {};
      asked.answer = new Promise((resolve, reject) => {
        asked.settle = (answer) => (answer === null ? reject(new Error(name)) : resolve(answer));
      });
      this.waiting.set(name, asked);
      this.tell("asked", [...this.waiting.keys()].map(JSON.parse));
    }
    return this.waiting.get(name).answer;
  }

  leave() {
    left.set(this.data.place, this.here);
    this.player.destroy();
    if (this.data.name === MAIN) keepWalk(null);
  }
}
