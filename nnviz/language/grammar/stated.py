"""Values that are only stated: numbers, lists of them, constructors of libraries."""

from nnviz.language.functions.elsewhere import CONSTRUCTORS, UNCHANGED
from nnviz.language.grammar.syntax import Call, Expression, Listed, Negation, Number


def is_stated(expression: Expression) -> bool:
    """True if an expression only states a value: a number, a list of them, or a constructor.

    Nesting is as deep as brackets may be.
    """
    if type(expression) is Number:
        return True
    if type(expression) is Negation:
        return is_stated(expression.operand)
    if type(expression) is Listed:
        return bool(expression.entries) and all(map(is_stated, expression.entries))
    if type(expression) is Call and expression.operands:
        makes = expression.name in CONSTRUCTORS or (
            expression.method and expression.name in UNCHANGED
        )
        return makes and is_stated(expression.operands[0])
    return False
