// Keeps a learner's progress in the browser: tells it to the server once, then writes what the
// server says. The server keeps nothing after the visit.
const NAME = "nnviz practice";

export default function ({ data, setStateValue }) {
  if (data.met) keep(data.progress);
  else setStateValue("kept", kept());
}

// A browser may refuse to keep anything; then there is the file to download.
function kept() {
  try {
    return localStorage.getItem(NAME) ?? "";
  } catch {
    return "";
  }
}

function keep(progress) {
  try {
    localStorage.setItem(NAME, progress);
  } catch {
    // Nothing can be kept here.
  }
}
