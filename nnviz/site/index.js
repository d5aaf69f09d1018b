// The index of the site: a box that leaves the entries in sight that hold all typed words.
const box = document.getElementById("find");
const entries = [...document.querySelectorAll("[data-entry]")];
const told = document.getElementById("found");

box.addEventListener("input", () => {
  const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const entry of entries) {
    const text = entry.textContent.toLowerCase();
    entry.hidden = !words.every((word) => text.includes(word));
    if (!entry.hidden) count += 1;
  }
  for (const part of document.querySelectorAll("details")) {
    if (words.length) part.open = Boolean(part.querySelector("[data-entry]:not([hidden])"));
  }
  told.textContent = words.length ? `${count} found.` : "";
});
