"""The order of work, from reports to results."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from checker import language
from checker.across import compare_reports
from checker.checks import CHECKS, settle
from checker.checks.accounts import find_accounts
from checker.checks.blame import with_blame
from checker.checks.conflicts import tables
from checker.claims import find_claims
from checker.claims.matching import index_measures
from checker.claims.single import could_tell_of_one, deeds_of
from checker.events import beyond_reach, group_events, pair_claims
from checker.model import Coverage, Document, Event, Finding, Report, Result
from checker.quantities import contrasts, could_hold_figure, find_quantities
from checker.rules import Rules
from checker.sources import asides, could_attribute, dateline, find_attributions, renamed
from checker.versions import compare_versions

# Reports are parsed in common batches up to so many characters, some 17,000 words: beyond that it is no faster.
BATCH = 100_000


class Checker:
    """Checks reports with one set of rules and one language model, which is loaded at the first report.

    ``checks`` says of some checks *off*, or the severity of what they find; ``aliases`` are other names of sources and
    the name to use for each.
    """

    def __init__(
        self, rules: Rules, model: str = "", *,
        checks: Mapping[str, str] | None = None, aliases: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        self.rules = rules
        self.checks = checks or {}
        self.aliases = aliases or {}
        self.index = index_measures(tuple(rules.measures.values()), rules.nouns)
        self._deeds = deeds_of(self.index)
        self._model = model
        self._nlp: language.Pipeline | None = None

    def check(self, reports: Iterable[Report]) -> Iterator[Result]:
        """The result of each report, in their order."""
        for batch in _batches(reports):
            for document in self._read(batch):
                yield self._check(document)

    def together(self, results: Sequence[Result]) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
        """What reaches across reports that tell of the same events: their shared events, and the findings."""
        events, findings = compare_reports(results, self.rules)
        return events, settle(findings, self.checks)

    def since(self, before: Result, after: Result) -> Result:
        """The result of a report with what is new in it against the version before, and what was changed wrongly."""
        return self._settled(compare_versions(before, after, self.rules))

    def _read(self, reports: Sequence[Report]) -> list[Document]:
        """The reports cut into sentences, and parsed where it is worth it."""
        rules = self.rules
        nlp = self._nlp = self._nlp or language.load(self._model)

        def worth(words: Sequence[str]) -> bool:
            return could_hold_figure(words) or could_tell_of_one(words, self._deeds, partial(language.base_of, nlp))

        return language.read_documents(
            reports,
            nlp,
            worth,
            lambda words: [*dateline(words), *asides(words, rules.sources), *contrasts(words)],
            lambda words: could_attribute(words, rules.sources),
        )

    def _check(self, document: Document) -> Result:
        report, rules = document.report, self.rules
        figures = [find_quantities(s, report.text, rules.hedges, rules.units) for s in document.sentences]
        attributions = renamed(find_attributions(document, rules.sources), self.aliases)
        claims, no_claims = find_claims(
            document, [quantities for quantities, _ in figures], attributions, rules, self.index
        )
        claims, events = group_events(claims, report)
        pairs = pair_claims(claims, rules)
        left = sorted((*(n for _, out in figures for n in out), *no_claims), key=lambda n: n.span)
        compared = {c.id for p in pairs if p.tied for c in (p.first, p.second)}
        result = Result(
            report=report,
            claims=claims,
            events=events,
            pairs=pairs,
            findings=(),
            coverage=Coverage(
                numbers=len(claims) + len(left), claims=len(claims), compared=len(compared), left_out=tuple(left)
            ),
        )
        found = sorted((f for check in CHECKS.values() for f in check(result, rules)), key=_position)
        result = replace(result, findings=with_blame(settle(found, self.checks), claims))
        accounts, too_many = find_accounts(result, rules)
        far = [f"{n} pairs of figures are too far apart to be compared" for n in (beyond_reach(claims),) if n]
        notes = (
            *tables(pairs),
            *too_many,
            *far,
        )
        return replace(result, accounts=accounts, coverage=replace(result.coverage, notes=notes))

    def _settled(self, result: Result) -> Result:
        return replace(result, findings=settle(result.findings, self.checks))


def _position(finding: Finding) -> tuple[int, str, str]:
    return finding.spans[0].start, finding.check, finding.id


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """The reports in their order, in groups that are parsed together."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
