"""Every operation, whole, once. To add one, add an entry to its family and to the family's tuple.

The parser's function list, the help, the code writer and the property tests loop over
`OPERATIONS`; nothing else has to change.
"""

from nnviz.engine.operations.activations import ACTIVATIONS
from nnviz.engine.operations.along import ALONG
from nnviz.engine.operations.arithmetic import ARITHMETIC
from nnviz.engine.operations.choices import CHOICES
from nnviz.engine.operations.convolution import CONVOLUTION
from nnviz.engine.operations.elementary import ELEMENTARY
from nnviz.engine.operations.losses import LOSSES
from nnviz.engine.operations.operation import Kink, Linear, Local, Operation, Whole, fill
from nnviz.engine.operations.products import PRODUCTS
from nnviz.engine.operations.reductions import REDUCTIONS
from nnviz.engine.operations.trigonometric import TRIGONOMETRIC

OPERATIONS: dict[str, Operation] = {
    operation.name: operation
    for operation in (
        *(*ARITHMETIC, *ELEMENTARY, *TRIGONOMETRIC, *ACTIVATIONS, *CHOICES, *LOSSES),
        *(*PRODUCTS, *REDUCTIONS, *ALONG, CONVOLUTION),
    )
}
"""Every operation by its name in the record."""

FUNCTIONS: dict[str, Operation] = {
    function: operation for operation in OPERATIONS.values() for function in operation.functions
}
"""Every operation that the language writes as a function, by each of its spellings."""

__all__ = ["FUNCTIONS", "OPERATIONS", "Kink", "Linear", "Local", "Operation", "Whole", "fill"]
