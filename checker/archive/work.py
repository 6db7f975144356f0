"""One shard of an archive: from records to rows; runs in a worker."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from checker.archive.records import PACKED, Record, unpacked
from checker.errors import CheckerError, ReadError
from checker.model import Report, Result
from checker.pipeline import Checker
from checker.readers import read, read_stream
from checker.rules import load_rules
from checker.writers.json import encoded, report_record

Row = dict[str, Any]
TEXTS, TITLES, NAMES = ("text", "body", "content"), ("title", "headline"), ("id", "name")


class Rows(NamedTuple):
    """The tables of a shard: plain, flat rows."""

    reports: list[Row]
    claims: list[Row]
    findings: list[Row]
    dead: list[Row]
    """The records that were left out, with the reason."""


@cache
def loaded(folders: tuple[str, ...], model: str) -> Checker:
    """The checker of this process: rules and model are loaded once."""
    return Checker(load_rules(tuple(Path(folder) for folder in folders)), model)


def check_records(checker: Checker, records: Sequence[Record]) -> Rows:
    """What the records claim and what cannot be true, in their order; a bad record is in ``dead`` and nowhere else."""
    rows = Rows([], [], [], [])
    good: list[tuple[Record, Report]] = []
    for record in records:
        try:
            good.append((record, as_report(record)))
        except CheckerError as error:
            rows.dead.append(_dead(record, str(error)))
        except Exception as error:
            rows.dead.append(_dead(record, f"cannot be read ({type(error).__name__})"))
    for record, result in _checked(checker, good):
        if isinstance(result, str):
            rows.dead.append(_dead(record, result))
        else:
            _add(rows, record, result)
    rows.dead.sort(key=lambda row: row["record"])
    return rows


def _checked(checker: Checker, good: Sequence[tuple[Record, Report]]) -> Iterator[tuple[Record, Result | str]]:
    """The results; where one fails, each by itself shows which."""
    try:
        results = list(checker.check([report for _, report in good]))
    except CheckerError:
        raise
    except Exception:
        for record, report in good:
            try:
                (result,) = checker.check([report])
            except Exception as error:
                # What an error says may quote the copy.
                yield record, f"could not be analysed ({type(error).__name__}); please report this fault"
            else:
                yield record, result
    else:
        yield from zip((record for record, _ in good), results, strict=True)


def as_report(record: Record) -> Report:
    """The report of a record. Raises ReadError and whatever a broken file raises."""
    if record.kind == "fault":
        raise ReadError(str(record.data))
    if record.kind == "report":
        name = record.name
        for packed in PACKED:
            name = name.removesuffix(packed)
        with open(record.data, "rb") as raw, unpacked(record.data, raw) as file:
            return read_stream(file, name)
    row = record.data if record.kind == "row" else _parsed(record.data)
    text = _first(row, TEXTS)
    if not isinstance(text, str):
        raise ReadError(f"has no text; a record needs one of {', '.join(TEXTS)}")
    title, name = _first(row, TITLES), _first(row, NAMES)
    whole = f"{title.strip()}\n\n{text}" if isinstance(title, str) and title.strip() else text
    try:
        data = whole.encode()
    except UnicodeEncodeError:
        raise ReadError("holds half a character (a lone surrogate)") from None
    return read(data, record.name if name is None else str(name), "text")


def _parsed(line: bytes) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        raise ReadError("is not JSON") from None
    if not isinstance(row, dict):
        raise ReadError("is not a JSON object")
    return row


def _first(row: Row, names: Iterable[str]) -> Any:
    return next((row[name] for name in names if row.get(name) is not None), None)


def _dead(record: Record, what: str) -> Row:
    return {"record": record.number, "name": record.name, "what": what}


def _add(rows: Rows, record: Record, result: Result) -> None:
    """The rows of one result."""
    document = report_record(result, why=False)
    coverage = document["coverage"]
    rows.reports.append(
        {
            "record": record.number,
            "name": document["name"],
            "title": document["title"],
            "numbers": coverage["numbers"],
            "claims": coverage["claims"],
            "compared": coverage["compared"],
            "findings": len(document["findings"]),
            "json": encoded(document),
        }
    )
    rows.claims.extend(_claim(record.number, claim) for claim in document["claims"])
    rows.findings.extend(_finding(record.number, finding) for finding in document["findings"])


def _claim(record: int, claim: Row) -> Row:
    plain = "id measure counted unit text approximate additional status event part start end line column".split()
    source = claim["source"]
    return {
        "record": record,
        **{name: claim[name] for name in plain},
        "low": _bound(claim["low"]),
        "high": _bound(claim["high"]),
        "low_open": claim["low_open"],
        "high_open": claim["high_open"],
        "source": source["name"],
        "source_kind": source["kind"],
        "via": "; ".join(one["name"] for one in source["via"]),
    }


def _bound(value: float | None) -> float | None:
    """Every bound as one type, which a column has; beyond what it can hold there is none."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def _finding(record: int, finding: Row) -> Row:
    plain = "id check severity confidence measure event message".split()
    spans = finding["spans"]
    return {
        "record": record,
        **{name: finding[name] for name in plain},
        "claims": " ".join(finding["claims"]),
        "start": spans[0]["start"],
        "end": spans[0]["end"],
    }
