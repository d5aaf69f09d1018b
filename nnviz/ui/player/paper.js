// A picture or a sheet of our own on the page, as the server wrote it.
import { FONTS } from "./fonts.js";
import { lendFonts } from "./mount.js";

export default function ({ data, parentElement }) {
  lendFonts(FONTS);
  const paper = parentElement.querySelector(".paper");
  if (paper.innerHTML !== data.html) paper.innerHTML = data.html;
}
