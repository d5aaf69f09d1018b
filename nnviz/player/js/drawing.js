// The picture of a graph: one SVG, in which each place shows what is known of it at a step.
export class Drawing {
  constructor(svg, graph, groups) {
    this.svg = svg;
    svg.setAttribute("role", "group"); // An image would hide the buttons in it.
    this.cards = new Map([...graph.cards, ...groups].map((card) => [card.key, card]));
    this.wires = new Map(graph.wires.map((wire) => [wire.key, wire]));
    this.groups = groups;
    this.gained = graph.mode === "forward" ? "tangents" : "gradients";
    this.items = byData(svg, "k");
    this.places = new Map();
    for (const [key, element] of byData(svg, "f")) {
      const texts = [...element.querySelectorAll(".t")];
      this.places.set(key, { element, texts, cells: [...element.querySelectorAll(".cell")] });
    }
    this.active = [];
    this.buttons = new Map(this.items); // What opens each card and edge.
    this.#makeReachable();
  }

  // Every card and edge can be reached and opened with the keyboard.
  #makeReachable() {
    for (const [key, element] of this.items) {
      setAttributes(element, { role: "button", tabindex: 0 });
      element.setAttribute("aria-label", this.wires.get(key)?.text ?? this.cards.get(key).text);
    }
  }

  // A card whose value can be changed is a group of two buttons: its head opens, its value edits.
  makeEditable({ key, node }) {
    const card = this.items.get(key);
    const value = this.places.get(`${key}v`)?.element;
    const head = card?.querySelector(".head");
    if (!value || !head || value.classList.contains("editable")) return;
    setAttributes(card, { role: "group" });
    card.removeAttribute("tabindex");
    setAttributes(head, { role: "button", tabindex: 0, "aria-label": this.summary(key) });
    this.buttons.set(key, head);
    setAttributes(value, { role: "button", tabindex: 0, "aria-label": `Edit ${node}` });
    value.classList.add("editable");
    value.dataset.input = node;
  }

  // Shows a step: anew, or only what differs from the step before. Returns the cards that changed.
  show(facts, step, before) {
    const changed = before === undefined ? this.places.keys() : facts.changed(before, step);
    const places = [...changed].filter((place) => this.places.has(place));
    for (const place of places) this.write(place, facts.at(place, step));
    for (const group of this.groups) this.#count(group, facts, step);
    const keys = new Set(places.map((place) => place.replace(/[vg]$/, "")));
    const cards = [...keys, ...this.groups.map(({ key }) => key)].filter((key) =>
      this.cards.has(key),
    );
    for (const key of cards) this.buttons.get(key).setAttribute("aria-label", this.summary(key));
    return cards;
  }

  // Writes what is known of a place, or that nothing is.
  write(key, content) {
    const { element, texts, cells } = this.places.get(key);
    element.classList.toggle("on", content !== null);
    const written = content ?? blank(element, texts);
    const heats = written.find(Array.isArray) ?? [];
    const words = written.filter((part) => typeof part === "string");
    for (const [place, text] of texts.entries()) {
      const word = words[place] ?? "";
      if (text.textContent !== word) text.textContent = word;
    }
    const wide = written.find((part) => typeof part === "number");
    if (wide !== undefined) setFigures(element, texts, wide);
    for (const [place, cell] of cells.entries()) {
      if (heats[place] === undefined) delete cell.dataset.heat;
      else cell.dataset.heat = heats[place];
    }
  }

  #count({ key, members }, facts, step) {
    for (const [kind, name] of Object.entries({ v: "values", g: this.gained })) {
      const known = members.filter((member) => facts.at(`${member}${kind}`, step)).length;
      this.write(`${key}${kind}`, known ? [`${known} ${name} known`] : null);
    }
  }

  // Marks the cards and edges that the present steps concern.
  mark(keys) {
    for (const key of this.active) this.items.get(key).removeAttribute("data-active");
    this.active = keys.filter((key) => this.items.has(key));
    for (const key of this.active) this.items.get(key).setAttribute("data-active", "");
  }

  // Sets edges apart, for as long as the host asks for it.
  setApart(keys) {
    for (const key of this.wires.keys()) {
      this.items.get(key)?.classList.toggle("marked", keys.includes(key));
    }
  }

  // Lights up what a card is connected to, or an edge's two ends.
  light(key) {
    for (const lit of this.svg.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const other of this.neighbours(key)) this.items.get(other).classList.add("lit");
  }

  neighbours(key) {
    const ends = (item) => this.items.get(item).dataset.ends?.split(" ") ?? [];
    if (!this.items.has(key)) return [];
    const others = ends(key).length
      ? ends(key)
      : [...this.wires.keys()].filter((wire) => this.items.has(wire) && ends(wire).includes(key));
    return others.filter((other) => this.items.has(other));
  }

  // A card in words: what it is, its value and its gradient.
  summary(key) {
    const { text, symbol } = this.cards.get(key);
    const said = (place) => {
      const { element, texts } = this.places.get(place) ?? {};
      if (!element?.classList.contains("on")) return "not known yet";
      return texts.map((each) => each.textContent).join(" ");
    };
    if (!symbol) return `${text}: ${said(`${key}v`)}, ${said(`${key}g`)}`;
    return `${text}: value ${said(`${key}v`)}, ${symbol} ${said(`${key}g`)}`;
  }

  // The rectangle of cards in the drawing's own units; an edge's is that of its two ends.
  boxOf(keys) {
    const cards = keys.flatMap((key) => (this.wires.has(key) ? this.neighbours(key) : [key]));
    const boxes = cards.map((key) => box(this.items.get(key)));
    return {
      left: Math.min(...boxes.map((each) => each.left)),
      top: Math.min(...boxes.map((each) => each.top)),
      right: Math.max(...boxes.map((each) => each.right)),
      bottom: Math.max(...boxes.map((each) => each.bottom)),
    };
  }
}

function byData(svg, name) {
  const elements = svg.querySelectorAll(`[data-${name}]`);
  return new Map([...elements].map((element) => [element.dataset[name], element]));
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

// What a place shows while nothing is known: "?" for a number and each entry, nothing on an edge.
function blank(element, texts) {
  if (element.matches(".chip")) return ["?"];
  return texts.map((text) => (text.closest(".cell") ? "?" : ""));
}

// The figures of an edge's label end so many pixels behind their words, and so does the rule.
function setFigures(element, texts, wide) {
  const end = Number(element.dataset.figures) + wide;
  for (const text of texts) text.setAttribute("x", end);
  element.querySelector(".rule").setAttribute("x2", end);
}

// Read from the attributes, because asking the browser for a box would cost a layout.
function box(card) {
  const [x, y] = card
    .getAttribute("transform")
    .match(/-?[\d.]+/g)
    .map(Number);
  const frame = card.querySelector(".frame");
  const [width, height] = ["width", "height"].map((name) => Number(frame.getAttribute(name)));
  return { left: x, top: y, right: x + width, bottom: y + height };
}
