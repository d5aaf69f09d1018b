"""Names for the nodes of a trace: those of the variables, with numbers where one is not enough."""

from collections import Counter
from collections.abc import Iterable, Mapping

from nnviz.engine.names import canonical
from nnviz.engine.plan import Slot
from nnviz.language.building.assembler import OUTPUT_NAMES


class Free:
    """Gives names with numbers that nothing else has.

    >>> free = Free({"h1"})
    >>> free.name("h"), free.name("z1"), free.name("h")
    ('h2', 'z1_1', 'h3')
    """

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self.numbers: Counter[str] = Counter()

    def name(self, stem: str) -> str:
        """The stem with the next number that is free."""
        joint = "_" if stem[-1].isdigit() else ""
        while True:
            self.numbers[stem] += 1
            found = f"{stem}{joint}{self.numbers[stem]}"
            if found not in self.taken:
                self.taken.add(found)
                return found


def named(
    variables: Mapping[Slot, str], inputs: Iterable[str], places: Iterable[Slot], output: Slot
) -> dict[Slot, str]:
    """A name for each of some places.

    Parameters
    ----------
    variables : which variable took what stands at a place
    inputs : the names that are taken
    places : of all operations
    output : the place of the result, which has a name in any case
    """
    wanted = {place: canonical(name) for place, name in variables.items()}
    counts = Counter([*inputs, *wanted.values()])
    if output not in wanted:
        wanted[output] = next((name for name in OUTPUT_NAMES if not counts[name]), "result")
        counts[wanted[output]] += 1
    free = Free(set(counts))
    names = {
        place: name if counts[name] == 1 else free.name(name) for place, name in wanted.items()
    }
    return names | {place: free.name("v") for place in places if place not in names}
