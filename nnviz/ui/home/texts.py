"""Which texts the lessons come from."""

import streamlit as st


def show() -> None:
    """The texts, with the short names that sources have everywhere."""
    st.caption(
        "SLP is Jurafsky and Martin, *Speech and Language Processing*, chapter Neural Networks, "
        "whose figures and equations are numbered 6.1, 6.2 and so on here. CMU 10-301 is Carnegie "
        "Mellon's introduction to machine learning, lecture on backpropagation."
    )
