"""Which inputs of a program look like weights and biases, by the names that the field uses."""

from nnviz.views.notation.names import split

WEIGHTS = {"w", "W", "u", "U", "v", "V", "theta", "θ", "alpha", "α", "beta", "β", "Theta", "Θ"}
BIASES = {"b", "B", "c"}
DATA = {"x", "X", "y", "Y", "t"}


def guess(inputs: tuple[str, ...]) -> tuple[str, ...]:
    """The inputs that learning would change: weights with their biases, else all that is no data.

    >>> guess(("w1", "x1", "b", "y")), guess(("a", "b", "x")), guess(("x", "y"))
    (('w1', 'b'), ('a', 'b'), ('x', 'y'))
    """
    bases = {name: split(name).base for name in inputs}
    if WEIGHTS & {*bases.values()}:
        return tuple(name for name in inputs if bases[name] in WEIGHTS | BIASES)
    return tuple(name for name in inputs if bases[name] not in DATA) or inputs
