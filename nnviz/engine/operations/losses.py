"""The losses (SLP 6.6.1; CMU, objective functions), for one output, several, or a batch of rows."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from nnviz.engine import ieee, shapes
from nnviz.engine.ieee import Array
from nnviz.engine.operations.operation import Doubt, Linear, Local, Operation, Whole
from nnviz.engine.operations.reductions import log_softmax, softmax


def _linear(
    slope: Callable[[Array, Array], Array],
    latex: str,
    text: str,
    numpy: str,
    rows: tuple[str, str] = ("", ""),
) -> Linear:
    """The linear map of a loss by one operand, from its slope: the loss is one number.

    `rows` says in LaTeX and in text what `latex` and `text` say, for the mean over several rows.
    """
    return Linear(
        lambda upstream, operands, y, place: upstream * slope(*operands),
        lambda tangent, operands, y, place: np.sum(slope(*operands) * tangent),
        latex,
        text,
        numpy,
        rows_latex=rows[0],
        rows_text=rows[1],
    )


def _row_by_row(latex: str, text: str) -> tuple[str, str]:
    """The slope of a mean over rows by an operand: each row has its own, binary or over classes."""
    slope = rf"\tfrac{{\partial \operatorname{{CE}}}}{{\partial {latex}}}"
    return rf"\tfrac{{<u>}}{{n}} \, {slope} \text{{ in each row}}", f"<u>/n ∂CE/∂{text}, row by row"


def _rows(y: Array) -> int:
    """How many examples there are: a matrix has one in each row."""
    return int(y.shape[0]) if y.ndim > 1 else 1


def _cross_entropy(yhat: ieee.Number, y: ieee.Number) -> ieee.Number:
    return -(ieee.xlogy(y, yhat) + ieee.xlogy(1.0 - y, 1.0 - yhat))


def _cross_entropy_by_yhat(yhat: ieee.Number, y: ieee.Number, loss: ieee.Number) -> ieee.Number:
    return ieee.gated_divide(1.0 - y, 1.0 - yhat) - ieee.gated_divide(y, yhat)


def _cross_entropy_by_y(yhat: ieee.Number, y: ieee.Number, loss: ieee.Number) -> ieee.Number:
    return ieee.xlogy_slope(1.0 - y, 1.0 - yhat) - ieee.xlogy_slope(y, yhat)


def _cross_entropies(yhat: Array, y: Array) -> Any:
    """Binary for a single column, else over the classes; the mean over the rows."""
    if y.shape[-1] == 1:
        return np.sum(_cross_entropy(yhat, y)) / _rows(y)
    return -np.sum(ieee.xlogy(y, yhat)) / _rows(y)


def _cross_entropies_by_yhat(yhat: Array, y: Array) -> Array:
    if y.shape[-1] == 1:
        slopes: Array = _cross_entropy_by_yhat(yhat, y, None) / _rows(y)
        return slopes
    return -np.asarray(ieee.gated_divide(y, yhat)) / _rows(y)


def _cross_entropies_by_y(yhat: Array, y: Array) -> Array:
    if y.shape[-1] == 1:
        slopes: Array = _cross_entropy_by_y(yhat, y, None) / _rows(y)
        return slopes
    return -np.asarray(ieee.xlogy_slope(y, yhat)) / _rows(y)


CROSS_ENTROPY = Operation(
    name="cross_entropy",
    title="cross-entropy",
    forward=ieee.Kernel(_cross_entropy, _cross_entropy),
    local=(
        Local(
            _cross_entropy_by_yhat,
            latex=r"-\left(\frac{<b>}{<a>} + \frac{<b> - 1}{1 - <a>}\right)",
            numpy="xdivy(1.0 - <b>, 1.0 - <a>) - xdivy(<b>, <a>)",
        ),
        Local(
            _cross_entropy_by_y,
            latex=r"\log(1 - <a>) - \log <a>",
            numpy="slope_of_xlogy(1.0 - <b>, 1.0 - <a>) - slope_of_xlogy(<b>, <a>)",
        ),
    ),
    text="CE(<a>, <b>)",
    latex=r"-\left(<b> \log <a> + (1 - <b>) \log(1 - <a>)\right)",
    numpy="-(xlogy(<b>, <a>) + xlogy(1.0 - <b>, 1.0 - <a>))",
    torch="-(xlogy(<b>, <a>) + xlogy(1.0 - <b>, 1.0 - <a>))",
    whole=Whole(
        shapes.compared,
        _cross_entropies,
        (
            _linear(
                _cross_entropies_by_yhat,
                latex=r"-<u> \, \tfrac{<b>}{<a>}",
                text="−<u> <b>/<a>",
                numpy="<u> * cross_entropy_by_yhat(<a>, <b>)",
                rows=_row_by_row(r"\hat{y}", "ŷ"),
            ),
            _linear(
                _cross_entropies_by_y,
                latex=r"-<u> \, \log <a>",
                text="−<u> log <a>",
                numpy="<u> * cross_entropy_by_y(<a>, <b>)",
                rows=_row_by_row("y", "y"),
            ),
        ),
        latex=r"-\textstyle\sum <b> \log <a>",
        numpy="cross_entropy(<a>, <b>)",
        torch="cross_entropy(<a>, <b>)",
        rows_latex=r"\tfrac{1}{n} \textstyle\sum_i \operatorname{CE}(<a>_i, <b>_i)",
    ),
    functions=("cross_entropy",),
    doubt=Doubt(
        lambda yhat, y: bool(np.any((np.asarray(yhat) < 0) | (np.asarray(yhat) > 1))),
        "A probability lies between 0 and 1, but ŷ does not. If these are scores, before any "
        "sigmoid or softmax, write cross_entropy_logits.",
    ),
    sample=((0.1, 0.9), (0.1, 0.9)),
    source="SLP Eq. 6.27 and 6.37",
)

BINARY_CROSS_ENTROPY = replace(
    CROSS_ENTROPY,
    name="binary_cross_entropy",
    title="binary cross-entropy, entry by entry",
    whole=None,
    text="BCE(<a>, <b>)",
    functions=("binary_cross_entropy",),
)


def _cross_entropy_of_logit(z: ieee.Number, y: ieee.Number) -> ieee.Number:
    # max(z, 0) - y z cancels exactly where y is 0 or 1, so the small rest keeps its digits.
    return ieee.maximum(0.0, z) - y * z + ieee.log1p(ieee.exp(-abs(z)))


def _cross_entropies_of_logits(z: Array, y: Array) -> Any:
    if y.shape[-1] == 1:
        return np.sum(_cross_entropy_of_logit(z, y)) / _rows(y)
    return -np.sum(np.where(y == 0, 0.0, y * log_softmax(z))) / _rows(y)


def _cross_entropies_of_logits_by_z(z: Array, y: Array) -> Array:
    if y.shape[-1] == 1:
        slopes: Array = (ieee.sigmoid(z) - y) / _rows(y)
        return slopes
    slopes = softmax(z) * np.sum(y, axis=-1, keepdims=True) - y
    return slopes / _rows(y)


def _cross_entropies_of_logits_by_y(z: Array, y: Array) -> Array:
    return (-z if y.shape[-1] == 1 else -log_softmax(z)) / _rows(y)


CROSS_ENTROPY_LOGITS = Operation(
    name="cross_entropy_logits",
    title="cross-entropy of logits",
    forward=ieee.Kernel(
        _cross_entropy_of_logit,
        _cross_entropy_of_logit,
    ),
    local=(
        Local(
            lambda z, y, loss: ieee.sigmoid(z) - y,
            latex=r"\sigma(<a>) - <b>",
            numpy="1 / (1 + np.exp(-<a>)) - <b>",
        ),
        Local(lambda z, y, loss: -z, latex="-<a>", numpy="-<a>"),
    ),
    text="CE(σ(<a>), <b>)",
    latex=r"-\left(<b> \log \sigma(<a>) + (1 - <b>) \log(1 - \sigma(<a>))\right)",
    numpy="np.maximum(<a>, 0) - <b> * <a> + np.log1p(np.exp(-np.abs(<a>)))",
    torch="torch.nn.functional.binary_cross_entropy_with_logits(<a>, <b>)",
    whole=Whole(
        shapes.compared,
        _cross_entropies_of_logits,
        (
            _linear(
                _cross_entropies_of_logits_by_z,
                latex=r"<u> \, (\operatorname{softmax}(<a>) - <b>)",
                text="<u> (softmax(<a>) − <b>)",
                numpy="<u> * cross_entropy_logits_by_z(<a>, <b>)",
                rows=(r"\tfrac{<u>}{n} \, (\hat{Y} - <b>)", "<u>/n (Ŷ − <b>)"),
            ),
            _linear(
                _cross_entropies_of_logits_by_y,
                latex=r"-<u> \, \log \operatorname{softmax}(<a>)",
                text="−<u> log softmax(<a>)",
                numpy="<u> * cross_entropy_logits_by_y(<a>, <b>)",
                rows=_row_by_row("y", "y"),
            ),
        ),
        text="CE(softmax(<a>), <b>)",
        latex=r"-\textstyle\sum <b> \log \operatorname{softmax}(<a>)",
        numpy="cross_entropy_logits(<a>, <b>)",
        torch="cross_entropy_logits(<a>, <b>)",
        rows_latex=r"\tfrac{1}{n} \textstyle\sum_i \operatorname{CE}(\hat{Y}_i, <b>_i), \quad "
        r"\hat{Y} \text{ from the scores } <a>",
    ),
    functions=("cross_entropy_logits",),
    source="SLP Eq. 6.29",
)

SQUARED_ERROR = Operation(
    name="squared_error",
    title="squared error",
    forward=ieee.Kernel(
        lambda yhat, y: 0.5 * (yhat - y) * (yhat - y),
        lambda yhat, y: 0.5 * (yhat - y) * (yhat - y),
    ),
    local=(
        Local(lambda yhat, y, loss: yhat - y, latex="<a> - <b>", numpy="(<a> - <b>)"),
        Local(lambda yhat, y, loss: y - yhat, latex="<b> - <a>", numpy="(<b> - <a>)"),
    ),
    text="½(<a> − <b>)²",
    latex=r"\tfrac{1}{2} (<a> - <b>)^2",
    numpy="0.5 * (<a> - <b>) ** 2",
    torch="0.5 * (<a> - <b>) ** 2",
    whole=Whole(
        shapes.compared,
        lambda yhat, y: 0.5 * np.sum((yhat - y) * (yhat - y)),
        (
            _linear(
                lambda yhat, y: yhat - y,
                latex="<u> \\, (<a> - <b>)",
                text="<u> (<a> − <b>)",
                numpy="<u> * (<a> - <b>)",
            ),
            _linear(
                lambda yhat, y: y - yhat,
                latex="<u> \\, (<b> - <a>)",
                text="<u> (<b> − <a>)",
                numpy="<u> * (<b> - <a>)",
            ),
        ),
        text="½ Σ(<a> − <b>)²",
        latex=r"\tfrac{1}{2} \textstyle\sum (<a> - <b>)^2",
        numpy="0.5 * np.sum((<a> - <b>) ** 2)",
        torch="0.5 * torch.sum((<a> - <b>) ** 2)",
    ),
    functions=("squared_error",),
    source="CMU, quadratic loss",
)

MSE = Operation(
    name="mse",
    title="mean squared error",
    forward=ieee.Kernel(
        lambda yhat, y: (yhat - y) * (yhat - y),
        lambda yhat, y: (yhat - y) * (yhat - y),
    ),
    local=(
        Local(
            lambda yhat, y, loss: 2.0 * (yhat - y), latex="2 (<a> - <b>)", numpy="2 * (<a> - <b>)"
        ),
        Local(
            lambda yhat, y, loss: 2.0 * (y - yhat), latex="2 (<b> - <a>)", numpy="2 * (<b> - <a>)"
        ),
    ),
    text="(<a> − <b>)²",
    latex="(<a> - <b>)^2",
    numpy="(<a> - <b>) ** 2",
    torch="(<a> - <b>) ** 2",
    whole=Whole(
        shapes.compared,
        lambda yhat, y: np.mean((yhat - y) * (yhat - y)),
        (
            _linear(
                lambda yhat, y: 2.0 * (yhat - y) / y.size,
                latex=r"<u> \, \tfrac{2}{n} (<a> - <b>)",
                text="<u> · 2/n (<a> − <b>)",
                numpy="<u> * 2 * (<a> - <b>) / np.size(<b>)",
            ),
            _linear(
                lambda yhat, y: 2.0 * (y - yhat) / y.size,
                latex=r"<u> \, \tfrac{2}{n} (<b> - <a>)",
                text="<u> · 2/n (<b> − <a>)",
                numpy="<u> * 2 * (<b> - <a>) / np.size(<b>)",
            ),
        ),
        text="mean (<a> − <b>)²",
        latex=r"\tfrac{1}{n} \textstyle\sum (<a> - <b>)^2",
        numpy="np.mean((<a> - <b>) ** 2)",
        torch="torch.mean((<a> - <b>) ** 2)",
    ),
    functions=("mse",),
)

LOSSES = (CROSS_ENTROPY, BINARY_CROSS_ENTROPY, CROSS_ENTROPY_LOGITS, SQUARED_ERROR, MSE)
