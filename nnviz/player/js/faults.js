// A fault in the player is told in its place, with what to do. The rest of the page lives on.
import { row } from "./frame.js";

export function showFault(root, score, fault) {
  console.error(fault);
  root.dataset.fault = "";
  const alert = document.createElement("div");
  alert.role = "alert";
  const said = document.createElement("p");
  said.textContent =
    `The picture stopped because of a fault in this page (${fault?.message ?? fault}). ` +
    "Reload the page to go on. Until then, the steps stand in the table below.";
  alert.append(said);
  root.replaceChildren(alert, ...tableOf(score));
}

// All steps as a table, as far as the score can be read.
function tableOf(score) {
  const { columns, numbers } = score?.graph ?? {};
  const told = score?.run?.told;
  if (!Array.isArray(columns) || !Array.isArray(told)) return [];
  const table = document.createElement("table");
  const rows = told.filter((each) => each?.row).map((each) => row(each.row, "td", numbers));
  table.append(row(columns, "th", numbers), ...rows);
  const scroll = document.createElement("div");
  Object.assign(scroll, { className: "scroll", tabIndex: 0 });
  scroll.dataset.part = "table";
  scroll.append(table);
  return [scroll];
}
