"""A browser whose server was started anew: what the student did meanwhile is not lost.

The browser then tells a new session what stands in all its widgets. The session has drawn none of
them, so Streamlit would take no change and no press from it. The page is therefore drawn once from
its link, as it was before, and then answers what the browser told.
"""

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import RerunData, get_script_run_ctx

_TOLD = "told by the browser before anything was drawn"


def meet() -> None:
    """Listen to what the browser tells a new session. For the begin of a page."""
    context = get_script_run_ctx()
    if context and (told := context.session_state.get_widget_states()):
        st.session_state[_TOLD] = WidgetStates(widgets=told)


def resume() -> None:
    """Answer what the browser told a new session, once. For the end of a page."""
    context = get_script_run_ctx()
    told: WidgetStates | None = st.session_state.pop(_TOLD, None)
    if told and context and context.script_requests:
        context.script_requests.request_rerun(
            RerunData(
                query_string=context.query_string,
                widget_states=told,
                page_script_hash=context.page_script_hash,
            )
        )
