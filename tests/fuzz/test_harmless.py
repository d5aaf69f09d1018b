"""The eye that watches the pages sees what does harm, and nothing else."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.fuzz.harmless import harms


def _page(line: str) -> AppTest:
    return AppTest.from_string(f"import streamlit as st\n{line}").run()


@pytest.mark.parametrize(
    "line",
    [
        "st.html('<b><img src=x onerror=nnviz_ran()></b>')",
        "st.html('<svg><script>nnviz_ran()</script></svg>')",
        "st.markdown('<img src=//canary.invalid>', unsafe_allow_html=True)",
        "st.caption('so ![x](//canary.invalid)')",
        "st.error('[x](javascript:nnviz_ran())')",
        """st.graphviz_chart('digraph { a [label=<<img src="x" onerror=nnviz_ran()>>] }')""",
    ],
)
def test_harm_is_seen(line: str) -> None:
    assert harms(_page(line))


@pytest.mark.parametrize(
    "line",
    [
        "st.html('<b>&lt;img src=x onerror=nnviz_ran()&gt;</b>')",
        "st.markdown('<img src=//canary.invalid>')",
        "st.caption('so `![x](//canary.invalid)`')",
        r"st.error('[x\\](javascript:nnviz_ran())')",
        r"""st.graphviz_chart('digraph { a [label="<img src=x onerror=nnviz_ran()>"] }')""",
    ],
)
def test_what_is_only_shown_is_no_harm(line: str) -> None:
    assert harms(_page(line)) == []
