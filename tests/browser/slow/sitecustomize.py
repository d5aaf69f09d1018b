"""Makes a server slow, for tests: each callback of a widget waits before it is called."""

import time

from streamlit.runtime.state.session_state import WStates

DELAY = 0.15
"""Seconds."""

_call = WStates.call_callback


def _called_late(self: WStates, widget_id: str) -> None:
    time.sleep(DELAY)
    _call(self, widget_id)


WStates.call_callback = _called_late  # type: ignore[method-assign]
