"""A picture with words at its side, or around it where the screen is narrow."""

from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


class Sides(NamedTuple):
    """The places of a picture and its words.

    Attributes
    ----------
    lead : what the picture is looked at for, such as a question or a verdict; first on a phone
    picture : the picture, whose place does not depend on how long the words are
    rest : what is read afterwards: under the lead, and on a phone under the picture
    """

    lead: DeltaGenerator
    picture: DeltaGenerator
    rest: DeltaGenerator


def sides() -> Sides:
    """Draw the places. `page.css` lays them out."""
    with st.container(key="sides"):
        return Sides(*(st.container(key=f"side-{name}", gap="xsmall") for name in Sides._fields))
