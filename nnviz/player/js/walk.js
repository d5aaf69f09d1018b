// Where a student is in a run, and where the moves lead.
export class Walk {
  // Where it halts: after each edge or node, from the first step or from the backward pass on.
  constructor(graph, { step = 0, by = "edge", begin = "forward" } = {}) {
    const first = begin === "backward" ? graph.forward : 0;
    this.by = by;
    this.begin = begin;
    this.last = graph.last;
    this.stops = graph.stops[by].filter((stop) => stop >= first && stop <= graph.last);
    this.step = this.halt(step);
  }

  // The stop at or behind a step, or the last one.
  halt(step) {
    return this.stops.find((stop) => stop >= step) ?? this.stops.at(-1);
  }

  get place() {
    return this.stops.indexOf(this.step);
  }

  get atEnd() {
    return this.step === this.stops.at(-1);
  }

  // The steps made since the stop before: several where all edges of a node are crossed at once.
  get taken() {
    return this.between(this.stops[this.place - 1] ?? this.step - 1, this.step);
  }

  // The steps up to the next stop.
  get ahead() {
    return this.between(this.step, this.move("ArrowRight"));
  }

  between(before, last) {
    return Array.from({ length: last - before }, (_, number) => before + 1 + number);
  }

  // Where a key leads.
  move(key) {
    const { stops, place } = this;
    const places = {
      Home: 0,
      End: stops.length - 1,
      ArrowRight: Math.min(place + 1, stops.length - 1),
      ArrowLeft: Math.max(place - 1, 0),
    };
    return stops[places[key]];
  }
}
