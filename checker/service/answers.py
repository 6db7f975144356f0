"""What the service answers about a report; called in the processes that hold a checker."""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker import __version__
from checker.errors import ReadError
from checker.model import Result
from checker.service.fields import Composed, Locator, compose, relocated
from checker.service.ruleset import Ruleset
from checker.writers import Frame
from checker.writers import json as json_writer

if TYPE_CHECKING:
    from checker.pipeline import Checker  # whoever answers HTTP needs no language model

DRAFT = "draft"
"""The name of the report that is to be published, beside those of its sources."""
PREVIOUS = "previous"
"""The name of the version before."""
SHARED = "shared/"
"""What the id of an event begins with that several reports tell of."""


def check(checker: "Checker", ruleset: Ruleset, given: Mapping[str, Any]) -> tuple[int, bytes]:
    """The status and the body of the answer to a request, whose form is in ``models.CheckRequest``.

    Where the status is not 200, the body is a sentence that says what is wrong.
    """
    try:
        reports = list(composed(given))
    except ReadError as error:
        return 422, f"{error}.".encode()
    results = analysed(checker, reports, given)
    together = checker.together(results) if len(results) > 1 else None
    page = io.StringIO()
    json_writer.write(results, page, Frame(version=__version__, together=together))
    document = json.loads(page.getvalue())
    locators = {each.report.name: Locator(each, given["offsets"]) for each in reports}
    shown, *sources = (relocated(each, each["name"], locators) for each in document["reports"])
    across = [_across(relocated(finding, DRAFT, locators)) for finding in document.get("findings", ())]
    findings = [*shown["findings"], *(f for f in across if any("#" not in name for name in f["claims"]))]
    for finding in findings:
        finding["accepted"] = given["accepted"].get(finding["id"], finding["accepted"]) or None
    answer = {
        "verdict": verdict(findings),
        "schema": document["schema"],
        "ruleset": ruleset,
        "findings": findings,
        **{key: each for key, each in shown.items() if key not in ("name", "title", "findings")},
        "sources": sources,
        "shared_events": [_shared(event) for event in document.get("events", ())],
        "between_sources": [f for f in across if all("#" in name for name in f["claims"])],
        "notes": [note for each in reports for note in each.report.notes],
    }
    return 200, encoded(answer)


def composed(given: Mapping[str, Any]) -> Iterator[Composed]:
    """The previous version, if there is one, the draft and its sources as reports, each with a name of its own.

    Raises ReadError where one is empty or not in its format.
    """
    if given.get("previous"):
        yield _composed(PREVIOUS, given["previous"], "The previous version")
    yield _composed(DRAFT, given, "The report")
    names = {DRAFT, PREVIOUS}
    for number, source in enumerate(given.get("sources", ()), 1):
        wanted = name = source["name"].strip() or f"source {number}"
        again = 1
        while name in names:
            again += 1
            name = f"{wanted} ({again})"
        names.add(name)
        yield _composed(name, source, f"Source number {number}")


def _composed(name: str, fields: Mapping[str, Any], called: str) -> Composed:
    try:
        return compose(name, fields)
    except ReadError as error:
        raise ReadError(f"{called} {error}") from None


def analysed(checker: "Checker", reports: Sequence[Composed], given: Mapping[str, Any]) -> list[Result]:
    """The results of the draft, against the previous version where there is one, and of its sources."""
    results = list(checker.check(each.report for each in reports))
    if not given.get("previous"):
        return results
    previous, draft, *others = results
    return [checker.since(previous, draft), *others]


def verdict(findings: list[dict[str, Any]]) -> str:
    """``block`` where an error was found that nobody has accepted, ``warn`` for a warning, otherwise ``pass``."""
    found = {finding["severity"] for finding in findings if not finding["accepted"]}
    return "block" if "error" in found else "warn" if "warning" in found else "pass"


def encoded(answer: Any) -> bytes:
    """JSON as bytes."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")


def _across(finding: dict[str, Any]) -> dict[str, Any]:
    """A finding that reaches across reports: a claim of the draft has its plain name, one of a source NAME#ID."""
    return {
        **finding,
        "event": finding["event"] and SHARED + finding["event"],
        "claims": [_own(name) for name in finding["claims"]],
        "pairs": [[_own(name) for name in pair] for pair in finding["pairs"]],
        "blame": [_own(name) for name in finding["blame"]],
    }


def _shared(event: dict[str, Any]) -> dict[str, Any]:
    return {**event, "id": SHARED + event["id"], "claims": [_own(name) for name in event["claims"]]}


def _own(name: str) -> str:
    report, _, claim = name.rpartition("#")
    return claim if report == DRAFT else name
