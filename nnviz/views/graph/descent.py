"""How gradient descent went: in a sentence, and as rows."""

import math
from collections.abc import Sequence

from nnviz.learning.descent import Descent
from nnviz.views.notation import names
from nnviz.views.notation.numbers import short


def verdict(losses: Sequence[float], output: str) -> str:
    """Whether the last step went down, and what to try if it did not.

    >>> verdict([1.0, 9.0], "L")
    'L rose from 1 to 9: the step overshot the valley. Take it back and try a smaller η.'
    """
    if len(losses) < 2:
        return f"{output} has not moved yet. Take a step, and see whether it falls."
    before, after = losses[-2:]
    change = f"from {short(before)} to {short(after)}"
    if not math.isfinite(after):
        return f"{output} is {short(after)}: the steps ran away. Go back and try a smaller η."
    if after > before:
        return (
            f"{output} rose {change}: the step overshot the valley. Take it back and try a "
            "smaller η."
        )
    if after == before:
        return (
            f"{output} stayed at {short(after)}: the gradient is 0 or too small to matter, or the "
            "step jumped across the valley to a place of the same height."
        )
    return f"{output} fell {change}."


def rows(trail: Sequence[Descent], trained: Sequence[str], most: int = 20) -> dict[str, list[str]]:
    """The newest moments as columns of text: step, loss and the inputs that moved."""
    newest = list(enumerate(trail))[-most:]
    columns = {
        "step": [str(step) for step, _ in newest],
        "loss": [short(moment.loss) for _, moment in newest],
    }
    return columns | {
        names.text(name): [short(moment.inputs[name]) for _, moment in newest] for name in trained
    }
