"""Markdown: for a pull request, an issue or a chat; nothing of the copy becomes markup, a link or a mention."""

import re
from collections.abc import Sequence
from typing import TextIO

from checker.model import Report, Result
from checker.writers import Frame
from checker.writers._lines import Places
from checker.writers._passages import Group, Passage, groups
from checker.writers._words import accounts, count, printable, read_and_compared, totals, value, verdict, who

# What may mean something within a line, in CommonMark and in what GitHub adds to it.
MARKUP = re.compile(r"[\\`*_\[\]<>&|~$]")
# What may mean something at its beginning.
OPENING = re.compile(r"([#+\-=:]|\d+(?=[.)]$))")
# Mentions, references, addresses and :emoji: are found behind the escapes; only code is left alone.
LIVE = re.compile(r"@|#|://|www\.|:\w+:|\bGH-\d|mailto:|xmpp:|[A-Za-z0-9-]{2}\.[A-Za-z]{2}", re.IGNORECASE)
BACKTICKS = re.compile(r"`+")


def write(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print the findings with their passages, then what was read."""
    found = groups(results, frame)
    blocks = [block for group in found for block in _group(group)]
    if len(results) + frame.unread > 1:
        blocks.append(f"**{totals(results, [s.finding for g in found for s in g.findings], frame.unread)}**")
    out.write("\n\n".join(blocks) + "\n")


def ledger(results: Sequence[Result], out: TextIO, frame: Frame) -> None:
    """Print a table of the claims of each report."""
    blocks = []
    for result in results:
        places = Places(result.report)
        blocks.append(_heading(result.report))
        if result.claims:
            titles = f"| {places.unit()} | figure | value | measure | counted | who says it | event |"
            rows = [titles, "| ---: |" + " --- |" * 6]
            for claim in result.claims:
                status = "" if claim.status == "asserted" else f" ({claim.status})"
                cells = (value(claim), claim.measure + status, claim.counted, who(claim.source), claim.event)
                words = " | ".join(escaped(cell, table=True) for cell in cells)
                rows.append(f"| {places.number(claim.span.start)} | {code(claim.text, table=True)} | {words} |")
            blocks.append("\n".join(rows))
        if result.events:
            blocks.append("\n".join(f"- {escaped(event.id)}: {escaped(event.label)}" for event in result.events))
        coverage = result.coverage
        blocks.append(f"{count(coverage.numbers, 'number')} read, {coverage.claims} understood as claims")
    out.write("\n\n".join(blocks) + "\n")


def code(text: str, *, table: bool = False) -> str:
    """A text as code, where nothing means anything; in a table a bar must still not end the cell."""
    words = printable(text)
    if not words:
        return ""
    longest = max((len(run) for run in BACKTICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    inside = f" {words} " if words[0] == "`" or words[-1] == "`" else words
    return fence + (inside.replace("|", "\\|") if table else inside) + fence


def escaped(text: str, *, table: bool = False, opening: bool = True) -> str:
    """A text on one line that is shown as it is; ``opening`` says that it may stand at the beginning of a line."""
    words = [code(w, table=table) if LIVE.search(w) else MARKUP.sub(r"\\\g<0>", w) for w in printable(text).split(" ")]
    if opening and (found := OPENING.match(words[0])):
        # "1. Bundesliga" is no list: the sign is escaped, and of a number the full stop behind it.
        at = found.end() if found[0].isdigit() else 0
        words[0] = f"{words[0][:at]}\\{words[0][at:]}"
    return " ".join(words)


def _group(group: Group) -> list[str]:
    blocks = [_heading(group.result.report) if group.result else "### All reports together"]
    for shown in group.findings:
        finding = shown.finding
        lines = [f"**{verdict(finding)}:** {escaped(finding.message, opening=False)}"]
        if finding.accepted:
            lines.append(f"*Accepted:* {escaped(finding.accepted, opening=False)}")
        blocks.append("\\\n".join(lines))
        blocks.extend(_passage(passage, across=group.result is None) for passage in shown.passages)
    if group.result:
        for title, told in accounts(group.result):
            blocks.append("\n".join([f"**{escaped(title)}**", "", *(f"- {escaped(account)}" for account in told)]))
        blocks.append(read_and_compared(group.result.coverage, any_found=bool(group.findings)))
        blocks.extend(f"not listed: {escaped(note, opening=False)}" for note in group.result.coverage.notes)
    else:
        blocks.append(f"Nothing {'else ' if group.findings else ''}found across the reports")
    return blocks


def _heading(report: Report) -> str:
    name, title = escaped(report.name), escaped(report.title)
    return f"### {name}: {title}" if title else f"### {name}"


def _passage(passage: Passage, *, across: bool) -> str:
    """A sentence as a quotation, its figures as code."""
    sentence = "".join(
        code(piece.text) if piece.figure else _between(piece.text, first=index == 0)
        for index, piece in enumerate(passage.pieces)
    )
    return f"> {escaped(passage.heading(across=across))}:\\\n> {sentence}"


def _between(text: str, *, first: bool) -> str:
    """A stretch of a sentence with the space at its ends."""
    inside = escaped(text, opening=first)
    before, after = text[:1] == " " and not first, text[-1:] == " " and bool(inside)
    return " " * before + inside + " " * after
