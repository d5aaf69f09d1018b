"""The address bar of a page: which link was followed, and which ones the page wrote itself."""

from collections import deque
from dataclasses import dataclass, field

import streamlit as st


@dataclass
class Address:
    """The links of one page in one session.

    Attributes
    ----------
    written : the last links that the page wrote, to tell them from a link followed
    query : what stood in the address bar when the page last ran
    """

    written: deque[dict[str, str]] = field(default_factory=lambda: deque(maxlen=64))
    query: dict[str, str] | None = None

    def followed(self, *, arrived: bool) -> dict[str, str] | None:
        """The link that the student came by just now, or None.

        While the student stays on the page, the browser keeps sending the link that they came by,
        so it counts as followed only on arrival, or when it changes.
        """
        query = st.query_params.to_dict()
        first = self.query is None
        new = query not in ({}, *self.written) and (arrived or query != self.query)
        self.query = query
        return query if first or new else None

    def wrote(self, query: dict[str, str]) -> dict[str, str]:
        """Remember a link that the page writes; gives it back."""
        self.written.append(query)
        return query
