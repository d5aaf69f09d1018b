"""The frame of every page: title, navigation, style, and a server tuned for stepping."""

import gc
import importlib
import pkgutil
from typing import Any, NamedTuple

import streamlit as st
from streamlit.errors import StreamlitPageNotFoundError

import nnviz.ui
from nnviz.ui.session.widgets import forget
from nnviz.views.notation import lettering, palette


class Page(NamedTuple):
    """A page of the app: its file and its title."""

    file: str
    title: str


PAGES = {
    "home": Page("app.py", "Home"),
    "graph": Page("pages/graph.py", "Computation graph"),
    "chain_rule": Page("pages/chain_rule.py", "Chain rule"),
    "differentiation": Page("pages/differentiation.py", "Four ways"),
    "bugs": Page("pages/bugs.py", "Bug lab"),
    "neuron": Page("pages/neuron.py", "One unit"),
    "xor": Page("pages/xor.py", "XOR"),
    "network": Page("pages/network.py", "Network"),
    "training": Page("pages/training.py", "Training"),
    "classification": Page("pages/classification.py", "Classification"),
    "language_model": Page("pages/language_model.py", "Language model"),
}
"""Every page by its key, in the order of the navigation."""

_STYLE = """
.block-container { padding: 1.25rem 2rem 3rem; max-width: 1500px; }
.block-container h1 { font-size: 1.7rem; padding: 0.4rem 0 0.2rem; }
.block-container h3 { font-size: 1.3rem; }
.nnviz-error {
  border-left: 4px solid light-dark(#b3261e, #ffb4ab); padding: 0.5rem 0.75rem;
  background: light-dark(#fdecea, #4a1f24); color: light-dark(#1f2937, #e6e6e6);
}
.nnviz-note { padding: 0.5rem 0.75rem; border-left: 4px solid light-dark(#1d5fbf, #7cc4ff); }
.nnviz-verdict { padding: 0.4rem 0.75rem; margin: 0; border-left: 4px solid; }
.nnviz-verdict.good { border-color: light-dark(#14713a, #8ee6a8); }
.nnviz-verdict.bad {
  border-color: light-dark(#b3261e, #ffb4ab); background: light-dark(#fdecea, #4a1f24);
}
.nnviz-difference { overflow-x: auto; font-size: 0.875rem; line-height: 1.6; margin: 0; }
.nnviz-difference > * { display: block; width: max-content; min-width: 100%; padding: 0 0.5rem; }
.nnviz-difference del {
  color: light-dark(#b3261e, #ffb4ab); background: light-dark(#fdecea, #4a1f24);
  text-decoration: none;
}
.nnviz-difference ins {
  color: light-dark(#14713a, #8ee6a8); background: light-dark(#e9f7ee, #1f3d2b);
  text-decoration: none; font-weight: bold;
}
.nnviz-error pre { margin: 0.4rem 0; overflow-x: auto; font-size: 0.9rem; }
.st-key-navigation { border-bottom: 1px solid rgba(128, 128, 128, 0.3); }
[class*="st-key-graph-"] { overflow: auto; max-height: 65vh; }
[class*="st-key-graph-"][data-whole] { --nnviz-least: 0; }
[class*="st-key-graph-"] .stGraphVizChart svg {
  display: block; margin: auto; height: auto; max-width: none; width: max(
    var(--nnviz-least) * var(--nnviz-width),
    min(var(--nnviz-width), 100%, 64vh * var(--nnviz-ratio))
  );
}
[class*="st-key-graph-"] .stGraphVizChart text {
  font-size: revert-layer; font-family: revert-layer;
}
[class*="st-key-graph-"] g.edge.active path {
  stroke-dasharray: 9 6; animation: nnviz-flow 0.6s linear infinite;
}
[class*="st-key-graph-"] g.edge.onward path { animation-direction: reverse; }
[data-testid="stPageLink"] a :is(span, p) { white-space: normal; }
.stHtml h2 { font-size: 1.1rem; padding: 0; margin: 0 0 0.5rem; }
.stApp kbd, [data-testid="stCaptionContainer"] { color: light-dark(#5f6775, #a3abba); opacity: 1; }
[data-testid="stCaptionContainer"] code { color: inherit; font-size: 0.95em; }
[data-testid="stBaseButton-primary"] { color: light-dark(#ffffff, #10243d); }
.katex-display { overflow-y: hidden; padding: 0.25rem 4px; }
[class*="st-key-bridge"] { overflow: hidden; }
.nnviz-legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; font-size: 0.85rem; margin: 0; }
.nnviz-table { max-height: 20rem; overflow: auto; }
.nnviz-table table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
.nnviz-table :is(th, td) { text-align: left; padding: 0.2rem 0.75rem; }
.nnviz-table :is(th, td):nth-child(n + 5) { text-align: right; font-variant-numeric: tabular-nums; }
.nnviz-table tr { border-bottom: 1px solid rgba(128, 128, 128, 0.25); }
[class*="st-key-graph-"] :is(g.node, g.edge) { cursor: pointer; outline: none; }
[class*="st-key-graph-"] :is(g.node, g.edge):focus-visible :is(path, polygon),
[class*="st-key-graph-"] .lit :is(path, polygon):not([stroke="none"]) {
  stroke: light-dark(#1d5fbf, #7cc4ff); stroke-width: 3;
}
@keyframes nnviz-flow { to { stroke-dashoffset: 15; } }
.st-key-diagnosis { min-height: 3.5rem; }
[class*="st-key-stale-"] { opacity: 0.4; }
.nnviz-unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
}
@media (max-width: 640px) {
  .block-container { padding: 1rem 1rem 6rem; }
  .st-key-controls-main {
    position: fixed; inset: auto 0 0; z-index: 99; padding: 0.5rem 1rem;
    background: light-dark(#ffffff, #171614); border-top: 1px solid rgba(128, 128, 128, 0.4);
  }
  .st-key-controls-main :is(button, .stSlider) { min-width: 0; padding-inline: 0.6rem; }
  .st-key-controls-main .stElementContainer { width: auto; }
  .st-key-controls-main button :is(p, kbd) {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  }
  :has(> .st-key-controls-run) {
    position: sticky; top: 0; z-index: 98; padding: 0.4rem 0;
    background: light-dark(#ffffff, #171614); border-bottom: 1px solid rgba(128, 128, 128, 0.4);
  }
  .st-key-controls-run { gap: 0.4rem; }
  .st-key-controls-run .stSelectbox { width: 14rem; }
  .st-key-controls-run button { padding-inline: 0.4rem; }
  .st-key-controls-run button :has(> [data-testid="stIconMaterial"]) { gap: 0.2rem; }
}
@media (prefers-reduced-motion: reduce) {
  [class*="st-key-graph-"] * { animation: none !important; transition: none !important; }
}
"""


def begin(key: str) -> bool:
    """Open a page: the first call of every page file. True if the student just arrived here.

    Plain files in `pages/` with a navigation of our own, because `st.navigation` is bypassed when
    the first visit to a fresh server is a link to a page.
    """
    page = PAGES[key]
    st.set_page_config(page_title=f"{page.title} · nnviz", page_icon="🕸️", layout="wide")
    _settle_server()
    least = f":root {{ --nnviz-least: {lettering.LEAST_SCALE}; }}"
    st.html(f"<style>{_STYLE}{least}{palette.stylesheet('.stApp')}</style>")
    with st.container(key="navigation", horizontal=True, gap="small"):
        for target in PAGES.values():
            link(target, label=f"**{target.title}**" if target is page else target.title)
    st.title(page.title if key != "home" else "nnviz")
    arrived: bool = st.session_state.get("page") != key
    if arrived:
        forget()
    st.session_state["page"] = key
    if key != "home":
        st.session_state["last page"] = key
    return arrived


def last_visited() -> Page | None:
    """The page that the student was on before the home page, which has kept all as it was."""
    key = st.session_state.get("last page")
    return PAGES[key] if key else None


def link(target: Page, label: str, **options: Any) -> None:
    """A link to a page; its bare label where a page file is run alone, without the others."""
    try:
        st.page_link(target.file, label=label, **options)
    except StreamlitPageNotFoundError:
        st.markdown(label)


@st.cache_resource(show_spinner=False)
def _settle_server() -> None:
    """Import every page's parts once for each server, and keep them out of garbage collection.

    No student waits for an import, and a collection looks at what students left, not at modules.
    """
    for part in pkgutil.walk_packages(nnviz.ui.__path__, "nnviz.ui."):
        importlib.import_module(part.name)
    gc.collect()
    gc.freeze()
