"""Hostile input with new seeds, for as long as there is time.

    python -m tests.fuzz [--minutes 30] [--seed 1000]

Prints what gives way, with the seed that does it again, and how many rounds there were.
"""

import argparse
import sys
import time
import traceback
from collections.abc import Callable
from functools import partial

from tests.fuzz.rounds import QUICK, VISITED, student

QUICK_ROUNDS = 50
"""Rounds without a page for each student on a page."""


def main() -> int:
    """Go on until the time is up; 1 if anything gave way."""
    reader = argparse.ArgumentParser(prog="python -m tests.fuzz")
    reader.add_argument("--minutes", type=float, default=30)
    reader.add_argument("--seed", type=int, default=1000, help="the first seed")
    given = reader.parse_args()
    until, seed, findings = time.monotonic() + 60 * given.minutes, given.seed, 0
    while time.monotonic() < until:
        page = VISITED[seed % len(VISITED)]
        findings += _gave_way(f"{page}, seed {seed}", partial(student, page, seed))
        for number in range(seed * QUICK_ROUNDS, (seed + 1) * QUICK_ROUNDS):
            for kind, quick in QUICK.items():
                findings += _gave_way(f"{kind}, seed {number}", partial(quick, number))
        seed += 1
    print(f"{seed - given.seed} rounds, {findings} findings")
    return int(findings > 0)


def _gave_way(name: str, attempt: Callable[[], None]) -> bool:
    try:
        attempt()
    except Exception:
        print(f"== {name}\n{traceback.format_exc()}", flush=True)
        return True
    return False


if __name__ == "__main__":
    sys.exit(main())
