"""Votes against the members who cast them and the margin between them: *27 to 21, two abstaining*, of 48 members."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.checks._found import found
from checker.checks._lines import UNKNOWN, Line, figure, words
from checker.checks._portions import TIME_SHIFT, share_of
from checker.checks._sizes import exact, number, said, shown
from checker.model import Claim, Finding, Result
from checker.rules import Rules

NAME = "arithmetic"

BODY = (
    r"(?:council|committee|panel|board|jury|court|bench|senate|chamber|parliament|assembly|house|tribunal|congress|"
    r"legislature|synod|diet)"
)
SEATED = re.compile(
    rf"\b{BODY} of " + figure("t") + r"|" + figure("s")
    + rf"[- ](?:(?:seat|member)s?(?:-strong)?|strong|judges?|jurors?|justices?)(?:,)?(?: [^\s#,]+){{0,2}} {BODY}\b"
    + rf"|\b{BODY},? (?:has|with|which has|counts) (?:its )?" + figure("u") + r" (?:seats|members)\b"
)  # fmt: skip
# In the sentence of the vote itself: "with 12 members present".
PRESENT = re.compile(
    figure("s")
    + r"[- ](?:(?:seat|member)s?|strong|judges?|jurors?|justices?|councillors|senators|lawmakers|deputies|mps)\b"
)
# Everybody voted: "all 300 members took part", "all 12 members present".
EVERYBODY = re.compile(
    r"\ball (?:of (?:the|its) )?"
    + figure("n")
    + r" (?:members|deputies|lawmakers|councillors|senators|judges|jurors|mps|"
    r"delegates|legislators|seats)\b[^#.;]{0,40}"
    r"\b(?:took part|taken part|voted|present|attended|cast|were there|turned up)\b"
)
TALLY = re.compile(
    figure("a") + r"(?: votes?)? (?:to|against) " + figure("b") + r"(?! (?:years|months|days|hours|minutes|weeks)\b)"
    r"|" + figure("c") + words(3) + r" (?:in favou?r|for)" + words(5) + r",? (?:and|to|with|but) " + figure("d")
    + words(4) + r" against\b"
)  # fmt: skip
NEITHER = re.compile(
    figure("n")
    + r" (?:[^\s#,]+ )?(?:abstentions?|abstained|abstaining|abstainers|did not vote|"
    + r"(?:spoil\w+|invalid|void) (?:ballots?|votes?)"
    + r"|blank|(?:ballots?|votes?|papers?) (?:was|were) (?:invalid|spoil\w+|void|blank|declared invalid))\b"
)
VOTING = re.compile(
    r"\b(?:vot\w+|split|rul(?:ed|es|ing)|approv\w+|pass(?:ed|es|ing)?|reject\w+|adopt\w+|decid\w+|upheld|clear(?:ed|s)|"
    r"convict\w+|defeat\w+|divided|ratif\w+|carried|back(?:ed|s)|ballots?)\b"
)
MARGIN = re.compile(
    r"\b(?:majority|margin|lead) of (?:just |only )?" + figure("m") + r"(?! (?:seats|percent))|\bby "
    + figure("k") + r" votes(?! to\b)"
)  # fmt: skip


# "6,180 votes in front", "her lead over him has shrunk to 29,221 votes", "topples rival by 12 votes"
LEAD = re.compile(
    figure("l") + r" votes (?:in front|ahead|clear|in the lead)\b"
    r"|\b(?:lead|majority|margin|advantage)\b[^#;:.]{0,100} (?:of|to|at|by) " + figure("m") + r" votes\b"
    r"|\bby (?:just |only )?" + figure("n") + r" votes\b(?! to\b)"
)  # fmt: skip
# "The roll had 206,731 names on it, so that the turnout was 78 percent"
ELECTORATE = re.compile(
    r"\b(?:electorate|rolls?|register) (?:of|has|had|holds|held|lists|listed|with) " + figure("e")
    + r"|" + figure("f") + r" (?:registered|eligible) (?:voters|electors)\b"
    + r"|" + figure("g") + r" (?:[^\s#,;:]+ ){0,2}?(?:entitled|eligible|registered) to vote\b"
)  # fmt: skip
TURNOUT = re.compile(r"\bturnout\b(?: [^\s#;:.,]+){0,4}? " + figure("p"))
BALLOTS = re.compile(
    r"\b(?:of|some|cast) " + figure("b") + r" (?:valid )?ballots\b|" + figure("c") + r" ballots (?:were|had been) cast"
)
# The votes of two candidates stand at most so many sentences from the lead that is told.
NEAR = 6
# A lead that is missed by more is one of another count.
SLIP = 5.0


@dataclass(frozen=True, slots=True)
class Tally:
    """How one vote went."""

    votes: tuple[Claim, ...]
    """For, against, and neither where it is told."""
    line: Line

    @property
    def cast(self) -> float:
        """All votes that are told."""
        return sum(map(number, self.votes))

    @property
    def plus(self) -> str:
        """The sum in words."""
        return f"{' + '.join(said(c) for c in self.votes)} = {shown(self.cast)}"


def tally(line: Line) -> Tally | None:
    """The one vote that a sentence tells of."""
    found = list(TALLY.finditer(line.text))
    if len(found) != 1 or not VOTING.search(line.text) or UNKNOWN in line.text:
        return None
    votes = [line.claim(found[0][name]) for name in "abcd" if found[0][name]]
    neither = [c for m in NEITHER.finditer(line.text) if (c := line.claim(m["n"])) not in votes]
    told = (*votes, *neither)
    plain = all(exact(c) and c.quantity.unit is None and c.status == "asserted" for c in told)
    return Tally(told, line) if plain and len(neither) < 3 else None


def votes(lines: Sequence[Line], result: Result, rules: Rules) -> Iterator[Finding]:
    """The votes of a report against those who could cast them and against the margin that is told of them."""
    tallies = [t for line in lines if len(line.claims) > 1 and (t := tally(line))]
    bodies = [(m, line) for line in lines for m in SEATED.finditer(line.text)]
    for one in tallies:
        yield from _too_many(one, rules)
        at = lines.index(one.line)
        near = [other for other in lines[at : at + 3] if other.paragraph == one.line.paragraph]
        ahead = [other for other in lines[max(0, at - 1) : at] if other.paragraph == one.line.paragraph]
        yield from _everybody(one, [*ahead, *near], rules)
        yield from _margin(one, near[:2], rules)
    yield from _leads(lines, rules)
    yield from _turnout(lines, rules)
    one_size = len({number(members(m, line)) for m, line in bodies}) == 1
    if len(tallies) == 1 and one_size and _one_body(bodies[0][0], result):
        yield from _against(members(*bodies[0]), tallies[0], rules)


def _leads(lines: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*6,180 votes in front ... gives Talyaga 48,212 votes, Lakain 42,302*."""
    leads = [(at, m) for at, line in enumerate(lines) for m in LEAD.finditer(line.text)]
    for at, match in leads:
        lead = lines[at].claim(next(mark for mark in match.groups() if mark))
        # The count that follows, else the one before.
        near = (*lines[at : at + NEAR + 1], *reversed(lines[max(0, at - NEAR) : at]))
        line, own = next(((line, own) for line in near if len(own := _votes_of(line, lead)) > 1), (lines[at], []))
        if not own or not exact(lead):
            continue
        first, second = sorted(own, key=number, reverse=True)[:2]
        gap = number(first) - number(second)
        if any(number(c) == gap for c in line.claims if exact(c)):
            continue  # "On election night he had been ahead by 17, with 3,540 votes to 3,523"
        fits = {gap, gap // 2, gap // 2 + 1, *map(number, own)}
        if number(lead) not in fits and gap / SLIP < number(lead) < gap * SLIP:
            because = f"{said(first)} - {said(second)} = {shown(gap)}, not {said(lead)}"
            yield found(NAME, [lead, first, second], because, rules)


def _turnout(lines: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    """*Yes got 2.02 million of 2.26 million ballots. Given an electorate of 5.3 million, turnout was 54 percent.*"""
    for at, line in enumerate(lines):
        share, of = TURNOUT.search(line.text), ELECTORATE.search(line.text)
        if share is None or of is None or TIME_SHIFT.search(line.text):
            continue
        near = [other for other in lines[max(0, at - 3) : at + 2] if abs(other.paragraph - line.paragraph) <= 1]
        cast = [other.claim(m["b"] or m["c"]) for other in near for m in BALLOTS.finditer(other.text)]
        whole = line.claim(next(mark for mark in of.groups() if mark))
        if len({number(c) for c in cast}) == 1:
            yield from share_of(cast[0], whole, line.claim(share["p"]), rules)


def _votes_of(line: Line, lead: Claim) -> list[Claim]:
    """The votes that a sentence gives to several candidates or sides."""
    votes = [c for c in line.claims if c.measure == "votes" and c is not lead and c.quantity.unit is None]
    plain = all(exact(c) and c.status == "asserted" for c in votes)
    return votes if plain and UNKNOWN not in line.text else []


def _too_many(one: Tally, rules: Rules) -> Iterator[Finding]:
    """*The jury of 12 split nine to four.*"""
    seated = [*SEATED.finditer(one.line.text)] or [*PRESENT.finditer(one.line.text)]
    if len(seated) == 1:
        yield from _against(members(seated[0], one.line), one, rules)


def _against(whole: Claim, one: Tally, rules: Rules) -> Iterator[Finding]:
    if exact(whole) and whole not in one.votes and one.cast > number(whole) >= max(map(number, one.votes)):
        yield found(NAME, [whole, *one.votes], f"{one.plus}, more than {said(whole)}", rules)


def members(match: re.Match[str], line: Line) -> Claim:
    """The figure of a place where ``SEATED`` fits."""
    return line.claim(next(mark for mark in match.groups() if mark))


def _one_body(body: re.Match[str], result: Result) -> bool:
    """Whether a report that tells the size of a body tells of its vote: no other body could have held it."""
    text = re.sub(r"\bthe (?:chamber|house)\b", "", result.report.text.lower())
    return set(re.findall(rf"\b{BODY}\b", text)) <= set(re.findall(rf"\b{BODY}\b", body[0]))


def _everybody(one: Tally, near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    for line in near:
        for match in EVERYBODY.finditer(line.text):
            whole = line.claim(match["n"])
            if whole not in one.votes and exact(whole) and one.cast != number(whole):
                yield found(NAME, [whole, *one.votes], f"{one.plus}, not {said(whole)}", rules)


def _margin(one: Tally, near: Sequence[Line], rules: Rules) -> Iterator[Finding]:
    for line in near:
        for match in MARGIN.finditer(line.text):
            margin, (a, b) = line.claim(match["m"] or match["k"]), one.votes[:2]
            gap = abs(number(a) - number(b))
            # Of the votes it may be half that: so many fewer would have turned it.
            fits = {gap, gap // 2, gap // 2 + 1, number(a), number(b)}
            counts = margin.quantity.unit is None  # a majority of 69 per cent is a share
            if counts and exact(margin) and margin not in one.votes and number(margin) not in fits:
                because = f"{said(a)} - {said(b)} = {shown(gap)}, not {said(margin)}"
                yield found(NAME, [margin, a, b], because, rules)
