export default function ({ data }) {
  const scope = document.querySelector(`.st-key-${data.scope}`);
  if (!scope) return;
  scope.rehearsal = data;
  scope.dispatchEvent(new Event("rehearsed"));
}
