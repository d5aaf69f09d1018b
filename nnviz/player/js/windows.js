// The drawings of a graph. A large one is drawn in windows, each for a range of steps.
import { unpack } from "./packing.js";

export class Windows {
  constructor(graph, ask) {
    this.windows = graph.windows;
    this.ask = ask;
  }

  // The number of the window that shows a step.
  at(step) {
    return this.windows.findIndex(({ steps: [first, last] }) => first <= step && step <= last);
  }

  // A window's scenes and groups, or null while they are not there.
  ready(number) {
    return this.windows[number]?.scenes ? this.windows[number] : null;
  }

  // Gets the scenes of a window.
  async fetch(number) {
    const { packed } = this.windows[number];
    const found = packed ? await unpack(packed) : await this.ask({ window: number });
    this.windows[number] = { ...this.windows[number], ...found };
  }
}
