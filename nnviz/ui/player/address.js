// A part of a page that only writes the page's link into the address bar.
import { publish } from "./link.js";

export default function ({ data }) {
  publish(data.query, data.number);
}
