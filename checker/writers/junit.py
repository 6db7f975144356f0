"""JUnit XML: a test suite for each report and a test case for each check, for the dashboards of build servers."""

from collections.abc import Iterable, Sequence
from typing import TextIO
from xml.etree import ElementTree

from checker.model import Result
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._passages import Group, Shown, groups
from checker.writers._words import count, printable, read_and_compared, value, verdict, who

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a test case for each report and check: failed by errors and warnings, skipped where all are accepted."""
    suites = [_suite(group, sorted(frame.checks)) for group in groups(results, frame)]
    _print(out, suites, frame)


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a test case, which passes, for each claim."""
    suites = []
    for result in results:
        places, name = Places(result.report), printable(result.report.name)
        cases = []
        for claim in result.claims:
            title = f"{places.where(claim.span.start)}: {claim.text}"
            case = _element("testcase", name=title, classname=name)
            said = f"{value(claim)}, {claim.measure}, {claim.counted}, {who(claim.source)}, {claim.event}"
            case.append(_element("system-out", said))
            cases.append(case)
        suites.append(_counted(name, cases))
    _print(out, suites, frame)


def _print(out: TextIO, suites: list[ElementTree.Element], frame: Frame) -> None:
    if frame.unread:
        case = _element("testcase", name="reading", classname="checker")
        case.append(_element("error", message=f"{count(frame.unread, 'report')} could not be analysed", type="unread"))
        suites = [*suites, _counted("reports that could not be analysed", [case])]
    root = ElementTree.Element("testsuites", {"name": "checker", **_sums(suites)})
    root.extend(suites)
    ElementTree.indent(root)
    out.write(DECLARATION + ElementTree.tostring(root, encoding="unicode") + "\n")


def _suite(group: Group, checks: Sequence[str]) -> ElementTree.Element:
    name = printable(group.result.report.name) if group.result else "all reports together"
    found: dict[str, list[Shown]] = {check: [] for check in checks} if group.result else {}
    for shown in group.findings:
        found.setdefault(shown.finding.check, []).append(shown)
    suite = _counted(name, [_case(name, check, shown, across=not group.result) for check, shown in found.items()])
    if group.result:
        title, said = (
            group.result.report.title,
            read_and_compared(group.result.coverage, any_found=bool(group.findings)),
        )
        suite.append(_element("system-out", f"{title}: {said}" if title else said))
    return suite


def _case(report: str, check: str, found: Sequence[Shown], *, across: bool) -> ElementTree.Element:
    case = _element("testcase", name=check, classname=report)
    failing = [s for s in found if not s.finding.accepted and s.finding.severity != "note"]
    others = [s for s in found if s not in failing]
    if failing:
        first = failing[0].finding.message
        message = first if len(failing) == 1 else f"{len(failing)} findings, the first: {first}"
        failure = _element("failure", message=message, type=check)
        failure.text = _told(failing, across=across)
        case.append(failure)
    elif found and all(s.finding.accepted for s in found):
        reasons = "; ".join(s.finding.accepted for s in found)
        case.append(_element("skipped", message=f"accepted: {reasons}"))
    if others:
        told = ElementTree.Element("system-out")
        told.text = _told(others, across=across)
        case.append(told)
    return case


def _told(found: Iterable[Shown], *, across: bool) -> str:
    """Findings with their passages, a line each."""
    lines = []
    for shown in found:
        lines.append(printable(f"{verdict(shown.finding)}: {shown.finding.message}"))
        if shown.finding.accepted:
            lines.append(printable(f"accepted: {shown.finding.accepted}"))
        lines += [f"{passage.heading(across=across)}: {passage.plain()}" for passage in shown.passages]
    return "\n".join(lines)


def _counted(name: str, cases: Sequence[ElementTree.Element]) -> ElementTree.Element:
    """A suite that says how many of its cases failed."""
    numbers = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
    }
    suite = ElementTree.Element("testsuite", {"name": name, **numbers})
    suite.extend(cases)
    return suite


def _sums(suites: Iterable[ElementTree.Element]) -> dict[str, str]:
    suites = list(suites)
    return {key: str(sum(int(s.attrib[key]) for s in suites)) for key in ("tests", "failures", "errors", "skipped")}


def _element(tag: str, text: str = "", /, **attributes: str) -> ElementTree.Element:
    """An element whose words are one line of characters that XML allows."""
    element = ElementTree.Element(tag, {name: printable(value) for name, value in attributes.items()})
    element.text = printable(text) or None
    return element
