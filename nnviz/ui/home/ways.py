"""Three ways on from the living figure: understand, practise, use."""

from typing import NamedTuple

import streamlit as st

from nnviz.lessons.questions import FAILING
from nnviz.ui import page
from nnviz.ui.contents import PAGES
from nnviz.ui.page import link
from nnviz.ui.player.component import component


class Way(NamedTuple):
    """A link, said as what the student does there.

    Attributes
    ----------
    label : what the link promises
    page : its key
    query : what the link holds
    icon : its name among Material's
    """

    label: str
    page: str
    query: dict[str, str]
    icon: str


WAYS = {
    "Understand": (
        Way("Follow the path from one unit to a language model", "neuron", {}, "route"),
        Way("Watch XOR fail, see why, and mend it", FAILING.page, FAILING.query, "play_circle"),
    ),
    "Practise": (
        Way("Find the gradients, and be told why one is wrong", "practice", {}, "exercise"),
        Way("Check the numbers of your homework", "practice", {"tab": "check"}, "fact_check"),
        Way("Find the bug in a backward pass", "bugs", {}, "bug_report"),
    ),
    "Use": (
        Way("Type a formula of your own", "graph", {}, "edit"),
        Way("Build a network of your own", "network", {}, "hub"),
        Way("Train on data of your own", "training", {}, "scatter_plot"),
    ),
}
"""The links by what the student wants."""


def show() -> None:
    """The page where the student was last, in this visit or before it, and the three ways."""
    if last := page.last_visited():
        link(last, label=f"**Go on where you were: {last.title}**", icon=":material/redo:")
    else:
        component("returning")(
            key="returning",
            data={"titles": {each.name: each.title for each in PAGES.values() if each.name}},
        )
    with st.container(key="ways", gap="small"):
        for title, ways in WAYS.items():
            with st.container(key=f"way-{title.lower()}", gap="xsmall"):
                st.html(f"<h2>{title}</h2>")
                for way in ways:
                    link(
                        PAGES[way.page],
                        label=way.label,
                        icon=f":material/{way.icon}:",
                        query_params=way.query,
                    )
