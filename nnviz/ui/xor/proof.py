"""Part 2 of the XOR story: why no line can do it, as a proof to walk and as a picture of all."""

from functools import lru_cache

import streamlit as st

from nnviz.engine.ieee import Array
from nnviz.learning.gates import GATES
from nnviz.learning.perceptron import most_right
from nnviz.learning.plane import Window
from nnviz.ui.player import address, chart
from nnviz.ui.session.widgets import entered, kept
from nnviz.ui.xor.document import XorDesk
from nnviz.views.xor import perceptrons

WEIGHTS = Window((0.0, 0.0), 2.0)
"""The weights in the picture."""

POINTS = 161


@st.fragment
def why_not(desk: XorDesk) -> None:
    """The whole part."""
    picture, proof = st.columns(2, gap="large")
    with picture:
        _picture(desk)
    with proof:
        _proof(desk)
    address.publish_link(desk.link())


def _proof(desk: XorDesk) -> None:
    st.subheader("And prove it, in four ticks", anchor=False)
    st.markdown(
        "Suppose some perceptron computes XOR. Put each input into w1·x1 + w2·x2 + b, and tick "
        "the line once you see **why it must be so**."
    )
    for place, (name, answer, latex) in enumerate(perceptrons.INEQUALITIES):
        key = f"inequality {place}"
        st.checkbox(
            f"Input {name} must give {answer}, so ${latex}$",
            **kept(key, desk.document.ticked[place]),
            on_change=_tick,
            args=(desk, place, key),
        )
    _conclusion(desk.document.ticked)
    line = desk.document.perceptron
    right = line.right(GATES["XOR"])
    st.caption(
        f"Your weights from part 1 keep {right} of these 4 promises. Go back and try: there is "
        "always one that breaks."
    )


def _tick(desk: XorDesk, place: int, key: str) -> None:
    ticked = list(desk.document.ticked)
    ticked[place] = entered(key)
    desk.set(ticked=tuple(ticked))


def _conclusion(ticked: tuple[bool, ...]) -> None:
    """What follows from the inequalities that are ticked."""
    outer, inner = ticked[0] and ticked[3], ticked[1] and ticked[2]
    if outer:
        st.markdown("Add up the first and the last (00 and 11):")
        st.latex(r"w_1 + w_2 + 2b \le 0")
    if inner:
        st.markdown("Add up the two in the middle (01 and 10):")
        st.latex(r"w_1 + w_2 + 2b > 0")
    if outer and inner:
        st.error(
            "**A contradiction.** One and the same number can't be above 0 and not above 0. So no "
            "weights and no bias compute XOR: no line has 01 and 10 on one side and 00 and 11 on "
            "the other. XOR is *not linearly separable*.",
            icon=":material/bolt:",
        )
    else:
        left = ticked.count(False)
        st.caption(f"{left} to go." if left else "")


@lru_cache(maxsize=len(GATES))
def _counts(gate: str) -> Array:
    return most_right(*WEIGHTS.lattice(POINTS), GATES[gate])


def _picture(desk: XorDesk) -> None:
    st.subheader("Try all weights at once", anchor=False)
    gate = desk.document.pictured

    def take() -> None:
        if chosen := entered("gate of the picture"):
            desk.set(pictured=chosen)

    st.segmented_control("Gate", list(GATES), **kept("gate of the picture", gate), on_change=take)
    counts = _counts(gate)
    best = int(counts.max())
    found = f"The best of {counts.size:,} pairs of weights gets {best} of 4 right for {gate}."
    chart.show(
        perceptrons.most_right(counts, WEIGHTS, gate),
        alt=f"A map of the weights w1 and w2, each with its best bias. {found}",
    )
    st.markdown(f"**{found}**")
    st.caption(
        "Each place is a pair of weights, with the bias that suits it best. Notice that XOR has no "
        "place with 4 right; AND, OR and NAND have a region."
    )
    st.caption(
        "XOR gets at most 3 right, and only 2 where one weight is 0. Weights further out bring "
        "nothing new: twice the weights and twice the bias are the same line."
    )
