// The address bar: the page's link, with the step of the page's main player.

const STREAMLITS_OWN = ["embed", "embed_options"];
const LAST = "nnviz last place";
const USUAL = { step: 0, by: "edge", begin: "forward", predict: "no" };

// Each component of a page has this module anew, and the page one address.
const page = (globalThis.nnvizAddress ??= { published: 0, link: null, walk: null });

// Takes a link that the page wrote, unless a newer one was taken before.
export function publish(query, number) {
  if (!query || number < page.published) return;
  page.published = number;
  page.link = query;
  write();
}

// Takes where the student is in the main player; null where the page has none any more.
export function keepWalk(state) {
  page.walk = state;
  if (page.link && state) write();
}

// The place that the student had open last, at an earlier visit too: a path with its query.
export function lastPlace() {
  try {
    return localStorage.getItem(LAST) ?? "";
  } catch {
    return "";
  }
}

// A browser may refuse to keep anything; then it leads back to nowhere. Home is no place to go on.
function keepPlace() {
  const { pathname, search } = window.location;
  if (pathname.endsWith("/")) return;
  try {
    localStorage.setItem(LAST, pathname + search);
  } catch {
    // Nothing can be kept here.
  }
}

// The link replaces the one before it, so that Back leaves the page instead of undoing a step.
function write() {
  const { link, walk } = page;
  const search = new URLSearchParams(link);
  for (const [name, usual] of Object.entries(walk ? USUAL : {})) {
    if (walk[name] !== usual || link[name] === String(usual)) search.set(name, walk[name]);
    else search.delete(name);
  }
  const before = new URLSearchParams(window.location.search);
  for (const name of STREAMLITS_OWN) {
    for (const value of before.getAll(name)) search.append(name, value);
  }
  const text = search.size ? `?${search}` : "";
  if (text !== window.location.search) {
    window.history.replaceState(window.history.state, "", window.location.pathname + text);
  }
  keepPlace();
}
