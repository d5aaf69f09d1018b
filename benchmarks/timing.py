"""How a benchmark takes time and memory: engines in turn, medians, garbage collection on."""

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable

ROUNDS = 15
"""How often each engine has its turn."""

ROUND = 0.02
"""About how long a turn takes, in seconds."""


def take_turns(engines: dict[str, Callable[[], object]]) -> dict[str, float]:
    """The median time of one call of each, in microseconds."""
    counts = {}
    for name, call in engines.items():
        call()
        began = time.perf_counter()
        call()
        counts[name] = max(1, int(ROUND / (time.perf_counter() - began)))
    times: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, call in engines.items():
            gc.collect()
            repeats = range(counts[name])
            began = time.perf_counter()
            for _ in repeats:
                call()
            times[name].append((time.perf_counter() - began) / counts[name] * 1e6)
    return {name: statistics.median(values) for name, values in times.items()}


def bytes_per_node(call: Callable[[], object], nodes: int) -> float:
    """What stays allocated while a result is held."""
    gc.collect()
    tracemalloc.start()
    held = call()
    gc.collect()
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del held
    return size / nodes
