"""Which happening each sentence speaks of: the report's own, or another at another place or time.

A report tells of one happening, set out in its headline and first paragraph, and goes aside to others: an earlier
attack, the same day last year, another town. A sentence goes aside where it names another time or place; the aside
lasts to the end of its paragraph, or until the next one. A new paragraph comes back to the report's own happening.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.claims.clauses import own_words
from checker.claims.phrases import has_phrase
from checker.claims.places import TELLING, Places, has_no_name
from checker.claims.several import find_several
from checker.claims.times import DAYS, MONTH_STEMS, MONTHS, WEEKDAYS, YEAR
from checker.model import Document, Sentence
from checker.rules import Rules
from checker.rules.events import EventWords
from checker.trees import ancestors, children

MAIN = 0
# "Two Saturdays ago, 600 turned up"; what was an hour ago is still the report's own happening.
AGO = re.compile(
    r"\b(?!hours?|minutes?|moments?|long)\w+ ago\b"
    r"|\b(?:comes?|came) (?:just |only |less than |more than )*\w+ (?:days?|weeks?|months?|years?) after\b"
)
# "up from a year earlier", "compared with last year": the sentence speaks of now.
COMPARED = re.compile(
    r" (?:(?:from|than|with|versus|against) (?:[\w$€£%.,]+ ){0,15}?"
    r"|(?:on|over) (?:(?:the|a|last|previous) ){0,2})(?:year|month|week|quarter)s?(?: earlier| before| ago)? "
)
# "said on the same day that 40 were ill", "a bulletin issued on the same day": when it was told
TOLD_THEN = re.compile(
    r"\b(?:said|told \w+|reported|issued|published|released|announced|stated|wrote|put out) on the same day\b"
)
# What holds from a time on, or until one.
RUNS = frozenset({"since", "until", "by", "till", "before"})
# So many words stand before the subject of a sentence.
OPENING = 10
# So many sentences of the first paragraph say what the report is about; the rest may go aside.
LEAD = 3
# "A second night of air raids killed eight": a time of its own.
LATER = frozenset({"second", "third", "fourth"})
SPELLS = frozenset({"night", "wave", "round"})
SEASONS = frozenset("year month week summer winter spring autumn season time".split())
# "in a suburb"
SOMEWHERE = frozenset("suburb village town district city province neighbourhood neighborhood".split())
# A sentence that begins so goes on with the aside of the paragraph before.
GOES_ON = ("that month", "that year", "that day", "that time", "in that", "on that", "at that", "then", "there")


@dataclass(frozen=True, slots=True)
class Scene:
    """The happening of a sentence."""

    key: int
    """0 for the report's own, else one number for each aside."""
    why: str
    """What set it apart, in words; empty for the report's own."""
    opening: bool = False
    """Whether the sentence stands in headline, summary or lead, which say what the report's own happening is."""


@dataclass(frozen=True, slots=True)
class Home:
    """The report's own place and time."""

    places: frozenset[str]
    """The words of the names of its places."""
    times: frozenset[str]
    words: frozenset[str] = frozenset()
    """All words of headline and lead, as their lemmas."""


def find_scenes(document: Document, places: Sequence[Places], home: Home, rules: Rules) -> tuple[Scene, ...]:
    """The scene of each sentence; ``places`` holds the places and times of each."""
    keys: dict[tuple[str, frozenset[str]], int] = {("", frozenset()): MAIN}
    scenes: list[Scene] = []
    time, where, paragraph = "", frozenset[str](), -1
    opening, before = _opening(document), -1
    several = find_several(document, rules)
    last: tuple[str, ...] = ()
    for sentence, named in zip(document.sentences, places, strict=True):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            if not _goes_on(sentence):
                time, where = "", frozenset()
        lead = sentence.index in opening
        first = lead and sentence.paragraph != before
        before = sentence.paragraph
        new_time = "" if first or sentence.part != "body" else _other_time(sentence, named, home, rules)
        # "In Velm the account was different": where another voice speaks is not where it happened.
        dissents = has_phrase(_lower(sentence), rules.events.dissent)
        new_where = frozenset() if lead or dissents else _other_place(sentence, named, home, rules)
        if _now(sentence) and time:
            time, where = "now", frozenset()
        if not new_time and last and _of_that(sentence, rules.events):
            new_time = last[-1]
        last = tuple(name for _, name in named.times if _is_another(name, home))
        if new_time:
            time, where = new_time, new_where
        elif sentence.index in several and not lead:
            where = frozenset({several[sentence.index]})
        elif new_where and not (where and all(has_no_name(name, rules.events) for name in new_where)):
            where = new_where  # "420 houses in Velm were flooded, he said. The council counted 655 in the town"
        elif named.places and not lead and _at_home(named, home) and where:
            where = frozenset()
        key = keys.setdefault((time, where), len(keys))
        why = ", ".join(filter(None, (time, " ".join(sorted(where)))))
        scenes.append(Scene(key, why, opening=lead))
    return tuple(scenes)


def _lead(document: Document) -> int:
    body = (s for s in document.sentences if s.part == "body" and len(s.tokens) > 8)
    return next((s.paragraph for s in body if not in_brackets(s)), 0)


def in_brackets(sentence: Sentence) -> bool:
    """*(Updates with statement, adds quotes)*: a line to the desk, and none of the story."""
    return sentence.tokens[0].text == "(" and sentence.tokens[-1].text == ")"


def _opening(document: Document) -> frozenset[int]:
    """The sentences of headline, summary and captions, and the first of the lead: copy may come without paragraphs."""
    paragraph = _lead(document)
    lead = [s.index for s in document.sentences if s.part == "body" and s.paragraph == paragraph]
    return frozenset({*lead[:LEAD], *(s.index for s in document.sentences if s.part != "body")})


def find_home(document: Document, places: Sequence[Places], rules: Rules) -> Home:
    """The places and times of headline and lead; and the named place that is of the lead's kind (*a base*: *Balad air
    base*).
    """
    lead = _lead(document)
    first = _opening(document)
    opening = [i for i, s in enumerate(document.sentences) if s.paragraph < lead or i in first]
    names = {word for i in opening for _, name in places[i].places for word in name.split()}
    firsts = {document.sentences[i].paragraph: i for i in reversed(opening)}.values()
    times = {time for i in firsts for _, time in places[i].times}  # the lead's later sentences may look back
    near = [i for i, s in enumerate(document.sentences) if s.paragraph <= lead + 1 and i not in set(opening[:-1])]
    names |= {
        t.lower
        for i in {*opening, *(i for i in near if not places[i].places)}
        for t in document.sentences[i].tokens
        if any(has_no_name(word, rules.events) for word in (t.lower, t.lemma))
    }
    if not any(places[i].places for i in opening):
        # The second paragraph may be the first to say where it was: in its first sentence.
        second = next((i for i, s in enumerate(document.sentences) if s.paragraph == lead + 1), len(places))
        for sentence, named in zip(document.sentences[second : second + 1], places[second : second + 1], strict=True):
            if sentence.parsed and not is_separate(sentence, rules.events):
                names |= {word for at, name in named.places if at not in named.asides for word in name.split()}
    # The dateline names the place in capitals.
    dateline = next((s for s in document.sentences if s.paragraph == lead), None)
    if dateline is not None:
        names |= {t.lower for t in dateline.tokens[:6] if t.text.isupper() and len(t.text) > 2}
    # Whatever the headline or the lead names in capitals is at home, whether or not a preposition of place stands
    # before it.
    names |= {
        t.lower
        for i in opening
        for t in document.sentences[i].tokens[1:]
        if t.text[:1].isupper() and t.pos in {"PROPN", "ADJ"}
    }
    kinds = {t.lemma for i in opening for t in document.sentences[i].tokens if t.lemma in rules.events.place_nouns}
    for sentence, named in zip(document.sentences, places, strict=True):
        for at, name in named.places:
            after = sentence.tokens[at + len(name.split()) : at + len(name.split()) + 2]
            if (
                not names & set(name.split())
                and kinds & {t.lemma for t in after}
                and sentence.parsed
                and not is_separate(sentence, rules.events)
            ):
                names |= set(name.split())
                kinds = set()
    words = frozenset(t.lemma for i in opening for t in document.sentences[i].tokens)
    return Home(frozenset(names), frozenset(times), words)


def is_separate(sentence: Sentence, words: EventWords) -> bool:
    """Whether a sentence says that it speaks of another happening: *in a separate raid, another attack, elsewhere*."""
    tokens, happenings = sentence.tokens, words.all_happenings
    # "It has withdrawn 350 metres here and hardly at all elsewhere": what follows the last figure holds for none.
    last = max((t.index for t in tokens if t.pos == "NUM"), default=len(tokens))
    told = TOLD_THEN.sub(" ", " ".join(t.lower for t in tokens[: last + 1]))
    if has_phrase(told, words.elsewhere):
        return True
    return any(
        t.lower in words.separate
        and (
            any(n.lemma in happenings and n.pos == "NOUN" for n in tokens[i + 1 : i + 4])
            or (t.lower in LATER and {n.lemma for n in tokens[i + 1 : i + 2]} <= SPELLS and i + 2 < len(tokens))
        )
        for i, t in enumerate(tokens)
    )


def _goes_on(sentence: Sentence) -> bool:
    return _lower(sentence).startswith(GOES_ON)


def _lower(sentence: Sentence) -> str:
    return " ".join(t.lower for t in sentence.tokens)


def _other_time(sentence: Sentence, named: Places, home: Home, rules: Rules) -> str:
    """The other time that a sentence speaks of, or nothing."""
    for at, time in named.times:
        before = sentence.tokens[at - 1].lower if at else ""
        when = sentence.tokens[0].lower == "when" and YEAR.match(time) is not None
        if (
            at in named.asides
            and not when
            and not _of_the_subject(sentence, at, rules.events)
            and not (time in MONTHS and before == "in" and _opens_sentence(sentence, at))
        ):
            continue
        if time in DAYS and time not in home.times and at < 4 and _had(sentence):
            return time  # "On Friday night, police had arrested 16 people"
        if before in RUNS or _runs_to_now(sentence, at):
            continue
        if YEAR.match(time) and time not in home.times and not _of_a_weekday(sentence, at):
            if _is_of_the_results(sentence, at, named):
                continue
            return time
        if time in MONTHS and time not in home.times and home_has_month(home):
            return time
        if time in MONTHS and time not in home.times and before in {"in", "last", "late", "early", "mid", "on"}:
            return time
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), sentence.tokens[0])
    lower = own_words(sentence, 0, len(sentence.tokens), root)
    plain = COMPARED.sub(" ", f" {lower} ")
    phrase = next((p for p in rules.events.earlier if has_phrase(plain, (p,))), "")
    if phrase and not _tells(sentence):
        return phrase
    if AGO.search(lower) and not _tells(sentence):
        return "ago"
    return ""


def _runs_to_now(sentence: Sentence, at: int) -> bool:
    """*Since the contract began in 2012, 5,400 trees have been felled; it has to be paid by the end of June*: a time
    from which on, or until which, something of now holds.
    """
    lower = [t.lower for t in sentence.tokens[max(0, at - 4) : at]]
    if lower[-3:-1] in (["the", "end"], ["the", "start"], ["the", "middle"]) and lower[0] in RUNS and lower[-1] == "of":
        return True
    return any(
        above.dep == "advcl" and any(t.lower in RUNS for t in children(sentence, above, "mark"))
        for above in ancestors(sentence, sentence.tokens[at])
    )


def _is_of_the_results(sentence: Sentence, at: int, named: Places) -> bool:
    """*Net profit for 2023 came to 148 million, up from 121 million in 2022*: the year that is set beside the one
    before is the report's own.
    """
    year = int(sentence.tokens[at].text)
    before = [i for i, time in named.times if i > at and YEAR.match(time) and int(time) == year - 1]
    compared = {"from", "than", "with", "against"} & {t.lower for t in sentence.tokens[at : max(before, default=at)]}
    return bool(compared) and sentence.tokens[at - 1].lower in {"for", "in"}


def _of_a_weekday(sentence: Sentence, at: int) -> bool:
    """*On Saturday, Jan. 13, 2001*: who names the weekday tells of the days before, and says only which year it is."""
    before = sentence.tokens[max(0, at - 6) : at]
    return any(t.lower in WEEKDAYS for t in before) and any(t.lower.rstrip(".")[:3] in MONTH_STEMS for t in before)


def _of_the_subject(sentence: Sentence, at: int, words: EventWords) -> bool:
    """*The last tornado to strike Tilden, in 1979, hurt eight*: the time of the happening that is the subject."""
    for above in ancestors(sentence, sentence.tokens[at]):
        if above.dep.startswith("nsubj") and above.pos == "NOUN":
            return above.lemma in words.all_happenings and sentence.tokens[above.head].dep == "ROOT"
    return False


def _now(sentence: Sentence) -> bool:
    """*In 2023 four people died. Now it is six*: a count that goes on, neither of then nor of the report's event."""
    first = next((t.lower for t in sentence.tokens if t.text[:1].isalnum()), "")
    root = next((t for t in sentence.tokens if t.dep == "ROOT" or t.dep == "ccomp"), None)
    # "Last year there were five such deaths. Nobody has died because of the shortage"
    until_now = root is not None and any(
        t.tag in {"VBZ", "VBP"} and t.lemma == "have" for t in children(sentence, root, "aux")
    )
    return first in {"now", "today"} or until_now


def _is_another(time: str, home: Home) -> bool:
    """Whether a year or month is none of the report's own."""
    return time not in home.times and bool(YEAR.match(time) or (time in MONTHS and home_has_month(home)))


def _of_that(sentence: Sentence, words: EventWords) -> bool:
    """*There was a quake in 1976. That one killed 412 people*: it goes on with what the sentence before names last."""
    first = sentence.tokens[:2]
    return (
        len(first) == 2
        and first[0].lower == "that"
        and (
            first[1].lower == "one"
            or first[1].lemma in words.all_happenings
            or first[1].tag == "VBD"
            or first[1].lower in SEASONS  # "In 1954 the river rose. That year 30,000 people drowned"
        )
    )


def _opens_sentence(sentence: Sentence, at: int) -> bool:
    """*In the first attempt, in November, police gave up*: a time before the subject and verb of its sentence."""
    before = sentence.tokens[:at]
    return (
        at < OPENING and bool(before) and before[0].pos == "ADP" and all(t.pos not in {"VERB", "AUX"} for t in before)
    )


def _had(sentence: Sentence) -> bool:
    """Whether the main verb of a sentence tells what had happened before, and is none of telling."""
    root = next((t for t in sentence.tokens if t.dep == "ROOT"), None)
    if root is None or root.lemma in TELLING:
        return False
    return any(t.lower == "had" for t in children(sentence, root, "aux"))


def home_has_month(home: Home) -> bool:
    """Whether headline or lead say which month it is."""
    return bool(home.times & MONTHS)


def _tells(sentence: Sentence) -> bool:
    """*Earlier in the week police had spoken of nine*: the time is that of the telling."""
    roots = (t for t in sentence.tokens if t.lemma in TELLING and t.dep == "ROOT")
    return any(t.lower == "had" for root in roots for t in children(sentence, root, "aux"))


def _other_place(sentence: Sentence, named: Places, home: Home, rules: Rules) -> frozenset[str]:
    """The places that a sentence names and the report's own happening does not; places of the telling do not count."""
    found: set[str] = set()
    for at, name in named.places:
        if at not in named.asides and not set(name.split()) <= home.places:
            found.add(name)
    if not found and is_separate(sentence, rules.events):
        return frozenset({"separate"})
    if not found and (disease := _of_a_disease(sentence, home, rules)):
        return frozenset({disease})
    if not found and (some := _in_some_place(sentence)):
        return frozenset({some})
    return frozenset(found)


def _of_a_disease(sentence: Sentence, home: Home, rules: Rules) -> str:
    """*Ebola killed about 4,000 there*, in a story of a mudslide: a disease as the subject that headline and lead do
    not name; empty where there is none.
    """
    diseases = set(rules.nouns.alike.get("diseases", ())) - {"disease", "virus"}
    if home.words & {*diseases, *rules.events.happenings.get("outbreak", ())}:
        return ""
    return next(
        (t.lower for t in sentence.tokens if t.lower in diseases and (not t.index or t.dep.startswith("nsubj"))), ""
    )


def _in_some_place(sentence: Sentence) -> str:
    """*In the morning a car drove into a column of marchers in a suburb*: a place that has no name, of something that
    is told of for the first time; empty where there is none.
    """
    tokens = sentence.tokens
    for a, b in pairwise(tokens):
        if b.lemma in SOMEWHERE and a.lower in {"a", "another"} and a.index and tokens[a.index - 1].lower == "in":
            root = next((t for t in tokens if t.dep == "ROOT" and t.index < a.index), None)
            subjects = children(sentence, root, "nsubj", "nsubj:pass") if root is not None else []
            new = any(t.lower in {"a", "an", "another"} for s in subjects for t in children(sentence, s, "det"))
            if new and (b.index + 1 == len(tokens) or tokens[b.index + 1].text in {".", ",", ";"}):
                return f"in {a.lower} {b.lower}"
    return ""


def _at_home(named: Places, home: Home) -> bool:
    return any(set(name.split()) <= home.places for _, name in named.places)
