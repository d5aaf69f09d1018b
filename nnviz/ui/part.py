"""One section of a page: its own choices within the page's document."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Generic, TypeVar

from nnviz.ui.desk import Desk, Linked

C = TypeVar("C", bound=Linked)


@dataclass(frozen=True)
class Part(Generic[C]):
    """The choices of a section, and the desk that they lie on.

    Attributes
    ----------
    desk : of the whole page, whose document has the choices in a field
    field : the name of that field
    """

    desk: Desk[Any]
    field: str

    @property
    def choices(self) -> C:
        """The section's choices as they stand."""
        choices: C = getattr(self.desk.document, self.field)
        return choices

    def set(self, **changes: Any) -> None:
        """Choose otherwise."""
        self.desk.set(**{self.field: replace(self.choices, **changes)})

    def taker(self, name: str) -> Callable[[Any], None]:
        """What sets one of the choices."""
        return partial(self._take, name)

    def _take(self, name: str, value: Any) -> None:
        self.set(**{name: value})
