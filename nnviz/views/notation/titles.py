"""What a student typed, where it is drawn: never taken for markup; a class has a short title."""

from string import punctuation

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
