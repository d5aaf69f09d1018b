// What stands around the picture: the bar, the step, the legend and the table.

const SHAPES = {
  first: '<path d="M4 3v10M12 3l-6 5 6 5z"/>',
  previous: '<path d="M11 3l-6 5 6 5z"/>',
  next: '<path d="M5 3l6 5-6 5z"/>',
  last: '<path d="M12 3v10M4 3l6 5-6 5z"/>',
  play: '<path class="go" d="M4 2.5l9 5.5-9 5.5z"/><path class="halt" d="M5 3v10M11 3v10"/>',
  whole: '<path class="open" d="M9.5 2.5h4v4M13 3L9 7M6.5 13.5h-4v-4M3 13l4-4"/>',
  smaller: '<path class="open" d="M3 8h10"/>',
  larger: '<path class="open" d="M3 8h10M8 3v10"/>',
  options:
    '<path class="open" d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6"/>' +
    '<circle cx="10" cy="4.5" r="1.8"/><circle cx="6" cy="11.5" r="1.8"/>',
};

function button(act, name, shape, more = "") {
  const does = act && `data-act="${act}"`;
  return (
    `<button type="button" ${does} aria-label="${name}" title="${name}" ${more}>` +
    `<svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[shape]}</svg></button>`
  );
}

function choice(set, name) {
  return (
    `<label class="${set}"><input type="checkbox" role="switch" data-set="${set}"> ` +
    `${name}</label>`
  );
}

const BAR = `
<div class="bar" role="group" aria-label="Steps">
  ${button("Home", "First step", "first")}
  ${button("ArrowLeft", "Previous step", "previous")}
  ${button("ArrowRight", "Next step", "next", 'class="main"')}
  ${button("End", "Last step", "last")}
  ${button("play", "Play", "play", 'class="play" aria-pressed="false"')}
  <input type="range" min="0" aria-label="Step" data-set="place">
  <span class="count"></span>
  <span class="zoom">
    ${button("smaller", "Smaller", "smaller", 'class="spare"')}
    ${button("whole", "Whole graph", "whole", 'aria-pressed="false"')}
    ${button("larger", "Larger", "larger", 'class="spare"')}
  </span>
  ${button("", "Options", "options", 'class="opener" aria-expanded="false"')}
</div>`;

const OPTIONS = `
<div class="options" popover role="group" aria-label="Options">
  <label>Speed <select data-set="speed">
    <option>slow</option><option>normal</option><option>fast</option></select></label>
  <div class="reverse">
    ${choice("node", "Backward by node")}
    ${choice("backward", "Start with the backward pass")}
  </div>
  <label class="asks">Ask for <select data-set="asks">
    <option value="all">every figure</option><option value="results">results only</option>
  </select></label>
  <div class="saving">Save the picture
    <button type="button" data-act="svg">SVG</button>
    <button type="button" data-act="png">PNG</button></div>
</div>`;

const QUESTION = `
<section class="question" aria-label="Prediction" hidden>
  <p class="wanted"></p>
  <p class="buttons"><button type="button" data-act="check" class="main">Check</button>
    <button type="button" data-act="show">Show it</button></p>
  <p class="tally"></p>
  <p class="verdict" role="status"></p>
</section>`;

const STEP = `
<section class="step" aria-label="This step">
  <div class="words">
    <div class="head"><h2 data-part="position"></h2>${choice("predict", "Predict")}</div>
    <p class="sentence" data-part="sentence"></p>
    <p class="note" data-part="note"></p>
  </div>
  <div class="maths" data-part="formula" tabindex="0" role="group" aria-label="Formula"></div>
</section>`;

const BELOW = `
<p class="drawn"></p>
<p class="legend"><span><b class="value">value</b></span>
  <span class="flow"><b class="upstream"></b> × <b class="local"></b> = <b class="downstream"></b>
  </span><span><i class="square"></i> input</span><span><i class="square trainable"></i> trainable
  </span><span><i></i> operation</span><span><i class="twice"></i> output</span>
  <span class="hint"><kbd>←</kbd> <kbd>→</kbd> step, <kbd>P</kbd> plays; click a card or an edge to
  go to its step</span></p>
<details class="all"><summary>All steps so far</summary>
  <div class="scroll" tabindex="0" data-part="table" role="group" aria-label="All steps so far">
    <table><thead></thead><tbody></tbody></table></div></details>
<ul class="unseen list" aria-label="The graph as a list"></ul>
<p class="unseen status" role="status" aria-live="polite"></p>`;

export const FRAME = `${BAR}${OPTIONS}
<figure class="stage"><p class="problem" hidden></p></figure>${QUESTION}${STEP}${BELOW}`;

// A row of a table, from texts; those from a place on are numbers.
export function row(cells, tag, numbersFrom) {
  const line = document.createElement("tr");
  for (const [place, cell] of cells.entries()) {
    const element = document.createElement(tag);
    element.textContent = cell;
    if (place >= numbersFrom) element.className = "number";
    if (tag === "th") element.scope = "col";
    line.append(element);
  }
  return line;
}
