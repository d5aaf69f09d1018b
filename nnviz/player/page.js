// A page that holds nothing but a player: it starts it, after the player's own script.
const root = document.querySelector("[data-player]");
const score = await unpack(document.getElementById("score").textContent);
const fonts = document.getElementById("fonts").textContent;
const step = Number(new URLSearchParams(location.search).get("step") ?? 0);
mount(root, score, { step, fonts, editable: false, report: keepStep });

// The address holds the step, where a page may change it: a frame or a file may not.
function keepStep(state) {
  try {
    history.replaceState(null, "", `?step=${state.step}`);
  } catch {
    // The player goes on without it.
  }
}
