"""A link and a file reopen exactly what was saved; what they can't mean is refused or told of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.engine.stops import Pace
from nnviz.ui.graph import files
from nnviz.ui.graph.desk import GraphDesk
from nnviz.ui.graph.document import GraphDocument
from nnviz.ui.session.desk import Desk, Followed, follow
from nnviz.ui.session.program import Program

names = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
numbers = st.floats(allow_nan=False, allow_infinity=False)
programs = st.builds(
    lambda program, typed, values: Program.of(program, values).edited(typed),
    st.sampled_from(["L = c*(a + 2b)", "x*y", "sum(W@x)", "u1 = sin(a); L = u1 + b_2"]),
    st.text(max_size=40) | st.sampled_from(["a*b", "a*"]),
    st.dictionaries(st.sampled_from(["a", "b", "c", "x", "y", "b_2"]), numbers),
)
documents = st.builds(
    GraphDocument,
    typed=programs,
    trainable=st.none() | st.lists(names, unique=True, max_size=3).map(tuple),
    rate=st.floats(1e-6, 100),
    title=st.text(max_size=20),
    notice=st.text(max_size=20),
)
walks = st.tuples(
    st.integers(0, 1000),
    st.builds(
        Pace, by=st.sampled_from(["edge", "node"]), begin=st.sampled_from(["forward", "backward"])
    ),
)


def desk_with(document: GraphDocument, walk: tuple[int, Pace]) -> Desk[GraphDocument]:
    desk = Desk(document)
    desk.take(Followed(document, *walk, ()))
    return desk


@given(documents, walks)
def test_a_link_reopens_the_document(document: GraphDocument, walk: tuple[int, Pace]) -> None:
    query = desk_with(document, walk).query()
    again = follow(GraphDocument, query)
    assert (again.step, again.pace) == walk
    assert again.ignored == ()
    assert again.document.query() == document.query()


@given(documents, walks)
def test_a_file_reopens_the_document(document: GraphDocument, walk: tuple[int, Pace]) -> None:
    query = desk_with(document, walk).query()
    assert files.query_of(files.written(query, document.typed.inputs)) == query


@given(
    st.dictionaries(
        st.sampled_from(
            ["expression", "inputs", "step", "by", "begin", "trainable", "rate", "lesson", "title"]
        ),
        st.text(max_size=30),
    )
)
def test_any_link_can_be_opened(query: dict[str, str]) -> None:
    GraphDesk(GraphDocument()).open(query)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "Expecting value"),
        ("no json", "Expecting value"),
        ("[]", '"expression"'),
        ("{}", '"expression"'),
        ('{"expression": 3}', '"expression"'),
        ('{"expression": "x", "inputs": [1]}', '"inputs"'),
        ('{"expression": "x", "inputs": {"x": "3"}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": true}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": NaN}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": 1e999}}', "the input x"),
        ('{"expression": "x", "inputs": {"x": 1' + "0" * 400 + "}}", "the input x"),
        ('{"expression": "x", "inputs": {"z": 1}}', "the input z"),
        ('{"expression": "x", "step": -1}', '"step"'),
        ('{"expression": "x", "step": 1.5}', '"step"'),
        ('{"expression": "x", "by": "leaf"}', "the by leaf"),
        ('{"expression": "x", "rate": 3}', '"rate"'),
    ],
)
def test_a_bad_file_says_what_is_wrong(text: str, told: str) -> None:
    desk = GraphDesk(GraphDocument())
    with pytest.raises(ValueError, match=told):
        desk.open_file(files.query_of(text))
    assert desk.document.query() == GraphDocument().query()


def test_another_program_that_can_be_read_ends_what_was_said_of_the_one_before() -> None:
    document = GraphDocument(trainable=("a",), title="A sum", notice="See b.")
    assert document.edited("a*").title == "A sum"
    assert document.edited("a*b").trainable is None
    assert document.edited("a*b").notice == ""
