"""What ``rules lint`` and ``rules test`` do: validate the rules, and run their examples."""

from collections.abc import Iterator
from pathlib import Path

from checker.model import Claim, Part, Report, Result, Span
from checker.rules import RuleError, Rules, load_rules, rules_folder
from checker.rules.examples import Example, examples_of
from checker.rules.folder import faults, lay_out, problems
from checker.rules.measures import ROLES, Nouns
from checker.rules.reader import read


def mistakes(folders: tuple[Path, ...]) -> list[RuleError]:
    """All mistakes of the shipped rules and of the given folders, in the order of the files."""
    shipped = rules_folder()
    found = faults((shipped / "measures", *folders))
    if found:
        return found
    try:
        found = list(problems(*lay_out(shipped / "measures", folders, read(Nouns, shipped / "nouns.yaml"))))
        if not found:
            load_rules(folders)
    except RuleError as error:
        return [error]
    return found


def sound(rules: Rules) -> str:
    """What ``rules lint`` says where nothing is wrong."""
    measures = rules.measures.values()
    words = sum(len(getattr(m, role)) for m in measures for role in ROLES)
    examples = sum(1 for m in measures for _ in examples_of(m))
    return f"{len(measures)} measures, {words} words, {examples} examples: nothing wrong.\n"


def run_examples(rules: Rules) -> tuple[int, str]:
    """Run all examples; how many fail, and what to print."""
    from checker.pipeline import Checker  # spaCy takes a second to import; --help does not need it

    examples = [example for measure in rules.measures.values() for example in examples_of(measure)]
    results = Checker(rules).check([_report(example) for example in examples])
    failures = [text for e, r in zip(examples, results, strict=True) for text in _failure(e, r)]
    if not failures:
        return 0, f"{len(examples)} examples of {len(rules.measures)} measures: all as they say.\n"
    return len(failures), "".join(failures) + f"{len(failures)} of {len(examples)} examples fail.\n"


def _report(example: Example) -> Report:
    return Report(name=example.measure, text=example.text, parts=(Part("body", Span(0, len(example.text))),))


def _failure(example: Example, result: Result) -> Iterator[str]:
    """What an example says and what was found instead; nothing where it holds."""
    found = tuple(claim for claim in result.claims if claim.measure == example.measure)
    wanted = [] if example.span is None else [(example.span, example.value)]
    if [(claim.span, claim.value) for claim in found] == wanted:
        return
    span = example.span
    if span is None:
        said, shown, told = example.text, "no claim of it", found
    else:
        said = f"{example.text[: span.start]}>>{example.text[span.start : span.end]}<<{example.text[span.end :]}"
        shown, told = _bounds(example.value), result.claims
    instead = "; ".join(map(_claim, told)) or "no claim"
    yield f"{example.measure}: {said}\n  expected: {shown}\n  found:    {instead}\n"


def _claim(claim: Claim) -> str:
    return f"{claim.measure} {_bounds(claim.value)} in {claim.text!r} ({', '.join(claim.because)})"


def _bounds(value: object) -> str:
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    ends = ["" if end is None else f"{end:g}" for end in (low, high)]
    return ends[0] if low == high else "..".join(ends)
