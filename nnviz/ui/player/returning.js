// A link back to where the student was at an earlier visit, if this browser has kept it.
import { lastPlace } from "./link.js";

export default function ({ data, parentElement }) {
  const place = lastPlace();
  const title = data.titles[place.split("?")[0].split("/").pop()];
  const link = parentElement.querySelector("a");
  link.hidden = !title;
  if (title) {
    link.href = place;
    link.textContent = `Go on where you were: ${title}`;
  }
}
