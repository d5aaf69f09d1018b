"""A review as it is read: the words that count marked in its text, its features and its batch."""

from collections.abc import Sequence
from html import escape
from textwrap import shorten

import numpy as np
from plotly.graph_objects import Figure

from nnviz.engine.ieee import Array
from nnviz.engine.run import Run
from nnviz.networks.classifier import Classifier, Contributions, Labels
from nnviz.text.features import FEATURES, Reading
from nnviz.text.reviews import CLASSES, Review
from nnviz.text.tokens import Token
from nnviz.views.notation import names
from nnviz.views.notation.numbers import of_shape, percent, short
from nnviz.views.notation.palette import HEAT, QUIET
from nnviz.views.plots import bars

MOST_SHOWN = 4_000
"""Characters of a review that are shown with marks."""

LONGEST_TITLE = 38
"""Characters of a bundled review where it is one of a list."""

MARKED = tuple(feature for feature in FEATURES if feature.name != "x6")
"""The features whose words are marked; every word counts for the last one."""


def highlighted(text: str, reading: Reading) -> str:
    """A review in HTML: each word that counts is underlined, with the feature that it counts for.

    >>> from nnviz.text.features import read
    >>> from nnviz.text.lexicons import lexicons
    >>> html = highlighted("great <b>", read("great <b>", lexicons("great", "")))
    >>> '<mark class="nnviz-x1">great<sub>x₁</sub></mark> &lt;b&gt;' in html
    True
    """
    marks: dict[Token, list[str]] = {}
    for feature, tokens in zip(FEATURES, reading.fired, strict=True):
        for token in tokens if feature in MARKED else ():
            marks.setdefault(token, []).append(feature.name)
    parts, at = [], 0
    for token in sorted(marks, key=lambda token: token.begin):
        if token.end > MOST_SHOWN:
            break
        labels = ", ".join(map(names.text, marks[token]))
        parts += [
            escape(text[at : token.begin]),
            f'<mark class="nnviz-{marks[token][0]}">{escape(token.text)}<sub>{labels}</sub></mark>',
        ]
        at = token.end
    parts.append(escape(text[at:MOST_SHOWN]))
    return f'<p class="nnviz-review" tabindex="0">{"".join(parts)}</p>'


def title(review: Review) -> str:
    """A bundled review in so few whole words that they fit on a chip, on a phone too.

    >>> title(Review("What a delightful little film! I smiled all the way.", 0, False))
    'positive: What a delightful little …'
    """
    said = f"{CLASSES[review.label]}: {review.text}"
    return shorten(said, LONGEST_TITLE, placeholder=" …")


def notes(text: str, reading: Reading) -> list[str]:
    """What is special about a text, each in a sentence."""
    said = []
    if not reading.words:
        what = "are no words" if text.strip() else "is nothing"
        said.append(
            f"There {what} to read here, so every feature that counts words is 0. ln 0 would be "
            "−∞; x₆ is 0 in its place."
        )
    elif not any(reading.fired[:2]):
        said.append(
            "No word of either list is in this review: x₁ and x₂ are 0, and the network has little "
            "to go by. The lists hold English words; add words to them below."
        )
    if len(text) > MOST_SHOWN:
        said.append(
            f"The features count all {reading.words:,} words; the first {MOST_SHOWN:,} characters "
            "are shown."
        )
    return said


def rows(reading: Reading, used: Sequence[float]) -> list[dict[str, str]]:
    """A row for each feature: its rule, the words that count, and its value.

    Parameters
    ----------
    reading : the features of the text
    used : the features that the network is given, which a hand may have set
    """
    table = []
    for feature, tokens, found, value in zip(
        FEATURES, reading.fired, reading.values, used, strict=True
    ):
        words = f"{len(tokens)} words" if feature not in MARKED else _listed(tokens)
        row = {"feature": names.text(feature.name), "rule": feature.title, "fired on": words}
        by_hand = " (by hand)" if found != value else ""
        table.append(row | {"value": f"{short(value)}{by_hand}"})
    return table


def weighed(
    table: Sequence[dict[str, str]],
    plan: Classifier,
    weights: Array,
    used: Sequence[float],
    parts: Contributions,
) -> list[dict[str, str]]:
    """The rows of the features, with weight × value for each unit, and two rows for b and the sum.

    Parameters
    ----------
    table : a row for each feature
    plan : the network
    weights : of its first layer, units × features
    used : the features that it is given
    parts : what each feature adds to each unit's sum
    """
    titles = _sums(plan)

    def cells(numbers: Array) -> dict[str, str]:
        return {title: short(float(x)) for title, x in zip(titles, numbers, strict=True)}

    products = [
        row
        | {
            title: f"{short(float(w))} · {short(value)} = {short(float(product))}"
            for title, w, product in zip(titles, weights[:, place], products, strict=True)
        }
        for place, (row, value, products) in enumerate(
            zip(table, used, parts.products.T, strict=True)
        )
    ]
    blank = {"fired on": "", "value": ""}
    return [
        *products,
        {"feature": "b", "rule": "the bias", **blank, **cells(parts.bias)},
        {"feature": "z", "rule": "the sum of all", **blank, **cells(parts.sums)},
    ]


def _sums(plan: Classifier) -> list[str]:
    """What the sums of the first layer are called."""
    if plan.in_scalars:
        return ["weight × value"]
    if plan.layers == 1:
        return [f"for {name}" for name in CLASSES[: plan.classes]]
    return [f"to h{place}" for place in "₁₂₃"]


def pulls(plan: Classifier, used: Sequence[float], parts: Contributions) -> Figure:
    """What each feature and the bias add to each sum of the first layer, as signed bars.

    Parameters
    ----------
    plan : the network
    used : the features that it is given
    parts : what each feature adds to each unit's sum
    """
    labels = [
        f"{names.text(feature.name)} = {short(value)}"
        for feature, value in zip(FEATURES, used, strict=True)
    ]
    added = np.column_stack([parts.products, parts.bias])
    finite = np.abs(added[np.isfinite(added)])
    reach = 1.5 * (float(finite.max(initial=0.0)) or 1.0)
    titles = _sums(plan)
    width = 1 / len(titles)
    figure = Figure()
    for place, (title, numbers) in enumerate(zip(titles, added, strict=True)):
        axis = f"x{place + 1}" if place else "x"
        inks = [HEAT[-1] if number > 0 else HEAT[0] for number in numbers]
        figure.add_trace(bars.rows(numbers, [*labels, "b"], inks, axis=axis))
        settings = {
            **{"title": title, "range": (-reach, reach), "automargin": True, "nticks": 3},
            **{"domain": (place * width, (place + 0.96) * width), "zerolinecolor": QUIET.rgb},
        }
        figure.update_layout({axis.replace("x", "xaxis"): settings})
    return figure.update_layout(
        height=56 + 26 * len(added[0]),
        showlegend=False,
        bargap=0.3,
        yaxis={"autorange": "reversed", "type": "category", "showgrid": False},
    )


SUMS = {
    (1, 2): "Each feature adds its weight times its value. The sum, with the bias b, is the score "
    "z, and p(positive) = σ(z). Notice which features pull z up, and which pull it down.",
    (1, 3): "Each class weighs the features in its own way and gets a score z of its own; "
    "softmax makes probabilities of the three scores.",
    (2, 2): "Each hidden unit weighs the features in its own way: h = σ(z). The second layer U "
    "then weighs the hidden units.",
    (2, 3): "Each hidden unit weighs the features in its own way: h = σ(z). The second layer U "
    "then weighs the hidden units, once for each class.",
}
"""What the table of weighed features says, by layers and classes."""


def _listed(tokens: Sequence[Token], most: int = 8) -> str:
    shown = ", ".join(token.text for token in tokens[:most])
    rest = len(tokens) - most
    return f"{shown} and {rest} more" if rest > 0 else shown or "nothing"


def verdict(plan: Classifier, yhat: Array, features: Sequence[float]) -> str:
    """What the network says of one review, from its output, and whether it has any reason to."""
    shares = plan.distribution(yhat)
    if not np.isfinite(shares).all():
        return "These numbers are so large that the probabilities are not finite."
    likeliest = int(plan.likeliest(yhat[None])[0])
    all_of_them = ", ".join(
        f"p({name}) = {short(float(p))}"
        for name, p in zip(CLASSES[: plan.classes], shares, strict=True)
    )
    said = f"The network says **{CLASSES[likeliest]}**: {all_of_them}."
    if not any(features):
        score = "b" if plan.layers == 1 else "U · σ(b)"
        said += (
            " **No word counts**: all features are 0, so this says nothing about the review. It "
            f"is what the network answers to no features: z = {score}."
        )
    return said


def judged(plan: Classifier, yhat: Array, label: int) -> str:
    """Whether the network's output agrees with the label."""
    right = "agrees with" if plan.likeliest(yhat[None])[0] == label else "differs from"
    return f"That {right} the label, {CLASSES[label]}."


def shapes(run: Run) -> list[dict[str, str]]:
    """Every matrix of a batch with its shape and what its rows and columns are."""
    meaning = {
        "X": "a review in each row, a feature in each column",
        "W": "a unit in each row, a feature in each column",
        "b": "a bias for each unit, added to every row",
        "H": "a review in each row, a hidden unit in each column",
        "U": "an output in each row, a hidden unit in each column",
        "Z": "a review in each row, a score in each column",
        "Yhat": "a review in each row, a probability in each column",
        "Y": "the labels, in the same form",
    }
    return [
        {
            "matrix": names.text(name),
            "shape": of_shape(np.shape(run.value[name])),
            "what it holds": said,
        }
        for name, said in meaning.items()
        if name in run.graph.slots
    ]


def answered(
    plan: Classifier, run: Run, texts: Sequence[str], labels: Labels
) -> list[dict[str, str]]:
    """The rows of Ŷ, each beside its review and its label."""
    likeliest = plan.likeliest(run.value["Yhat"])
    outputs = CLASSES[: plan.outputs]
    return [
        {f"p({name})": short(float(p)) for name, p in zip(outputs, yhat, strict=True)}
        | {"label": CLASSES[label], "right?": "yes" if said == label else "no", "review": text}
        for text, yhat, label, said in zip(
            texts, run.value["Yhat"], labels.tolist(), likeliest.tolist(), strict=True
        )
    ]


def score(counts: Labels, total: int) -> str:
    r"""How many are right, of how many; those without an answer are in no column of the counts.

    >>> score(np.array([[3, 1], [0, 4]]), 8)
    '7 of 8 (88\xa0%)'
    """
    right = int(np.trace(counts))
    return f"{right} of {total} ({percent(right / total)})"


def confusion(counts: Labels) -> list[dict[str, str]]:
    """A row for each label: how many of its reviews are answered as each class."""
    classes = CLASSES[: len(counts)]
    return [
        {"label": name} | {f"said {said}": str(n) for said, n in zip(classes, row, strict=True)}
        for name, row in zip(classes, counts.tolist(), strict=True)
    ]


FORMULAS = {
    (1, 2): r"\hat{Y} = \sigma(X W^{\top} + b)",
    (1, 3): r"\hat{Y} = \operatorname{softmax}(X W^{\top} + b)",
    (2, 2): r"\hat{Y} = \sigma(\sigma(X W^{\top} + b)\, U^{\top})",
    (2, 3): r"\hat{Y} = \operatorname{softmax}(\sigma(X W^{\top} + b)\, U^{\top})",
}
"""All reviews at once, by layers and classes."""
