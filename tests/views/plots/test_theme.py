"""The theme gives way to what a figure says itself, and its type can be read on every page."""

from plotly.graph_objects import Figure, Scatter

from nnviz.views.notation.palette import CARD, COLOURS, PAPER, QUIET, TEXT, Colour
from nnviz.views.plots import theme
from nnviz.views.plots.picture import Picture


def luminance(ink: str) -> float:
    channels = (int(ink[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str) -> float:
    low, high = sorted((luminance(ink), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def colour(rgb: str) -> Colour:
    return next(each for each in COLOURS.values() if each.rgb == rgb)


def test_its_type_reaches_the_contrast_of_wcag_aa_in_light_and_in_dark() -> None:
    layout = theme.TEMPLATE["layout"]
    for ink, ground in (
        (colour(layout["font"]["color"]), PAPER),
        (colour(layout["hoverlabel"]["font"]["color"]), colour(layout["hoverlabel"]["bgcolor"])),
    ):
        assert contrast(ink.light, ground.light) >= 4.5
        assert contrast(ink.dark, ground.dark) >= 4.5
    assert {QUIET, TEXT, CARD} <= set(COLOURS.values())


def test_a_number_on_the_strongest_colour_of_the_scale_can_be_read() -> None:
    for _, ground in (theme.NUMBERS[0], theme.NUMBERS[-1], theme.AMOUNTS[-1]):
        assert contrast(TEXT.light, over(ground, PAPER.light)) >= 4.5
        assert contrast(TEXT.dark, over(ground, PAPER.dark)) >= 4.5


def over(tint: str, ground: str) -> str:
    """A colour that lets the ground through, on that ground."""
    *channels, opacity = map(float, tint.removeprefix("rgba(").removesuffix(")").split(","))
    below = (int(ground[place : place + 2], 16) for place in (1, 3, 5))
    mixed = (opacity * a + (1 - opacity) * b for a, b in zip(channels, below, strict=True))
    return "#" + "".join(f"{round(each):02x}" for each in mixed)


def test_what_a_figure_says_itself_counts() -> None:
    figure = Figure(Scatter(x=[1], y=[2]), {"height": 123, "xaxis": {"gridcolor": "red"}})
    drawn = theme.themed(figure)
    assert isinstance(drawn, Figure)
    assert (drawn.layout.height, drawn.layout.xaxis.gridcolor) == (123, "red")
    assert drawn.layout.template.layout.font.size == theme.SIZE


def test_a_picture_in_plotlys_own_words_has_the_same_theme() -> None:
    picture = Picture([{"type": "scatter", "x": [1], "y": [2]}], {"height": 123})
    assert theme.themed(picture) == {
        "data": picture.data,
        "layout": {"height": 123, "template": theme.TEMPLATE},
    }
