"""Einstein's sums, as np.einsum writes them: "ij,j->i" is a matrix times a vector."""

from typing import TYPE_CHECKING

from nnviz.language.grammar.syntax import Call, Text

if TYPE_CHECKING:
    from nnviz.language.building.assembler import Assembler
    from nnviz.language.building.nodes import Operand

_STEPS = {
    "a->": ("sum",),
    "ab->": ("sum",),
    "ab->a": ("row_sum",),
    "ab->b": ("column_sum",),
    "ab->ba": ("transpose",),
    "a,a->": ("*", "sum"),
    "a,a->a": ("*",),
    "ab,ab->": ("*", "sum"),
    "ab,ab->ab": ("*",),
    "ab,ab->a": ("*", "row_sum"),
    "ab,ab->b": ("*", "column_sum"),
    "ab,b->a": ("@",),
    "a,ab->b": ("@",),
    "ab,bc->ac": ("@",),
    "a,b->ab": ("outer",),
    "ab,b->ab": ("*",),
}
"""Operations for each sum, with its indices called a, b, c in the order in which they appear."""


def einsum(to: "Assembler", call: Call) -> "Operand":
    """The operations of a sum over indices."""
    written, *operands = call.operands
    text = written.text.replace(" ", "") if type(written) is Text else ""
    letters = dict.fromkeys(letter for letter in text if letter.isalpha())
    called = dict(zip(letters, "abcdefgh", strict=False))
    steps = _STEPS.get("".join(called.get(sign, sign) for sign in text))
    if steps is None or text.partition("->")[0].count(",") + 1 != len(operands):
        to.refuse(
            "This sum over indices can't be read here.",
            call.position,
            "Write it with @, sum(…), or * between vectors.",
        )
    values = tuple(operand.build(to) for operand in operands)
    if steps == ("outer",):
        column = to.apply("column", values[:1], call.position)
        return to.apply("*", (column, values[1]), call.position)
    value = to.apply(steps[0], values, call.position)
    for step in steps[1:]:
        value = to.apply(step, (value,), call.position)
    return value
