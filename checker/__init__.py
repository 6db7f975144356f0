"""Find the numeric claims of a news report and the figures that cannot all be true.

import checker

report = checker.read("report.txt")
(result,) = checker.check(report)
for finding in result.findings:
    print(finding.message)
"""

from collections.abc import Iterable
from pathlib import Path

from checker.model import Claim, Finding, Report, Result

__version__ = "0.1.0"
__all__ = ["Claim", "Finding", "Report", "Result", "check", "read"]


def read(path: str | Path, format: str = "") -> Report:
    """Read a report in the ``format``, or in that of the file's suffix. Raises checker.errors.ReadError."""
    from checker.readers import read_file  # so that `import checker` costs nothing

    return read_file(Path(path), format=format)


def check(*reports: Report, rules: Iterable[str | Path] = (), model: str = "") -> list[Result]:
    """What is claimed in each report and what cannot all be true; one result a report, in their order.

    ``rules`` are folders of rules beside the shipped ones, ``model`` is another spaCy pipeline. Every call loads the
    language model; give it all reports at once, or keep a checker.pipeline.Checker. Raises checker.rules.RuleError
    where a rule file is wrong and checker.errors.ModelError where there is no such model.
    """
    from checker.pipeline import Checker  # spaCy takes a second to import
    from checker.rules import load_rules

    return list(Checker(load_rules(tuple(Path(folder) for folder in rules)), model).check(reports))
