// A picture or a sheet of our own on the page, as the server wrote it.
export default function ({ data, parentElement }) {
  const paper = parentElement.querySelector(".paper");
  if (paper.innerHTML !== data.html) paper.innerHTML = data.html;
}
