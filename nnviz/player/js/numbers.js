// Numbers, vectors and matrices as a student types them.

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const SPECIAL = { inf: Infinity, infinity: Infinity, "∞": Infinity, nan: NaN };

// A number: −2, .5, 1/3, −4/3, 2e-3, inf or nan; null if the text is none.
export function readNumber(text) {
  const written = text.replace(/[−–]/g, "-").replace(/\s/g, "");
  const [, sign, word] = written.match(/^([+-]?)(.*)$/);
  if (word.toLowerCase() in SPECIAL) return SPECIAL[word.toLowerCase()] * (sign === "-" ? -1 : 1);
  const parts = written.split("/");
  if (parts.length > 2 || !parts.every((part) => PLAIN.test(part))) return null;
  const [above, below = 1] = parts.map(Number);
  return below === 0 ? null : above / below;
}

// The entries of a text in the order in which they stand, whatever separates them.
export function readEntries(text) {
  const words = text.split(/[\s,;[\]()]+/).filter(Boolean);
  const entries = words.map(readNumber);
  return entries.includes(null) ? null : entries;
}

// The numbers of a shape: "2×3", "(2, 3)" or "2 by 3"; of a number "()".
export function readShape(text) {
  return (text.match(/\d+/g) ?? []).map(Number);
}

// Entries, row by row, as nested lists of a shape.
export function shaped(entries, shape) {
  if (!shape.length) return entries[0];
  const [, columns] = shape;
  if (columns === undefined) return [...entries];
  return Array.from({ length: shape[0] }, (_, row) =>
    entries.slice(row * columns, (row + 1) * columns),
  );
}

// A number of a score: JSON has no infinity and no nan, so they come as texts.
export function exact(number) {
  return typeof number === "string" ? readNumber(number) : number;
}

// The entries of nested lists, or of a number, row by row.
export function flat(value) {
  return [value].flat(Infinity).map(exact);
}

export function size(shape) {
  return shape.reduce((product, length) => product * length, 1);
}

// A number as short as it can be written without another value, with a true minus.
export function write(number) {
  if (Number.isNaN(number)) return "nan";
  return String(number === 0 ? 0 : number)
    .replace("Infinity", "inf")
    .replace("-", "−");
}

// A number, vector or matrix as it is typed.
export function writeValue(value) {
  return Array.isArray(value) ? `[${value.map(writeValue).join(", ")}]` : write(exact(value));
}

// A number so many units away. A unit is a tenth of what the number's first digit counts; the
// result is rounded to units, or to tenths of one.
export function nudged(from, units, fine = false) {
  const digits = from ? Math.max(Math.floor(Math.log10(Math.abs(from))), -6) : 0;
  const unit = 10 ** (digits - 1);
  const grain = fine ? unit / 10 : unit;
  return Number((Math.round((from + units * unit) / grain) * grain).toPrecision(12));
}

// Whether an answer is a number of a score, within a share of it or, near 0, an amount.
export function agrees(answer, value, [relative, absolute]) {
  const wanted = exact(value);
  if (!Number.isFinite(wanted) || !Number.isFinite(answer)) return Object.is(answer, wanted);
  return Math.abs(answer - wanted) <= Math.max(relative * Math.abs(wanted), absolute);
}
