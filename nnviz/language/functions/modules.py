"""Layers and losses that libraries make first and call later: fc = nn.Linear(2, 3), then fc(x)."""

from collections.abc import Sequence

from nnviz.engine.operations import FUNCTIONS
from nnviz.language.functions.elsewhere import ALIASES
from nnviz.language.grammar.syntax import Binary, Call, Expression, Listed, Name, Text, Transposed
from nnviz.language.typed.tokens import Token

LAYERS = {"Linear", "LazyLinear", "Dense"}
"""Layers with weights of their own."""

UNCHANGING = {"Dropout", "Identity", "Flatten"}
"""Layers that leave their operand as it is, dropout when nothing is trained."""

MAKERS = {
    *(*LAYERS, *UNCHANGING, "Sequential"),
    *(name for name in (*ALIASES, *FUNCTIONS) if name[0].isupper()),
}
"""What makes a function elsewhere."""


def makes_function(tokens: Sequence[Token], place: int) -> bool:
    """True before nn.Linear(2, 3) and the like, with nothing behind it.

    >>> from nnviz.language.typed.tokens import tokenize
    >>> makes_function(tokenize("nn.ReLU()"), 0), makes_function(tokenize("nn.ReLU()(x)"), 0)
    (True, False)
    """
    while tokens[place + 1][:2] == ("operator", ".") and tokens[place + 2].kind == "name":
        place += 2
    if tokens[place].text not in MAKERS or tokens[place + 1][:2] != ("operator", "("):
        return False
    depth = 0
    with_weights = tokens[place].text in (*LAYERS, "Sequential")
    for at in range(place + 1, len(tokens)):
        token = tokens[at]
        if token.kind == "name" and tokens[at + 1].text != "=" and not with_weights:
            # MSELoss(p, y) is called, and not made.
            return False
        depth += (token[:2] == ("operator", "(")) - (token[:2] == ("operator", ")"))
        if not depth or token.kind == "end":
            return tokens[min(at + 1, len(tokens) - 1)].kind in ("end", "end of statement")
    return False


def parameters(made: Call) -> list[str]:
    """What the operands of a made function are called: a loss takes two."""
    return ["x", "y"] if made.name.endswith(("Loss", "Entropy", "crossentropy")) else ["x"]


def weights(label: str, made: Call) -> list[str]:
    """The names of the inputs that a made function has as its weights."""
    if made.name == "Sequential":
        return [
            name
            for number, layer in enumerate(_layers(made))
            for name in weights(f"{label}_{number}", layer)
        ]
    if made.name not in LAYERS:
        return []
    bias = made.settings.get("bias")
    without = type(bias) is Name and bias.text == "False"
    kernel = "kernel" if made.name == "Dense" else "weight"
    return [f"{label}_{kernel}", *([] if without else [f"{label}_bias"])]


def applied(label: str, made: Call, *operands: Expression) -> Expression:
    """A made function on its operands; its weights are named after `label`."""
    begin, end = made.begin, made.end
    value = operands[0]
    if made.name == "Sequential":
        for number, layer in enumerate(_layers(made)):
            value = applied(f"{label}_{number}", layer, value)
        return value
    if made.name in UNCHANGING:
        return value
    if made.name not in LAYERS:
        return Call(begin, end, made.name, made.module, list(operands), made.settings, begin)
    kernel, *bias = (Name(begin, end, name) for name in weights(label, made))
    # PyTorch keeps a row for each output, Keras a column.
    turned = kernel if made.name == "Dense" else Transposed(begin, end, kernel, begin)
    value = Binary(begin, end, value, "@", turned, begin)
    for term in bias:
        value = Binary(begin, end, value, "+", term, begin)
    activation = made.settings.get("activation")
    if type(activation) is Text:
        value = Call(begin, end, activation.text, "", [value], {}, begin)
    return value


def _layers(made: Call) -> list[Call]:
    """The layers of a Sequential, which may stand in a list."""
    listed = made.operands[0] if made.operands else None
    entries = listed.entries if type(listed) is Listed else made.operands
    return [entry for entry in entries if type(entry) is Call]
