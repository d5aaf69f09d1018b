"""The player's components for Streamlit, whose scripts and style a browser fetches once."""

import json
import tempfile
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

from nnviz.exercises.formats import html
from nnviz.player import style
from nnviz.player.script import script
from nnviz.views.notation import palette, sheets

_HERE = Path(__file__).parent
_PAPER = _HERE / "paper.css"
_HTML = {
    "player": '<div class="nv-host"></div>',
    "paper": '<div class="paper"></div>',
    "returning": '<a hidden target="_self"></a>',
    "address": None,
    "follower": None,
}


def component(name: str) -> Any:
    """One of the components, by its name: `player`, `paper`, `returning`, `address` or `follower`.

    Streamlit serves the files of a component's folder by themselves, but only of installed
    packages unless the folder is registered with the server. A text that is given instead of a
    file would travel with every run of a page.
    """
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"nnviz.{name}") is None:
        manifest = ComponentManifest("nnviz", "", [ComponentConfig(name, ".")])
        manager.register_from_manifest(manifest, _assets())
    return _renderer(name)


@st.cache_resource(show_spinner=False)
def _renderer(name: str) -> Any:
    frame = _HTML[name]
    css = f"{name}.css" if frame else None
    return st.components.v2.component(f"nnviz.{name}", html=frame, css=css, js=f"{name}.js")


@st.cache_resource(show_spinner=False)
def _assets() -> Path:
    """A folder of the files that browsers fetch."""
    folder = Path(tempfile.mkdtemp(prefix="nnviz-"))
    texts = {
        "mount.js": script(),
        "fonts.js": f"export const FONTS = {json.dumps(sheets.fonts())};\n",
        "player.css": style.css(),
        "returning.css": sheets.lean(_HERE / "returning.css"),
        "paper.css": "\n".join((palette.variables(".paper"), html.rules(), sheets.lean(_PAPER))),
    }
    for file in _HERE.glob("*.js"):
        texts[file.name] = file.read_text(encoding="utf-8")
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
