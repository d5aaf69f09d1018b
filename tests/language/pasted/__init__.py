"""Programs as slides, papers, notebooks and forums write them, each with its function in NumPy."""

from tests.language.pasted.frameworks import FRAMEWORKS
from tests.language.pasted.latex import LATEX
from tests.language.pasted.libraries import LIBRARIES
from tests.language.pasted.mathematics import MATHEMATICS
from tests.language.pasted.notebooks import NOTEBOOKS
from tests.language.pasted.numerical import NUMERICAL
from tests.language.pasted.papers import PAPERS
from tests.language.pasted.program import Pasted
from tests.language.pasted.slides import SLIDES
from tests.language.pasted.slips import SLIPS
from tests.language.pasted.typeset import TYPESET

_SECTIONS = (
    *(MATHEMATICS, SLIDES, LATEX, TYPESET, NOTEBOOKS, NUMERICAL, LIBRARIES, FRAMEWORKS),
    *(PAPERS, SLIPS),
)

PASTED: dict[str, Pasted] = {name: each for part in _SECTIONS for name, each in part.items()}

assert len(PASTED) == sum(map(len, _SECTIONS)), "two programs have one name"

__all__ = ["PASTED", "Pasted"]
