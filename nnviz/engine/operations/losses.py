"""The losses (SLP 6.6.1; CMU, objective functions), for one output."""

from nnviz.engine import ieee
from nnviz.engine.operations.operation import Local, Operation


def _cross_entropy(yhat: ieee.Number, y: ieee.Number) -> ieee.Number:
    return -(ieee.xlogy(y, yhat) + ieee.xlogy(1.0 - y, 1.0 - yhat))


def _cross_entropy_by_yhat(yhat: ieee.Number, y: ieee.Number, loss: ieee.Number) -> ieee.Number:
    return ieee.gated_divide(1.0 - y, 1.0 - yhat) - ieee.gated_divide(y, yhat)


def _cross_entropy_by_y(yhat: ieee.Number, y: ieee.Number, loss: ieee.Number) -> ieee.Number:
    return ieee.xlogy_slope(1.0 - y, 1.0 - yhat) - ieee.xlogy_slope(y, yhat)


CROSS_ENTROPY = Operation(
    name="cross_entropy",
    title="binary cross-entropy",
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
    functions=("cross_entropy",),
    sample=((0.1, 0.9), (0.1, 0.9)),
    source="SLP Eq. 6.27 and 6.37",
)


def _cross_entropy_of_logit(z: ieee.Number, y: ieee.Number) -> ieee.Number:
    # max(z, 0) - y z cancels exactly where y is 0 or 1, so the small rest keeps its digits.
    return ieee.where(z > 0, z, 0.0) - y * z + ieee.log1p(ieee.exp(-abs(z)))


CROSS_ENTROPY_LOGITS = Operation(
    name="cross_entropy_logits",
    title="binary cross-entropy of a logit",
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
    functions=("mse",),
)

LOSSES = (CROSS_ENTROPY, CROSS_ENTROPY_LOGITS, SQUARED_ERROR, MSE)
