"""The tables of figures: for the terminal, and for ``docs/accuracy.md``."""

from collections.abc import Iterable, Mapping, Sequence

from tests.gold.annotation import CHECKS, GENRES
from tests.gold.scoring import FIGURES, Ratio, Score, Scored, total
from tests.gold.traps import CLASSES, OTHER

BEGIN, END = "<!-- figures -->", "<!-- /figures -->"
"""Between these lines of the page stands what the program writes."""

Row = tuple[str, ...]
Table = tuple[Row, list[Row]]
GENRE_FIGURES = ("recall", "precision", "claim_recall", "measure", "source", "clean")


def figures_table(scores: Mapping[str, Score]) -> Table:
    """A row for each figure, a column for each folder."""
    return ("figure", *scores), [(name, *(_ratio(score[name]) for score in scores.values())) for name in FIGURES]


def checks_table(scores: Mapping[str, Score]) -> Table:
    """A row for each check; for each folder its recall and precision, with what they are ratios of."""
    sides = [(folder, side) for folder in scores for side in ("recall", "precision")]
    return (
        ("check", *(f"{folder} {side}" for folder, side in sides)),
        [(check, *(_parts(scores[folder][f"{side} {check}"]) for folder, side in sides)) for check in CHECKS],
    )


def genres_table(scored: Iterable[Scored]) -> Table:
    """A row for each genre, over all the reports that are given."""
    by_genre: dict[str, list[Score]] = {}
    for report in scored:
        by_genre.setdefault(report.genre, []).append(report.score)
    rows = []
    for genre in GENRES:
        scores = by_genre.get(genre, [])
        score = total(scores)
        rows.append((genre, str(len(scores)), *(_parts(score[name]) for name in GENRE_FIGURES)))
    return ("genre", "reports", *GENRE_FIGURES), rows


def traps_table(scored: Mapping[str, Sequence[Scored]], scenes: Score) -> Table:
    """A row for each class of tempting pairs: those without a finding, of all; with those of the short reports."""
    columns = {folder: _sum(report.traps for report in reports) for folder, reports in scored.items()}
    columns |= {"short reports": scenes} if scenes else {}
    rows = [(name, *(_parts(column.get(name, Ratio())) for column in columns.values())) for name in (*CLASSES, OTHER)]
    return ("kept apart by", *columns), rows


def _sum(counts: Iterable[Score]) -> Score:
    total: dict[str, Ratio] = {}
    for count in counts:
        for name, ratio in count.items():
            total[name] = total.get(name, Ratio()) + ratio
    return total


def tables(scored: Mapping[str, Sequence[Scored]], scenes: Score | None = None) -> list[Table]:
    """The four tables, from the reports of each folder."""
    scores = {folder: total(report.score for report in reports) for folder, reports in scored.items()}
    everything = [report for reports in scored.values() for report in reports]
    return [figures_table(scores), checks_table(scores), genres_table(everything), traps_table(scored, scenes or {})]


def plain(table: Table) -> str:
    """The table in columns, for a terminal."""
    header, rows = table
    widths = [max(len(row[n]) for row in (header, *rows)) for n in range(len(header))]
    return "\n".join(
        "  ".join((row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True)))).rstrip()
        for row in (header, *rows)
    )


def markdown(table: Table) -> str:
    """The table for the documentation."""
    header, rows = table
    lines = [header, ("---", *("---:" for _ in header[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def written(scored: Mapping[str, Sequence[Scored]], scenes: Score | None = None) -> str:
    """What stands in the page between the two marks; ``scenes`` are the tempting short reports by their class."""
    sizes = ", ".join(f"{len(reports)} in `{folder}`" for folder, reports in scored.items())
    figures, checks, genres, traps = (markdown(table) for table in tables(scored, scenes))
    return "\n\n".join(
        (
            f"Reports: {sizes}.",
            figures,
            "By check, right of all: conflicts found of those that are there, right findings of those that were made.",
            checks,
            "By genre, over all folders, right of all.",
            genres,
            "Tempting pairs by what keeps the two figures apart: those without a finding over both, of all.",
            traps,
        )
    )


def replaced(page: str, content: str) -> str:
    """The page with new content between the marks. Raises ValueError unless each mark stands in it once, in order."""
    if page.count(BEGIN) != 1 or page.count(END) != 1 or page.index(BEGIN) > page.index(END):
        raise ValueError(f"the page needs one {BEGIN} and after it one {END}")
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{content}\n{END}{rest.split(END)[1]}"


def between(page: str) -> str:
    """What the page has between the marks. Raises ValueError where they are not there."""
    _, begin, rest = page.partition(BEGIN + "\n")
    content, end, _ = rest.partition("\n" + END)
    if not begin or not end:
        raise ValueError(f"the page needs {BEGIN} and {END}")
    return content


def _ratio(ratio: Ratio) -> str:
    return f"{ratio.value:.3f}" if ratio.of else "–"


def _parts(ratio: Ratio) -> str:
    return f"{ratio.right}/{ratio.of}" if ratio.of else "–"
