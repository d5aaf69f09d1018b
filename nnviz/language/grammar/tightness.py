"""How tightly operators bind."""

CHOICE, OR, AND, COMPARISON, SUM, PRODUCT, SIGN, POWER = range(8)

INFIX = {
    **dict.fromkeys(("<", "<=", ">", ">=", "==", "!="), COMPARISON),
    **dict.fromkeys("+-", SUM),
    **dict.fromkeys("*/@·∘", PRODUCT),
    "^": POWER,
}
"""The operators between two operands."""

CONNECTIVES = {"or": OR, "and": AND}
"""Those that are words."""

WORDS = {"if", "else", "and", "or", "not", "for"}
"""Words that are no variables."""
