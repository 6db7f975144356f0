"""What must hold for every report: of all checks together, over the reports of their own cases."""

from dataclasses import replace
from pathlib import Path

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import CHECKS
from checker.model import Finding, Result
from checker.pipeline import Checker
from checker.readers.text import read
from checker.rules import Rules
from tests.marks import unmark

CASES = Path(__file__).parent / "cases" / "checks"
PLAIN = ("The harbour lay quiet in the sun.", "Nobody knew why.", "She thanked the crew and went home.")


def _texts() -> list[str]:
    cases = [
        case
        for path in sorted(CASES.glob("*.yaml"))
        for kind in yaml.safe_load(path.read_text(encoding="utf-8")).values()
        for case in kind
    ]
    return [unmark(case["text"] if isinstance(case, dict) else case)[0] for case in cases]


TEXTS = _texts()
a_text = st.sampled_from(TEXTS)
# A single paragraph is the story; one that another follows may be the headline.
a_story = st.sampled_from([text for text in TEXTS if "\n\n" in text.strip()])


def _result(checker: Checker, text: str, name: str = "a.txt") -> Result:
    [result] = checker.check([read(text.encode(), name)])
    return result


def _told(findings: tuple[Finding, ...]) -> list[tuple[object, ...]]:
    return [(f.id, f.check, f.severity, f.confidence, f.message, f.because, f.claims, f.blame) for f in findings]


@given(text=a_text, data=st.data())
@settings(max_examples=60, deadline=None)
def test_permuted_claims_give_the_same_findings(checker: Checker, rules: Rules, text: str, data: st.DataObject) -> None:
    result = _result(checker, text)
    claims = tuple(data.draw(st.permutations(result.claims)))
    pairs = tuple(data.draw(st.permutations(result.pairs)))
    for name, check in CHECKS.items():
        wanted = sorted(check(result, rules), key=repr)
        assert sorted(check(replace(result, claims=claims, pairs=pairs), rules), key=repr) == wanted, name


@given(text=a_story, plain=st.sampled_from(PLAIN))
@settings(max_examples=60, deadline=None)
def test_a_sentence_without_figures_at_the_end_changes_nothing(checker: Checker, text: str, plain: str) -> None:
    longer = _result(checker, f"{text.rstrip()}\n\n{plain}\n")
    assert _told(longer.findings) == _told(_result(checker, f"{text.rstrip()}\n").findings)


@given(text=a_text)
@settings(max_examples=60, deadline=None)
def test_a_report_against_itself_adds_nothing(checker: Checker, text: str) -> None:
    both = [_result(checker, text, name) for name in ("a.txt", "b.txt")]
    assert checker.together(both)[1] == ()


@given(text=a_text)
@settings(max_examples=30, deadline=None)
def test_every_finding_can_say_why(checker: Checker, text: str) -> None:
    result = _result(checker, text)
    known = {claim.id for claim in result.claims}
    for finding in result.findings:
        assert finding.because
        assert finding.spans
        assert set(finding.claims) <= known
        assert set(finding.blame) <= set(finding.claims)
        assert finding.message.endswith(".")
