"""The colours, each once: four roles, used alike in graph, formula, table and legend.

A drawing is made in the light colours. They double as tokens: on a dark page the style sheet of
`stylesheet` swaps each for its dark twin, at once and without drawing anew. So every light colour
must be unlike every other. Texts reach a contrast of 4.5 : 1 on their grounds in both (WCAG AA).
"""

from typing import NamedTuple


class Colour(NamedTuple):
    """One colour on a light and on a dark page."""

    light: str
    dark: str

    @property
    def channels(self) -> tuple[int, int, int]:
        """Red, green and blue of the light colour."""
        red, green, blue = bytes.fromhex(self.light.removeprefix("#"))
        return red, green, blue

    @property
    def rgb(self) -> str:
        """The light colour as plots and browsers write it, which `stylesheet` swaps when dark."""
        return "rgb({}, {}, {})".format(*self.channels)


PAPER = Colour("#ffffff", "#171614")
ON_PRIMARY = Colour("#fffffd", "#10243d")
TEXT = Colour("#1f2937", "#e6e6e6")
QUIET = Colour("#5f6775", "#a3abba")
LINE = Colour("#9aa5b8", "#55617a")
EDGE = Colour("#7b8494", "#8b95a7")
CARD = Colour("#fffffe", "#1b2230")
VALUE = Colour("#14713a", "#8ee6a8")
VALUE_GROUND = Colour("#e9f7ee", "#1f3d2b")
UPSTREAM = Colour("#1d5fbf", "#7cc4ff")
LOCAL = Colour("#6b3fc0", "#c4a7ff")
DOWNSTREAM = Colour("#b3261e", "#ffb4ab")
DOWNSTREAM_GROUND = Colour("#fdecea", "#4a1f24")
ACTIVE = Colour("#c27700", "#ffd166")
PARAMETER = Colour("#0f766e", "#5eead4")
PARAMETER_GROUND = Colour("#e6fffb", "#123c3a")
MARK = Colour("#fff3d6", "#4d3d16")
ZERO_SIDE = Colour("#f2d2a4", "#66440f")
ONE_SIDE = Colour("#a9c6f3", "#1f3d70")

HEAT = (
    Colour("#a85413", "#eba467"),
    Colour("#dc9f66", "#9a6433"),
    Colour("#f2dbc2", "#584330"),
    Colour("#eeeeed", "#34383f"),
    Colour("#c8e2e5", "#284b53"),
    Colour("#73b2bc", "#367d8b"),
    Colour("#1f7586", "#63bccd"),
)
"""Numbers as colours, from the most negative over 0 to the most positive."""

COLOURS = {
    **{name: value for name, value in sorted(globals().items()) if isinstance(value, Colour)},
    **{f"HEAT {place}": colour for place, colour in enumerate(HEAT)},
}
"""Every colour by its name."""


def variables(scope: str) -> str:
    """CSS that names every colour under a selector, for style sheets to use.

    >>> "--nv-value-ground: light-dark(#e9f7ee, #1f3d2b);" in variables(":root")
    True
    """
    lines = (
        f"  --nv-{name.lower().replace('_', '-').replace(' ', '-')}: "
        f"light-dark({colour.light}, {colour.dark});"
        for name, colour in COLOURS.items()
    )
    return "\n".join((f"{scope} {{", *lines, "}"))


def stylesheet(scope: str) -> str:
    """CSS that shows the drawings and formulas under a selector in the page's light or dark.

    >>> "light-dark(#b3261e, #ffb4ab)" in stylesheet(".graph")
    True
    """
    rules = []
    for colour in COLOURS.values():
        light, dark = colour
        swap = f"light-dark({light}, {dark})"
        rules += [
            f'{scope} [fill="{light}"] {{ fill: {swap}; }}',
            f'{scope} [stroke="{light}"] {{ stroke: {swap}; }}',
            # Formulas and plots carry their colours in style attributes.
            f'{scope} [style*="color: {colour.rgb}"] {{ color: {swap} !important; }}',
            f'{scope} [style*="color: {light}"] {{ color: {swap} !important; }}',
            f'{scope} [style*="stroke: {colour.rgb}"] {{ stroke: {swap} !important; }}',
            f'{scope} [style*="fill: {colour.rgb}"] {{ fill: {swap} !important; }}',
        ]
    return "\n".join(rules)
