"""A link and a file reopen exactly what was saved; what they can't mean is refused or told of."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.engine.stops import Pace
from nnviz.ui.graph.document import GraphDocument

names = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
finite = st.floats(allow_nan=False, allow_infinity=False)
documents = st.builds(
    GraphDocument,
    program=st.text(max_size=40),
    inputs=st.dictionaries(names, finite, max_size=4),
    step=st.integers(0, 1000),
    pace=st.builds(
        Pace, by=st.sampled_from(["edge", "node"]), begin=st.sampled_from(["forward", "backward"])
    ),
    shown=st.none() | st.text(max_size=10),
    trainable=st.none() | st.lists(names, unique=True, max_size=3).map(tuple),
    rate=st.floats(1e-6, 100),
    title=st.text(max_size=20),
    notice=st.text(max_size=20),
)


@given(documents)
def test_a_link_reopens_the_document(document: GraphDocument) -> None:
    again = GraphDocument.from_query(document.to_query())
    assert again == document
    assert again.ignored == ()


@given(documents)
def test_a_file_reopens_the_document(document: GraphDocument) -> None:
    assert GraphDocument.from_json(json.dumps(document.to_json())) == document


@given(
    st.dictionaries(
        st.sampled_from(
            ["expression", "inputs", "step", "by", "begin", "trainable", "rate", "lesson", "title"]
        ),
        st.text(max_size=30),
    )
)
def test_any_link_can_be_read(query: dict[str, str]) -> None:
    GraphDocument.from_query(query)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[]", '"expression"'),
        ('{"expression": 3}', '"expression"'),
        ('{"expression": "x", "inputs": [1]}', '"inputs"'),
        ('{"expression": "x", "inputs": {"x": "3"}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": true}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": 1e999}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": 1' + "0" * 400 + "}}", "the input x"),
        ('{"expression": "x", "step": -1}', '"step"'),
        ('{"expression": "x", "by": "leaf"}', "the by leaf"),
        ('{"expression": "x", "rate": 3}', '"rate"'),
        ("no json", "Expecting value"),
    ],
)
def test_a_bad_file_says_what_is_wrong(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        GraphDocument.from_json(text)
