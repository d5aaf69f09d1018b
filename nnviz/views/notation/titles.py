"""What things are called: a class as a student typed it, never taken for markup; a network."""

from string import punctuation

from nnviz.networks.architecture import ACTIVATIONS, OUTPUTS, Network

LONGEST = 20
"""Characters of a title that are shown."""

_TYPOGRAPHIC = str.maketrans("<>&", "‹›+")
_JOINER = "\u2060"
_ESCAPED = str.maketrans(
    {mark: f"\\{mark}" for mark in punctuation} | {mark: f"{_JOINER}\\{mark}" for mark in ":.@"}
)
"""An address or an emoji's name is found after escapes are read, unless something parts it."""


def in_plot(title: str) -> str:
    """A title with nothing that Plotly would take for markup.

    >>> in_plot("<b>cats & dogs</b>")
    '‹b›cats + dogs‹/b›'
    """
    return title[:LONGEST].translate(_TYPOGRAPHIC)


def in_markdown(title: str) -> str:
    r"""A title with nothing that Markdown would take for markup.

    >>> in_markdown("*cats* and dogs and more")
    '\\*cats\\* and dogs and'
    """
    return literal(" ".join(title[:LONGEST].split()))


def literal(text: str) -> str:
    r"""Any text with nothing that Markdown would take for markup.

    >>> literal("$ ~ <b>")
    '\\$ \\~ \\<b\\>'
    """
    return text.translate(_ESCAPED)


def plan(network: Network) -> str:
    """A network in one line: its sizes, its activations, and its output with the loss.

    >>> plan(Network((2, 3, 1), ("tanh",), "sigmoid"))
    '2-3-1 · tanh · sigmoid, binary cross-entropy'
    """
    hidden = dict.fromkeys(ACTIVATIONS[each] for each in network.hidden)
    sizes = "-".join(map(str, network.sizes))
    return " · ".join(
        filter(None, (sizes, ", ".join(hidden), OUTPUTS[network.output, network.loss]))
    )
