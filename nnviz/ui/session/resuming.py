"""A browser whose server was started anew: what the student did meanwhile is not lost.

The browser then tells a new session what stands in all its widgets, and what was pressed. The
session has drawn none of them, so Streamlit calls no function of theirs. The page is therefore
drawn once from its link, as it was before, and then answers what the browser told.
"""

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, RerunException, get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id

from nnviz.ui.session.widgets import forget, recall

_MET = "the browser was met"
"""True once a page was drawn to its end."""

_TOLD = "told by the browser before anything was drawn"

DAY = 24 * 60 * 60
"""In seconds."""


def meet() -> None:
    """Listen to what the browser tells a new session: before a page draws its first widget.

    A student's next press may stop the first drawing, so all is heard until one came to its end.
    """
    context = get_script_run_ctx()
    if context is None or st.session_state.get(_MET):
        return
    told = st.session_state.setdefault(_TOLD, {})
    for state in context.session_state.get_widget_states():
        # The browser tells a press once, and leaves it out when it tells of the next one.
        told[state.id] = state
    recall(filter(None, map(user_key_from_element_id, told)))


def resume() -> None:
    """Answer what the browser told a new session, once: when a page has drawn its last widget.

    Raises
    ------
    RerunException : the page is to be drawn again; Streamlit takes it
    """
    st.fragment(_wait, run_every=DAY)()
    context = get_script_run_ctx()
    if context is None or st.session_state.get(_MET):
        return
    st.session_state[_MET] = True
    if told := st.session_state.pop(_TOLD):
        forget()
        raise RerunException(
            RerunData(
                query_string=context.query_string,
                widget_states=WidgetStates(widgets=told.values()),
                page_script_hash=context.page_script_hash,
            )
        )


def _wait() -> None:
    """Do nothing. While a part of a page is to run again by itself, a browser that is connected
    anew asks for the whole page at once. Else the first press would be the first that a new session
    hears of, and it knows no part of a page in which a button could have been pressed.
    """
