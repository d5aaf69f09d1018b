"""What a student writes for a gradient is read in one go, however long it is."""

import pytest

from nnviz.engine.inputs import InputError
from nnviz.mistakes.written import read_written


@pytest.mark.parametrize("piece", ["9", "1e", "9.", "1/", "-", "[", " "])
def test_a_long_text_that_is_no_number_is_refused_in_short(piece: str) -> None:
    with pytest.raises(InputError) as refused:
        read_written("∂L/∂b", piece * (100_000 // len(piece)) + "x")
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize(
    ("text", "value"), [("-4/3", -4 / 3), ("+1.5 / .5", 3.0), ("2e-3/4e1", 5e-5), ("1./4.", 0.25)]
)
def test_a_fraction_is_divided(text: str, value: float) -> None:
    assert read_written("b", text).value == pytest.approx(value, rel=1e-12)
