// The small menu: how fast it plays, how it is walked, what is asked for; and how it is set.
import { scaleOf } from "./scale.js";

const PLACE = 8; // Pixels between the menu and the window's rim.

export class Options {
  // `settings` are changed by hand; then `changed(name)` is called.
  constructor(root, life, settings, changed) {
    this.settings = settings;
    this.find = (selector) => root.querySelector(selector);
    const menu = this.find(".options");
    const button = this.find(".opener");
    button.popoverTargetElement = menu;
    life.on(menu, "toggle", (event) => {
      button.setAttribute("aria-expanded", event.newState === "open");
      if (event.newState === "open") this.#place(menu, button);
    });
    life.on(root, "change", ({ target }) => {
      const name = target.dataset.set;
      if (!(name in this.#controls)) return;
      this.#controls[name].take(target);
      changed(name);
    });
  }

  // How each control shows a setting, and takes it.
  #controls = {
    ...this.#choice("speed"),
    ...this.#choice("asks"),
    ...this.#toggle("node", "by", ["edge", "node"]),
    ...this.#toggle("backward", "begin", ["forward", "backward"]),
    ...this.#toggle("predict", "predict", [false, true]),
  };

  #choice(name) {
    const show = (control) => (control.value = this.settings[name]);
    const take = (control) => (this.settings[name] = control.value);
    return { [name]: { show, take } };
  }

  #toggle(control, name, values) {
    const show = (box) => (box.checked = this.settings[name] === values[1]);
    const take = (box) => (this.settings[name] = values[Number(box.checked)]);
    return { [control]: { show, take } };
  }

  show({ mode }) {
    this.find(".reverse").hidden = mode === "forward";
    for (const [name, { show }] of Object.entries(this.#controls)) {
      show(this.find(`[data-set="${name}"]`));
    }
  }

  // Over its button, inside the window.
  #place(menu, button) {
    const at = button.getBoundingClientRect();
    const scale = scaleOf(menu);
    const left = Math.min(at.left / scale, window.innerWidth / scale - menu.offsetWidth - PLACE);
    const above = at.top / scale - menu.offsetHeight - PLACE;
    menu.style.left = `${Math.max(PLACE, left)}px`;
    menu.style.top = `${above > PLACE ? above : at.bottom / scale + PLACE}px`;
  }
}
