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
    this.open();
  }

  // Takes what the server says; the step only where the server moves the student.
  hear(data, tell) {
    const moved = data.walk.edition !== this.data.walk.edition;
    this.take(data, tell);
    if (moved && ["by", "begin"].some((name) => data.walk[name] !== this.walk[name])) {
      this.walk = data.walk;
      this.player.destroy();
      this.open();
      return;
    }
    if (moved) this.walk = data.walk;
    this.player.update(data.score, moved ? data.walk.step : undefined);
    this.player.setApart(data.marked);
    this.keep({ ...this.walk, step: this.player.step });
  }

  take(data, tell) {
    this.data = data;
    this.tell = tell;
    for (const [request, answer] of data.answers) {
      const name = JSON.stringify(request);
      this.waiting.get(name)?.(answer);
      this.waiting.delete(name);
    }
    publish(data.query, data.number);
  }

  open() {
    const { name, score, editable, marked } = this.data;
    this.player = mount(this.root, score, {
      ...this.walk,
      name,
      editable,
      marked,
      fonts: FONTS,
      report: (state) => this.report(state),
      ask: (request) => this.ask(request),
    });
    this.keep({ ...this.walk, step: this.player.step });
    if (this.walk.step !== this.data.walk.step) this.announce();
  }

  report({ step, by, begin, values }) {
    this.keep({ step, by, begin });
    this.announce();
    if (Object.keys(values).length) {
      this.turn += 1;
      this.tell("told", { turn: this.turn, step, by, begin, values });
    }
  }

  keep({ step, by, begin }) {
    const { place, name } = this.data;
    this.walk = { step, by, begin, edition: this.data.walk.edition };
    left.set(place, this.walk);
    if (name === MAIN) keepWalk(this.walk);
  }

  // Tells what goes along with the player where the student is.
  announce() {
    const { step, by, begin } = this.walk;
    const detail = { player: this.data.name, step, by, begin };
    document.dispatchEvent(new CustomEvent("nnviz:walk", { detail }));
  }

  ask(request) {
    return new Promise((resolve) => {
      this.waiting.set(JSON.stringify(request), resolve);
      this.tell("asked", [...this.waiting.keys()].map(JSON.parse));
    });
  }

  leave() {
    this.player.destroy();
    if (this.data.name === MAIN) keepWalk(null);
  }
}
