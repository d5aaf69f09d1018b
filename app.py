"""The home page: a living figure to step through at once, the ways on, the path, and an index."""

import streamlit as st

from nnviz.ui import page
from nnviz.ui.home import figure, path, search, texts, ways
from nnviz.ui.home.document import HomeDesk, HomeDocument

desk = page.opened("home", HomeDocument, HomeDesk)
drawing, beside = st.columns([2, 1], gap="medium")
with drawing:
    figure.show(desk)
with beside:
    ways.show()
    search.box()
path.show()
search.index()
texts.show()
