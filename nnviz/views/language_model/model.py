"""Pictures and sentences of the language model: next words, and curves over the epochs."""

from collections.abc import Mapping, Sequence

import numpy as np
from plotly.graph_objects import Figure, Scatter

from nnviz.text.substitutes import Kin
from nnviz.text.vocabulary import BEGIN, UNKNOWN
from nnviz.views.notation.numbers import percent, short
from nnviz.views.notation.palette import ACTIVE, QUIET, TEXT, VALUE, Colour
from nnviz.views.plots.direct import named

NOTABLE = 0.05
"""A probability from which a word counts as expected."""


def likeliest(
    words: Sequence[str],
    neural: Sequence[float],
    counted: Sequence[float] | None,
    order: int,
) -> Figure:
    """Next words with their probabilities, by the network and by counts, the likeliest on top.

    Parameters
    ----------
    words : in the order of the picture
    neural, counted : the probability of each; `counted` is None where the context never occurred
    order : n of the n-gram model
    """
    models = [("● neural", neural, "circle", VALUE)]
    if counted is not None:
        models.append((f"◇ {order}-grams", counted, "diamond-open", TEXT))
    figure = Figure()
    for name, shares, symbol, ink in models:
        figure.add_traces(_dots(words, name, shares, symbol, ink))
    highest = max([*neural, *(counted or ())], default=1.0)
    figure.update_layout(
        height=66 + 26 * len(words),
        showlegend=False,
        xaxis={
            **{"title": "probability of the next word", "domain": (0, SPLIT), "tickformat": ".0%"},
            "range": (-0.03 * highest, 1.08 * highest),
        },
        xaxis2={
            **{"domain": (SPLIT, 1), "type": "category", "range": (-0.5, len(models) - 0.5)},
            **{"side": "top", "showgrid": False, "tickangle": 0},
            "ticktext": [name.replace(" ", "<br>", 1) for name, *_ in models],
            "tickvals": [name for name, *_ in models],
        },
        yaxis={"autorange": "reversed", "type": "category"},
    )
    return figure


SPLIT = 0.6
"""Where the dots end and their numbers begin, as a share of the width."""

NEVER = "–"
"""Stands for the probability of what was never counted."""


def _dots(
    words: Sequence[str], name: str, shares: Sequence[float], symbol: str, ink: Colour
) -> tuple[Scatter, Scatter]:
    """A dot for each word, none for a word that never came, and at the right its number."""
    marker = {"symbol": symbol, "size": 10, "color": ink.rgb, "line": {"width": 2}}
    written = [percent(float(share), 1) if share else NEVER for share in shares]
    dots = Scatter(
        x=[float(share) if share else None for share in shares],
        y=list(words),
        mode="markers",
        name=name,
        marker=marker,
        text=written,
        hovertemplate="%{y}: %{text}<extra></extra>",
    )
    numbers = Scatter(
        x=[name] * len(words),
        y=list(words),
        xaxis="x2",
        mode="text",
        text=written,
        name=name,
        hoverinfo="skip",
    )
    return dots, numbers


def course(
    epochs: Sequence[int], panels: Mapping[str, Mapping[str, Sequence[float]]], here: int
) -> Figure:
    """Curves over the epochs in one or two plots, one above the other, with the epoch on show.

    Parameters
    ----------
    epochs : of the points
    panels : by what is measured: the curves by name, a height for each epoch; two at most
    here : the epoch on show
    """
    figure = Figure()
    for place, (what, curves) in enumerate(panels.items()):
        for (name, values), (ink, dash) in zip(curves.items(), PENS, strict=False):
            figure.add_trace(
                Scatter(
                    x=np.array(epochs, dtype=np.float32),
                    y=np.array(values, dtype=np.float32),
                    yaxis=("y", "y2")[place],
                    mode="lines",
                    name=name,
                    line={"color": ink.rgb, "dash": dash},
                )
            )
        axis = {"title": what, "rangemode": "tozero", "automargin": True}
        if len(panels) > 1:
            axis["domain"] = ((0.56, 1), (0, 0.44))[place]
        figure.update_layout({("yaxis", "yaxis2")[place]: axis})
    figure.add_vline(x=here, line={"color": ACTIVE.rgb, "dash": "dash", "width": 1})
    last = f"y{len(panels)}" if len(panels) > 1 else "y"
    figure.update_layout(xaxis={"title": "epoch", "anchor": last})
    return named(figure)


PENS = ((TEXT, "solid"), (QUIET, "dash"))
"""The ink and the line of each curve in a plot."""


def code(word: str) -> str:
    """A word of a vocabulary in Markdown, as it is."""
    return f"`{word}`"


def reading(read: Sequence[str], known: Sequence[str], ids: Sequence[int], typed: int) -> str:
    """What the model reads of a text, in a sentence of Markdown.

    Parameters
    ----------
    read, known : the words in the window as typed, and as the model sees them
    ids : of the known ones
    typed : how many words there are in all

    >>> reading(("<s>", "the", "cat"), ("<s>", "the", "cat"), (1, 9, 4), 2)
    'The model reads the last 3 words: `<s>` (id 1), `the` (id 9), `cat` (id 4).'
    """
    listed = ", ".join(f"{code(w)} (id {number})" for w, number in zip(known, ids, strict=True))
    more = f" of {typed:,}" if typed > len(read) else ""
    return f"The model reads the last {len(read)} words{more}: {listed}."


def remarks(read: Sequence[str], known: Sequence[str], size: int) -> list[str]:
    """What there is to say of unknown words and of the beginning, in plain text."""
    strangers = list(
        dict.fromkeys(
            typed for typed, seen in zip(read, known, strict=True) if typed != seen == UNKNOWN
        )
    )
    said = []
    if strangers:
        named = ", ".join(word[:30] for word in strangers)
        are, they = ("is", "It is") if len(strangers) == 1 else ("are", "They are")
        said.append(
            f"{named} {are} not among the {size} words of the vocabulary. {they} read as "
            f"{UNKNOWN}, which stands for all rare words."
        )
    if set(known) == {BEGIN}:
        said.append(f"No word is there yet. {BEGIN} marks the beginning of a sentence.")
    elif BEGIN in known:
        said.append(f"{BEGIN} marks what is before the first word of a sentence.")
    return said


def against_counts(
    target: str, neural: float, before: str, order: int, count: int, seen: int
) -> str:
    """How the network and the n-gram model differ on one word, in Markdown.

    Parameters
    ----------
    target : the next word
    neural : its probability by the network
    before : the words that the n-gram model looks at
    order : n
    count, seen : how often the word came after them, and how often they came at all
    """
    said = f"P({code(target)}): neural model **{short(neural)}**, "
    if not seen:
        return said + (
            f"{order}-gram model **undefined**: {code(before)} never occurs in the corpus, so "
            "there is nothing to count."
        )
    said += f"{order}-gram model **{short(count / seen)}** ({count} of {seen} times). "
    if not count:
        said += (
            f"The n-gram model has seen {code(before)} {seen} times, but never followed by "
            f"{code(target)}: without smoothing it gives that a probability of 0."
            if neural > NOTABLE
            else f"Neither model expects {code(target)} here."
        )
    return said


def by_kin(found: Kin | None, target: str) -> str:
    """Why the network may expect a word that never came there: it came after a similar word.

    Parameters
    ----------
    found : the similar word, if there is one
    target : the word that the network expects

    >>> said = by_kin(Kin("dog", "cat", 0.95, ("the", "cat", "gets"), 11), "fed")
    >>> said.partition("cosine of ")[2].partition(";")[0]
    'the embeddings of `cat` and `dog` is **0.95**'
    """
    if found is None:
        return (
            "No single similar word explains it: the corpus never has a word with an embedding "
            f"like one of these in its place, the others as they are, followed by {code(target)}. "
            "The neural model weighs all the words before the next one together."
        )
    times = "once" if found.times == 1 else f"{found.times} times"
    return (
        f"The neural model goes by similar words. The corpus has {code(' '.join(found.before))} "
        f"followed by {code(target)} {times}, and the cosine of the embeddings of "
        f"{code(found.word)} and {code(found.typed)} is **{short(found.cosine)}**; 1 would be the "
        "same direction."
    )


def rise_and_fall(
    target: str, before: str, shares: Sequence[float], counted: Mapping[str, int]
) -> str:
    """What became of the probability of a word that the corpus never has after some words.

    Parameters
    ----------
    target : the word
    before : the words
    shares : its probability after them, for each epoch so far
    counted : the words that the corpus has after them, with how often
    """
    if target in counted:
        times = "once" if counted[target] == 1 else f"{counted[target]} times"
        return f"The corpus has {code(before)} followed by {code(target)} {times}."
    said = f"The corpus never has {code(before)} followed by {code(target)}. "
    highest = max(shares)
    top = shares.index(highest)
    if highest < NOTABLE:
        return said + f"Its probability stays below {NOTABLE:g} so far."
    if shares[-1] > 0.8 * highest:
        return said + f"Yet its probability has risen to {short(shares[-1])}."
    others = ", ".join(code(word) for word in counted)
    return said + (
        f"Yet its probability rose to {short(highest)}, at epoch {top}. It has since fallen to "
        f"{short(shares[-1])}: with every epoch the model learns more of what the corpus does have "
        f"there, {others}."
    )
