"""Each entry of the operation table is whole, and its parts agree with each other."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz.engine.operations import OPERATIONS, Operation

ALL = pytest.mark.parametrize(
    "operation",
    [operation for operation in OPERATIONS.values() if operation.forward],
    ids=lambda operation: operation.name,
)
EVERY = pytest.mark.parametrize("operation", OPERATIONS.values(), ids=OPERATIONS.keys())


def draw_operands(data: st.DataObject, operation: Operation) -> list[float]:
    intervals = operation.sample[: operation.arity]
    return [data.draw(st.floats(low, high)) for low, high in intervals]


@ALL
@given(data=st.data())
def test_both_kernels_give_the_same_number(operation: Operation, data: st.DataObject) -> None:
    operands = draw_operands(data, operation)
    arrays = [np.array([operand]) for operand in operands]
    on_floats = operation.floats(*operands)
    assert operation.arrays(*arrays)[0] == pytest.approx(on_floats, rel=1e-12, abs=1e-300)


@ALL
@given(data=st.data())
def test_a_rule_serves_floats_and_arrays(operation: Operation, data: st.DataObject) -> None:
    operands = draw_operands(data, operation)
    result = operation.floats(*operands)
    arrays = [np.array([operand]) for operand in operands]
    for local in operation.local:
        on_floats = local.rule(*operands, result)
        on_arrays = np.broadcast_to(local.rule(*arrays, np.array([result])), (1,))
        assert isinstance(on_floats, float)
        assert on_arrays[0] == pytest.approx(on_floats, rel=1e-12, abs=1e-300)


@ALL
@given(data=st.data())
def test_a_rule_is_the_slope_of_its_kernel(operation: Operation, data: st.DataObject) -> None:
    operands = draw_operands(data, operation)
    if operation.kink and abs(operands[0] - sum(operands[1:])) < 1e-3:
        return
    result = operation.floats(*operands)
    for place, local in enumerate(operation.local):
        above, below = operands.copy(), operands.copy()
        above[place] += 1e-6
        below[place] -= 1e-6
        slope = (operation.floats(*above) - operation.floats(*below)) / 2e-6
        # A central difference of step 1e-6 keeps about ten digits; its h² term costs some more.
        assert math.isclose(local.rule(*operands, result), slope, rel_tol=1e-5, abs_tol=1e-5)


@ALL
@given(data=st.data())
def test_any_floats_give_a_float_and_no_exception(
    operation: Operation, data: st.DataObject
) -> None:
    operands = [data.draw(st.floats()) for _ in operation.local]
    result = operation.floats(*operands)
    assert isinstance(result, float)
    with np.errstate(all="ignore"):
        on_arrays = operation.arrays(*(np.array([operand]) for operand in operands))[0]
    assert math.isnan(result) == math.isnan(on_arrays)
    for local in operation.local:
        assert isinstance(local.rule(*operands, result), float)


@EVERY
def test_an_entry_says_how_it_is_written(operation: Operation) -> None:
    for template in (operation.text, operation.latex, operation.numpy, operation.torch):
        if operation.variadic:
            assert "<all>" in template
            continue
        assert "<a>" in template
        assert ("<b>" in template) == (operation.arity == 2)
