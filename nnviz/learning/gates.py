"""The four corners of the unit square, and the gates that tell them apart (SLP 6.2, Fig. 6.5)."""

from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

CORNERS: tuple[Point, ...] = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
"""The inputs (x1, x2) of a gate, in the order of a truth table."""

GATES: dict[str, tuple[float, ...]] = {
    "AND": (0.0, 0.0, 0.0, 1.0),
    "OR": (0.0, 1.0, 1.0, 1.0),
    "NAND": (1.0, 1.0, 1.0, 0.0),
    "XOR": (0.0, 1.0, 1.0, 0.0),
}
"""What each gate answers at each of `CORNERS`."""
