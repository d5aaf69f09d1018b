"""What could not be followed in a link is told in a few words, however much of it there is."""

from unittest.mock import patch

from nnviz.ui.session import notes


def test_of_many_ignored_parts_the_first_are_told_and_the_others_counted() -> None:
    with patch("nnviz.ui.session.notes.st.html") as drawn:
        notes.say_ignored([f"the input {'x' * 10_000}"] * 50_000)
    (note,) = drawn.call_args.args
    assert "and 49,992 more" in note
    assert len(note) < 1_500
