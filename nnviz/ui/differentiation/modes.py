"""The tabs of forward and reverse mode: the same graph in the player, told in both directions."""

from functools import partial

import streamlit as st

from nnviz.derivatives.dual import Dual, dual
from nnviz.engine.remembered import remembered
from nnviz.engine.run import Run
from nnviz.ui.controls import program
from nnviz.ui.controls.sides import sides
from nnviz.ui.differentiation.document import DifferentiationDesk, change
from nnviz.ui.differentiation.input_box import choose_input
from nnviz.ui.player import player
from nnviz.views.differentiation import costs


@remembered
def _dual(run: Run, by: str) -> Dual:
    return dual(run, by)


def forward(desk: DifferentiationDesk) -> None:
    """Dual numbers in the player, one pass for each input."""
    document = desk.document
    lead, picture, rest = sides()
    with lead:
        choose_input(desk)
    with picture:
        _play(desk, _dual(document.run, document.by))
    with rest:
        st.markdown(
            "Every node carries a **dual number**: its value and its tangent ∂node/∂input, "
            "computed together from the operands'. One pass from the inputs to the output gives "
            "the derivative of **every** node by **one** input."
        )
        st.caption(costs.forward(document.graph))


def reverse(desk: DifferentiationDesk) -> None:
    """Backpropagation in the player, one pass for each output."""
    document = desk.document
    lead, picture, rest = sides()
    with lead:
        st.markdown(
            "After the forward pass, every node gets its gradient ∂output/∂node, from the output "
            "back."
        )
    with picture:
        _play(desk, document.run)
    with rest:
        st.markdown(
            "One pass back gives the derivative of **one** output by **every** input: this is "
            "backpropagation."
        )
        st.caption(costs.reverse(document.graph))


def _play(desk: DifferentiationDesk, run: Run) -> None:
    player.play(
        run, desk.walk, link=desk.link, take=partial(program.take_values, partial(change, desk))
    )
