"""How long the rules and the language model take to load: ``python benchmarks/loading.py``.

Each is loaded once to warm the disk and then timed several times; the best time of each is printed, and their ratio.
"""

import time
from collections.abc import Callable

from checker import language
from checker.rules import load_rules

TIMES = 5


def best(load: Callable[[], object]) -> float:
    """The shortest of several times, in seconds."""
    load()
    taken = []
    for _ in range(TIMES):
        start = time.perf_counter()
        load()
        taken.append(time.perf_counter() - start)
    return min(taken)


if __name__ == "__main__":
    rules, model = best(load_rules), best(language.load)
    print(f"rules           {rules * 1000:7.1f} ms")
    print(f"language model  {model * 1000:7.1f} ms")
    print(f"ratio           {rules / model:7.3f}")
