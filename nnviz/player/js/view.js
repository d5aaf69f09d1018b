// What is seen of a drawing: a part of it, at a scale, around a point.

const LARGEST = 1.5; // The scale to which a small drawing is enlarged by itself.
const [SMALLEST_ZOOM, LARGEST_ZOOM] = [0.05, 4];
const MARGIN = 12; // Units of the drawing that are kept around what is shown.

export const READABLE = 0.8; // The scale of a drawing that is not shown whole: labels of 11 pixels.
const SHRINKS_TO = 0.65; // The least scale of a drawing that is shown whole without being asked.

// The scale at which a scene fits into so many pixels.
export function fitting(scene, width, height) {
  return Math.min(width / scene.width, height / scene.height, LARGEST);
}

// The scale at which a scene is shown: whole, or so that it can be read.
export function readable(scene, width, height) {
  const scale = fitting(scene, width, height);
  return scale >= SHRINKS_TO ? scale : READABLE;
}

export class View {
  constructor(stage) {
    this.stage = stage;
    this.whole = false;
  }

  // Takes a drawing, and how large the stage is in pixels.
  show(svg, width, height) {
    this.svg = svg;
    this.scale = null;
    [this.left, this.top, this.wide, this.high] = svg
      .getAttribute("viewBox")
      .split(/[\s,]+/)
      .map(Number);
    this.resize(width, height);
  }

  resize(width, height) {
    [this.width, this.height] = [width, height];
    this.fit();
  }

  // Shows all of the drawing if it is asked for whole or remains readable, else its middle.
  fit(whole = this.whole) {
    const scene = { width: this.wide, height: this.high };
    const scale = (whole ? fitting : readable)(scene, this.width, this.height);
    this.look(scale, this.left + this.wide / 2, this.top + this.high / 2);
  }

  get fits() {
    const all = (pixels, length) => pixels / this.scale >= length - 0.5;
    return all(this.width, this.wide) && all(this.height, this.high);
  }

  // Looks at a point of the drawing, at a scale. The view stays inside the drawing. The drawing is
  // moved as a whole, because another view box would have the browser lay out all its texts anew.
  look(scale, x, y) {
    const [width, height] = [this.width / scale, this.height / scale];
    this.x = within(x, width, this.left, this.wide);
    this.y = within(y, height, this.top, this.high);
    const { style } = this.svg;
    if (scale !== this.scale) {
      this.scale = scale;
      style.width = `${this.wide * scale}px`;
      style.height = `${this.high * scale}px`;
    }
    const across = (this.left - this.x + width / 2) * scale;
    const down = (this.top - this.y + height / 2) * scale;
    style.transform = `translate(${across}px, ${down}px)`;
  }

  // Zooms; the point so many pixels from the stage's middle stays where it is.
  zoom(factor, across = 0, down = 0) {
    const scale = Math.max(SMALLEST_ZOOM, Math.min(this.scale * factor, LARGEST_ZOOM));
    const share = 1 / this.scale - 1 / scale;
    this.whole = false;
    this.look(scale, this.x + across * share, this.y + down * share);
  }

  // Moves the drawing by so many pixels.
  pan(across, down) {
    this.look(this.scale, this.x - across / this.scale, this.y - down / this.scale);
  }

  // Brings a rectangle of the drawing into view, if part of it is outside.
  reveal({ left, top, right, bottom }) {
    const x = towards(this.x, this.width / this.scale, left, right);
    const y = towards(this.y, this.height / this.scale, top, bottom);
    if (x !== this.x || y !== this.y) this.look(this.scale, x, y);
  }

  // Whether a rectangle is small enough to be seen at once.
  holds({ left, top, right, bottom }) {
    const fits = (pixels, length) => pixels / this.scale - 2 * MARGIN >= length;
    return fits(this.width, right - left) && fits(this.height, bottom - top);
  }
}

function within(at, seen, from, all) {
  if (seen >= all) return from + all / 2;
  return Math.max(from + seen / 2, Math.min(at, from + all - seen / 2));
}

// The middle of what is seen, moved to that of a range if part of the range is out of sight.
function towards(at, seen, low, high) {
  const [from, to] = [at - seen / 2 + MARGIN, at + seen / 2 - MARGIN];
  return low < from || high > to ? (low + high) / 2 : at;
}
