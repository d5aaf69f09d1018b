"""The Regression section: one layer with its loss, and its gradient in closed form."""

from collections.abc import Callable

import numpy as np
import streamlit as st

from nnviz.engine.ieee import Value
from nnviz.engine.run import Run
from nnviz.ui.classification import logits
from nnviz.ui.classification.regression_choices import (
    KINDS,
    MOST_CLASSES,
    MOST_INPUTS,
    RegressionChoices,
)
from nnviz.ui.controls import table
from nnviz.ui.controls.boxes import box
from nnviz.ui.controls.tensor import tensor
from nnviz.ui.player import player, tabs
from nnviz.ui.session.desk import Part
from nnviz.ui.session.widgets import entered, kept
from nnviz.views.classification import regression
from nnviz.views.notation.numbers import short

RegressionPart = Part[RegressionChoices]


def show(part: RegressionPart) -> None:
    """The whole section."""
    choices = part.choices
    with st.container(key="editor", horizontal=True, gap="small", vertical_alignment="bottom"):
        st.segmented_control(
            "Regression",
            list(KINDS),
            **kept("kind", choices.kind),
            required=True,
            format_func=KINDS.__getitem__,
            on_change=lambda: _turn(part),
        )
        (_label if choices.kind == "logistic" else _correct)(part)
        _sizes(part, classes=choices.kind == "multinomial")
    run = choices.run
    logits.remedy(run, choices.program)
    player.play(run, part.desk.walk, link=part.desk.link)
    rows = {"logistic": _logistic, "multinomial": _multinomial}[choices.kind](part)
    _closed_form(choices.kind, run, rows(run))
    st.markdown(
        "Take away the hidden layers of a network: what is left is **one layer**, a weighted sum "
        "with sigmoid or softmax on top. That is logistic regression, and with more than two "
        "classes multinomial regression. Its gradient can be written down in one line, and the "
        "backward pass finds the same."
    )
    tabs.show(tabs.of_run(run), lambda: part.choices is choices, part.desk.walk)


def _label(part: RegressionPart) -> None:
    st.segmented_control(
        "Label y",
        ["1", "0"],
        **kept("label", part.choices.label),
        required=True,
        format_func=lambda label: f"y = {label}",
        on_change=lambda: part.set(label=entered("label")),
    )


def _correct(part: RegressionPart) -> None:
    count = len(part.choices.biases)
    key = f"correct class of {count}"
    st.selectbox(
        "Correct class",
        range(1, count + 1),
        **kept(key, part.choices.correct),
        format_func=lambda place: f"class {place}",
        width=130,
        on_change=lambda: part.set(correct=entered(key)),
    )


def _turn(part: RegressionPart) -> None:
    part.set(kind=entered("kind"))
    part.desk.walk.restart()


Rows = Callable[[Run], list[dict[str, str]]]


def _sizes(part: RegressionPart, classes: bool) -> None:
    choices = part.choices
    counts = {"Inputs": (1, MOST_INPUTS, len(choices.inputs))}
    if classes:
        counts["Classes"] = (2, MOST_CLASSES, len(choices.biases))

    def take() -> None:
        inputs = entered("count of Inputs")
        count = entered("count of Classes") if classes else len(choices.biases)
        part.desk.set(regression=choices.resized(inputs, count))

    for label, (least, most, now) in counts.items():
        key = f"count of {label}"
        st.selectbox(
            label,
            range(least, most + 1),
            **kept(key, now),
            format_func=f"{{}} {label.lower()}".format,
            width=130,
            on_change=take,
        )


def _vector(part: RegressionPart, name: str, field: str, count: int) -> None:
    """A box for a vector of so many entries."""

    def refuse(value: Value) -> str:
        if np.ndim(value) < 2 and np.size(value) == count:
            return ""
        return f"This needs {count} numbers, one for each {'class' if name == 'b' else 'input'}."

    def take(value: Value) -> None:
        part.set(**{field: tuple(np.ravel(value).tolist())})

    tensor(name, np.array(getattr(part.choices, field)), take, refuse=refuse)


def _logistic(part: RegressionPart) -> Rows:
    choices, count = part.choices, len(part.choices.inputs)
    st.latex(r"z = \mathbf{w} \cdot \mathbf{x} + b \qquad \hat{y} = \sigma(z)")
    with st.container(horizontal=True, gap="small"):
        _vector(part, "w", "weights", count)
        _vector(part, "x", "inputs", count)
        box("b", choices.bias, part.taker("bias"), key="regression b")
    return lambda run: regression.logistic_rows(run, count)


def _multinomial(part: RegressionPart) -> Rows:
    choices = part.choices
    shape = choices.matrix.shape
    st.latex(
        r"\mathbf{z} = W \mathbf{x} + \mathbf{b} \qquad "
        r"\hat{\mathbf{y}} = \operatorname{softmax}(\mathbf{z})"
    )

    def refuse(value: Value) -> str:
        if np.shape(value) == shape:
            return ""
        return f"W needs {shape[0]} rows, one for each class, of {shape[1]} numbers."

    def take(value: Value) -> None:
        part.set(rows=tuple(np.ravel(value).tolist()))

    with st.container(horizontal=True, gap="small"):
        tensor("W", choices.matrix, take, refuse=refuse)
        _vector(part, "x", "inputs", shape[1])
        _vector(part, "b", "biases", shape[0])
    return regression.multinomial_rows


def _closed_form(kind: str, run: Run, rows: list[dict[str, str]]) -> None:
    st.subheader("The gradient in one line", anchor=False)
    formula = {
        "logistic": r"\frac{\partial L}{\partial w_j} = (\sigma(\mathbf{w} \cdot \mathbf{x} + b) "
        r"- y)\, x_j",
        "multinomial": r"\frac{\partial L}{\partial w_{k,i}} = -(y_k - \hat{y}_k)\, x_i",
    }
    st.latex(formula[kind])
    table.records("The gradient of each weight, in two ways", rows)
    if regression.agreed(rows):
        st.success("The closed form and the backward pass give the same gradient of every weight.")
    else:
        st.warning(
            "Here they differ: the numbers are so large that the loss or a gradient is not finite, "
            "or its digits are rounded away."
        )
    if kind == "multinomial":
        st.caption(
            "SLP Eq. 6.30. The row of the correct class has y = 1: its gradient points against x, "
            "so descending moves the row in the direction of x. All other rows are moved against "
            "x, each by the probability that its class got."
        )
        return
    st.caption(
        "SLP Eq. 6.29. **The lecture's sign** (CMU 10-301, Case 1): there J = y* log y + (1 − y*) "
        "log(1 − y) is *maximised*. J is −L, so every gradient has the other sign: here J = "
        f"{short(-run.value['L'])}, and ∂J/∂z = y* − y = {short(-run.gradient['z'])}. Going up J "
        "and going down L are the same steps."
    )
