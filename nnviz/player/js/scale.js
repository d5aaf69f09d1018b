// How many pixels of the window a pixel of an element is: a page may enlarge it by its style.
export function scaleOf(element) {
  return element.currentCSSZoom ?? 1;
}
