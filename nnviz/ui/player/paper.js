// A picture or a sheet of our own on the page, as the server wrote it.
import { FONTS } from "./fonts.js";

export default function ({ data, parentElement }) {
  lendFonts();
  const paper = parentElement.querySelector(".paper");
  if (paper.innerHTML !== data.html) paper.innerHTML = data.html;
}

// A rule for a font counts in the document only, as for the player, with which it is shared.
function lendFonts() {
  if (document.getElementById("nnviz-fonts")) return;
  const style = Object.assign(document.createElement("style"), { id: "nnviz-fonts" });
  style.textContent = FONTS;
  document.head.append(style);
}
