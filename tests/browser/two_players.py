"""Two players on one page, for the tests."""

import streamlit as st

import nnviz
from nnviz.ui.player import player
from nnviz.ui.session.walk import Walk

if __name__ == "__main__":
    for key, program in (("main", "L = a*b"), ("other", "J = x*x + x")):
        graph = nnviz.parse(program)
        walk = st.session_state.setdefault(f"walk {key}", Walk())
        player.play(nnviz.run(graph, dict.fromkeys(graph.inputs, 2.0)), walk, key=key)
