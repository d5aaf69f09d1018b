"""Figures and equations are read out of a source; sections and other texts' numbers are not."""

import pytest

from nnviz.lessons.citations import citations


@pytest.mark.parametrize(
    ("source", "cited"),
    [
        ("SLP 6.6.3, Figs 6.15–6.17", ["Fig. 6.15", "Fig. 6.16", "Fig. 6.17"]),
        ("SLP 6.2, Eq. 6.7, Fig. 6.4", ["Eq. 6.7", "Fig. 6.4"]),
        ("SLP 6.3, Eqs 6.10–6.11, and 6.6.1, Eqs 6.26 and 6.28", ["6.10", "6.11", "6.26", "6.28"]),
        ("SLP 6.5, Figs 6.11–6.12 and 6.14", ["Fig. 6.11", "Fig. 6.12", "Fig. 6.14"]),
        ("SLP 6.1; CMU 10-301, Case 1", []),
        ("CMU 10-301, Simple Example", []),
    ],
)
def test_a_source_names_its_figures_and_equations(source: str, cited: list[str]) -> None:
    found = [str(each) for each in citations(source)]
    assert len(found) == len(cited)
    assert all(each.endswith(written) for each, written in zip(found, cited, strict=True))
