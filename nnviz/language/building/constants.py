"""Names that stand for numbers."""

import math

CONSTANTS = {
    **{"pi": math.pi, "π": math.pi},
    **{"inf": math.inf, "∞": math.inf},
    **{"True": 1.0, "False": 0.0},
}
