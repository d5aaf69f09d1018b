export default function ({ data, parentElement }) {
  const figure = parentElement.querySelector("figure");
  if (figure.innerHTML !== data.svg) figure.innerHTML = data.svg;
}
