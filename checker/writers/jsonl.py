"""JSON Lines: one report a line, so that many can be read one at a time; docs/output.md describes the records."""

from collections.abc import Sequence
from typing import TextIO

from checker.model import Result
from checker.writers import Frame
from checker.writers.json import SCHEMA, across_record, encoded, report_record


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a record for each report, and behind them one for what reaches across reports checked together."""
    head = {"schema": SCHEMA, "version": frame.version}
    for result in results:
        out.write(encoded({**head, "record": "report", **report_record(result, why=frame.why)}) + "\n")
    if frame.together is not None:
        out.write(encoded({**head, "record": "together", **across_record(results, frame)}) + "\n")


ledger = write
"""The ledger is the same records: the claims with the findings on them."""
