"""Which figures and equations of the chapter a source names."""

import re
from typing import NamedTuple

_NUMBER = r"\d+\.\d+(?:–\d+\.\d+)?(?!\.?\d)"
_CITED = re.compile(rf"(Fig|Eq)s?\.? ({_NUMBER}(?:(?:,| and|, and) {_NUMBER})*)")


class Citation(NamedTuple):
    """A figure or an equation, such as Fig. 6.17.

    Attributes
    ----------
    kind : "Fig" or "Eq"
    chapter, number : as they are printed
    """

    kind: str
    chapter: int
    number: int

    def __str__(self) -> str:
        """As it is written.

        >>> str(Citation("Eq", 6, 7))
        'Eq. 6.7'
        """
        return f"{self.kind}. {self.chapter}.{self.number}"


def citations(source: str) -> tuple[Citation, ...]:
    """The figures and equations of a source, with all that lie between the ends of a range.

    >>> [str(each) for each in citations("SLP 6.6.3, Figs 6.15–6.17")]
    ['Fig. 6.15', 'Fig. 6.16', 'Fig. 6.17']
    >>> [str(each) for each in citations("SLP 6.3, Eqs 6.1 and 6.3, and 6.6.1, Eq. 6.26")]
    ['Eq. 6.1', 'Eq. 6.3', 'Eq. 6.26']
    """
    found = []
    for kind, numbers in _CITED.findall(source):
        for written in re.findall(_NUMBER, numbers):
            ends = [tuple(map(int, end.split("."))) for end in written.split("–")]
            (chapter, first), (_, last) = ends[0], ends[-1]
            found += [Citation(kind, chapter, each) for each in range(first, last + 1)]
    return tuple(found)
