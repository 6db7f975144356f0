"""``python -m benchmarks``: measures everything, prints a table and writes JSON: ten minutes on a quiet machine.

With ``--quick`` it takes two.
"""

import argparse
import datetime
import json
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks import measures
from benchmarks.measures import Figures
from checker.pipeline import Checker
from checker.rules import load_rules

# What docs/performance.md promises: the figure must be at most, or at least, so much.
TARGETS = {
    "ratio": ("<=", 1.5),
    "rules / language model": ("<=", 0.1),
    "checker / embedded pipeline": (">=", 2.0),
    "one report of 100,000 words, time a word over the first": ("<=", 1.2),
    "10,000 reports of 100 words, time a word over the first": ("<=", 1.2),
    "peak over 100 reports, MB": ("<=", 400.0),
    "peak over 1,000 reports, MB": ("<=", 400.0),
    "peak over 10,000 reports, MB": ("<=", 400.0),
    "checks, percent": ("<=", 5.0),
    "two processes over one": (">=", 1.7),
}


def main() -> int:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter runs")
    parser.add_argument("--json", type=Path, default=Path("benchmarks.json"), help="where the figures go")
    parser.add_argument("--markdown", type=Path, help="write the table as Markdown too")
    parser.add_argument("--only", help="one group by its name")
    given = parser.parse_args()
    quick, repeats = given.quick, 3 if given.quick else 5
    checker = Checker(load_rules())
    lengths = [100, 1000, 10_000] if quick else [100, 1000, 10_000, 100_000]
    numbers = [10, 100] if quick else [10, 100, 1000, 10_000]
    groups: dict[str, Callable[[], Figures]] = {
        "cold start": lambda: measures.cold_start(repeats),
        "loading": lambda: measures.loading(repeats),
        "one warm report": lambda: measures.warm_report(checker, repeats),
        "throughput": lambda: measures.throughput(checker, 30 if quick else 200, repeats),
        "growth": lambda: measures.growth(checker, lengths, 1 if quick else 3),
        "many reports": lambda: measures.many(numbers),
        "stages": lambda: measures.stages(30 if quick else 100),
        "processes": lambda: measures.two_processes(200 if quick else 600, 1 if quick else 2),
    }
    found: dict[str, Figures] = {}
    start = time.monotonic()
    for name, measure in groups.items():
        if given.only in {None, name}:
            print(f"{time.monotonic() - start:4.0f} s  {name}", file=sys.stderr, flush=True)
            found[name] = measure()
    print(f"{time.monotonic() - start:4.0f} s  done", file=sys.stderr, flush=True)
    machine = f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    date = datetime.date.today().isoformat()
    kind = "quick run" if quick else "full run"
    rows = [
        (group, name, value, *judged(name, value))
        for group, figures in found.items()
        for name, value in figures.items()
    ]
    table = Table("", "figure", "measured", "target", title=f"{machine}; {date}; {kind}")
    for group, name, value, target, met in rows:
        table.add_row(group, name, shown(value), target, style=None if met else "bold red")
    Console().print(table)
    given.json.write_text(
        json.dumps({"machine": machine, "date": date, "quick": quick, "figures": found}, indent=2) + "\n"
    )
    if given.markdown:
        lines = [
            f"Measured on {machine}, {date} ({kind}).",
            "",
            "| | figure | measured | target | |",
            "|---|---|--:|--:|---|",
        ]
        lines += [
            f"| {group} | {name} | {shown(value)} | {target} | {('met' if met else 'missed') if target else ''} |"
            for group, name, value, target, met in rows
        ]
        given.markdown.write_text("\n".join(lines) + "\n")
    return 0


def judged(name: str, value: float) -> tuple[str, bool]:
    """The target of a figure, and whether it is met; no target is met."""
    if name not in TARGETS:
        return "", True
    sign, bound = TARGETS[name]
    return f"{sign} {bound:g}", value <= bound if sign == "<=" else value >= bound


def shown(value: float) -> str:
    """A figure with as many digits as it deserves."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


if __name__ == "__main__":
    sys.exit(main())
