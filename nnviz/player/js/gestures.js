// Zooming and moving a view with mouse, wheel and fingers.
import { scaleOf } from "./scale.js";

const STILL = 4; // Pixels that a pointer may move and still click.
const OWN = ".editable, foreignObject"; // What takes the pointer by itself.

export function listenToGestures(life, stage, view) {
  const fingers = new Map();
  let travelled = 0;

  life.on(
    stage,
    "wheel",
    (event) => {
      if (!view.svg) return;
      if (event.ctrlKey || event.metaKey)
        view.zoom(Math.exp(-event.deltaY / 200), ...offset(event));
      else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) view.pan(-event.deltaX, 0);
      else return;
      event.preventDefault();
    },
    { passive: false },
  );
  life.on(stage, "pointerdown", (event) => {
    if (!view.svg || event.button !== 0 || event.target.closest(OWN)) return;
    if (!fingers.size) travelled = 0;
    fingers.set(event.pointerId, event);
  });
  life.on(stage, "pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const scale = scaleOf(stage);
    const across = (event.clientX - before.clientX) / scale;
    const down = (event.clientY - before.clientY) / scale;
    travelled += Math.abs(across) + Math.abs(down);
    const other = [...fingers.values()].find(({ pointerId }) => pointerId !== event.pointerId);
    fingers.set(event.pointerId, event);
    if (travelled <= STILL) return;
    stage.setPointerCapture(event.pointerId);
    // Two fingers move the drawing by half of what each does.
    view.pan(other ? across / 2 : across, other ? down / 2 : down);
    if (other) view.zoom(apart(event, other) / apart(before, other), ...offset(event));
  });
  life.on(stage, "pointerup pointercancel", (event) => fingers.delete(event.pointerId));
  life.on(
    stage,
    "click",
    (event) => {
      if (travelled > STILL) event.stopPropagation();
      travelled = 0;
    },
    { capture: true },
  );

  function offset(event) {
    const box = stage.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    return [event.clientX - x, event.clientY - y].map((each) => each / scaleOf(stage));
  }
}

function apart(one, other) {
  return Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY) || 1;
}
