// What is known at a step, place by place: values, gradients, and what flows on edges.
export class Facts {
  constructor(facts) {
    this.facts = facts;
    this.places = new Map();
    for (const [step, known] of facts.entries()) {
      for (const [place, ...content] of known) {
        if (!this.places.has(place)) this.places.set(place, []);
        this.places.get(place).push({ step, content });
      }
    }
  }

  // What a place shows at a step, or null if nothing is known of it yet.
  at(place, step) {
    return this.places.get(place)?.findLast((fact) => fact.step <= step)?.content ?? null;
  }

  // The places that look different at two steps.
  changed(from, to) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    return new Set(
      this.facts
        .slice(low + 1, high + 1)
        .flat()
        .map(([place]) => place),
    );
  }
}
