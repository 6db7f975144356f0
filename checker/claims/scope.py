"""What a figure is restricted to: the places, times and cues that stand near it."""

import re
from collections.abc import Sequence

from checker.claims.clauses import clause, own_words
from checker.claims.counted import Counted
from checker.claims.cues import chambers, grades, more_cues, without_event
from checker.claims.earlier import of_another_time, told_before
from checker.claims.of_whom import (
    ALL_OF_THEM,
    CAUSE,
    IDENTIFIED,
    ITS_LOSSES,
    OF_COUNTRY,
    SOME_OF_WHOM,
    TAKES_IN,
    and_of_its_own,
    but_of_a_day,
    first_verb,
    is_of,
    is_seen,
    there,
    which_things,
)
from checker.claims.phrases import has_phrase
from checker.claims.places import Places, belongs
from checker.claims.reading import Subject
from checker.claims.some import counts_some
from checker.claims.status import CHANGES
from checker.claims.times import WEEKDAYS, time_of
from checker.claims.wholes import end_of_fronted
from checker.claims.whose import about, actors_of, did_it_himself, its_loss, of_its, of_those_who, owner_of
from checker.model import Quantity, Scope, Sentence, Source, Token
from checker.rules.events import EventWords
from checker.sources import after_dateline
from checker.trees import children, head

# "arrested for theft", "31 cases among residents", "40 people with burns": the figure counts only some.
NARROWING = frozenset({"for", "with", "under", "among", "despite"})
# Only of these does *for* say which of them: "arrested for theft", not "scored five goals for the home side".
REASONED = frozenset("arrest detain charge hold jail treat fine convict sentence wound injure make".split())
# "$80 a barrel, Rs 6,800 a hectare": a price for each; "50,000 a year" are counted over many happenings.
EACH = frozenset(
    "tonne ton barrel ounce kilo kilogram gallon litre liter hectare acre share head person passenger pupil student "
    "household year month week night hour metre mile kilometre ticket car unit pound".split()
)
SINCE = re.compile(r"\bsince (?:\d{4}\b|(?:the )?[\w-]+(?: [\w-]+)?)")
# "at noon", "by the evening": how far a count had come.
HOUR = re.compile(
    r"\b(?:at|by|in|until|since|that|(?P<day>\w+day)) (?:the |early |late |mid )*"
    r"(?P<hour>noon|midday|midnight|dawn|daybreak|morning|afternoon|evening|night|nightfall|dusk|sunset)\b"
)
# "113 officers have needed treatment in less than a week": over more than the night that is told of.
LATELY = re.compile(
    r"\b(?:has|have) (?:\S+ ){1,12}?(?:in|over|within) (?:less than |under |just over |about )?"
    r"(?:a|the|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:days|weeks?|months?|years?)\b"
)
SEAT = re.compile(r"\bin ([A-Z][\w-]+)")
# "up from $30 million a year earlier", "a summer's rain in a day": no figure of each day or year.
BEFORE = re.compile(
    r"\ba (?:year|month|week|day) (?:earlier|ago|before|later|on)\b"
    r"|\b(?:in|within|for|of|after|than|on) (?:just |less than |about |half )?a (?:year|month|week|day)\b"
    r"|\bsince the (?:outbreak|epidemic|pandemic)\b"
    r"|\b(?:largest|biggest|worst|deadliest|bloodiest|first|second|third|highest|lowest|longest|most|best|strongest)\b"
    r"[^,;]*?\b(?:this (?:year|month|week|season)|on record|in history|of the (?:year|season))\b"
)
# "the first half of the year", "in the last three months"
OVER = re.compile(
    r"\b(?:in|for|over|during|of) the (?:first|second|third|last|past|previous) "
    r"(?:half|quarter|\w+ (?:days|weeks|months|years|quarters))\b"
)
# "the number of cases up to Sunday": that far the count goes, whenever it was given
UP_TO = re.compile(r"\b(?:up to|until|till|through)$")
# "which allow losses of £105m over three years"
OVER_YEARS = re.compile(
    r"\bover (?:the next )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:years|decades)\b"
)
ON_THE_SPOT = re.compile(r"\b(?:on the spot|at the scene)\b")
# "Seventy-two died, the gunmen included"
INCLUDED = re.compile(r"\b(?:gun(?:man|men)|attackers?|bombers?|assailants?|pilots?|drivers?|killers?|crew) included\b")
# "28 survivors had been brought there": to one of several places.
THERE = re.compile(r"\b(?:brought|taken|admitted|treated|carried|flown|driven|received) there\b")
# "Twenty-one people died, and that number included the two attackers"
WITH_KILLERS = re.compile(
    r"\b(?:number|figure|toll|count|total) (?:included|includes|including|takes in|took in) the (?:\w+ )?"
    r"(?:attackers?|gunm[ae]n|bombers?|assailants?|hijackers?|militants)\b"
)
# "Toll passes 200"
PASSES = frozenset({"pass", "top", "exceed", "surpass", "cross", "near", "approach"})
# So many words reach from a figure past its conversion: "inches (10 cm) per".
BRACKETS = 8
# Who sees a smaller crowd may see a part of it.
CROWD = 200


def scope_of(
    sentence: Sentence,
    subject: Subject,
    quantity: Quantity,
    places: Places,
    home: frozenset[str],
    words: EventWords,
    source: Source,
) -> Scope:
    """The scope of a figure: the places and times of its own clause that are not the report's own, and the cues near
    it.

    ``home`` holds the words of the names of the report's own places.
    """
    counted, (start, end) = subject.counted, clause(sentence, quantity.tokens[0])
    here = own_words(sentence, start, end, counted.node)
    seat = {word.lower() for word in SEAT.findall(source.name)}  # "officials in Tolma said": what they know of
    own = [
        n for at, n in places.places
        if start <= at < end and belongs(sentence, at, counted, places) and not is_of(sentence.tokens[at], source)
    ]  # fmt: skip
    named = [n for at, n in places.places if n in own and sentence.tokens[at].text[:1].isupper()]
    # The day of "PATNA, Feb 6 -" is that of the writing; "In 2016 - the worst year -" says when.
    opening = sentence.tokens[0].text
    first = after_dateline(sentence) if opening.isupper() and len(opening) > 2 else 0
    when = [n for at, n in places.times if max(start, first) <= at < end and belongs(sentence, at, counted, places)]
    happenings = words.all_happenings
    happening = next((t.lemma for t in sentence.tokens[start:end] if t.lemma in happenings), "")
    cues = [
        *_cues(sentence, subject, quantity, here, words),
        *more_cues(sentence, counted, quantity, here, subject.deed),
    ]
    if of_its(sentence, counted, quantity):
        cues.append("of-its")
    if its_loss(sentence, counted, source):
        cues.append("own-loss")
    if did_it_himself(sentence, counted):
        cues.append("own-deed")
    if subject.measure == "attended" and ON_THE_SPOT.search(here):
        cues = [cue for cue in cues if cue != "narrowed"]  # "Police on the spot saw no more than 6,000"
    return Scope(
        group=(*counted.group, *grades(sentence, counted), *_sides(sentence.tokens[start:end])),
        places=tuple(
            dict.fromkeys(
                n for n in (*own, *sorted(seat), *there(sentence, quantity, source)) if not set(n.split()) <= home
            )
        ),
        times=tuple(dict.fromkeys(when)),
        actors=actors_of(sentence, counted, source),
        about=about(sentence, counted, (start, end), home, source, words),
        owner=owner_of(sentence, counted, source),
        deed=subject.deed,
        happening=happening,
        within=tuple(dict.fromkeys((*named, *chambers(here)))),
        period=_period(here, words),
        told=() if "definite" in cues else _told(sentence, when),
        cues=tuple(dict.fromkeys(cues)),
    )


SIDE = re.compile(r"\b(?:[Oo]n|[Ff]rom) the ([A-Z]\w+) side\b")


def _sides(tokens: Sequence[Token]) -> list[str]:
    """*18 soldiers died on the Norlandian side*: whose they were."""
    return [side.lower() for side in SIDE.findall(" ".join(t.text for t in tokens))]


def _period(here: str, words: EventWords) -> str:
    """The words for the time that a total runs over; after *since* with what it runs from."""
    if found := SINCE.search(here) or OVER_YEARS.search(here):
        return found[0]
    return next((phrase for phrase in words.cumulative if phrase != "since" and has_phrase(here, (phrase,))), "")


def _told(sentence: Sentence, when: list[str]) -> tuple[str, ...]:
    """*The mayor said on Sunday*, *by nightfall*: the day of the telling and the time of day up to which it holds."""
    lowers = [t.lower for t in sentence.tokens]
    days = [
        t.lower for t in sentence.tokens
        if t.lower in WEEKDAYS and t.lower not in when and not UP_TO.search(" ".join(lowers[: t.index]))
    ]  # fmt: skip
    hours = [found["hour"] for found in HOUR.finditer(" ".join(lowers)) if not found["day"] or found["day"] in days]
    return tuple(dict.fromkeys([*days, *hours]))


def _with_others(sentence: Sentence, start: int) -> bool:
    """*With the driver, who was found later, the dead number 20*: somebody is counted whom others leave out."""
    before = sentence.tokens[:start]
    opens = bool(before) and before[0].lower in {"with", "counting", "including"}
    return opens and any(t.text == "," for t in before) and before[1].lower in {"the", "those", "a", "an"}


def _cues(sentence: Sentence, subject: Subject, quantity: Quantity, here: str, words: EventWords) -> list[str]:
    counted, (start, end) = subject.counted, quantity.tokens
    after = [t.lower for t in sentence.tokens[end : end + 4]]
    before = [t.lower for t in sentence.tokens[max(0, start - 3) : start]]
    above = head(sentence, counted.node)
    said = " ".join(t.lower for t in sentence.tokens)
    received = above is not None and above.lemma == "receive" and counted.node.dep == "obj"
    taken = received or before[-1:] == ["received"]  # "the clinic received ten"
    seen = taken or is_seen(sentence, counted)
    found = {
        "unsaid": subject.unsaid,
        "told-before": told_before(sentence, counted),
        "wider": has_phrase(OF_COUNTRY.sub("", here), words.wider)
        or _with_others(sentence, start)
        or bool(INCLUDED.search(here))
        or TAKES_IN.search(" ".join(t.lower for t in sentence.tokens[end:])) is not None,
        "phrase": _phrase_on_noun(sentence, counted),
        "another-time": of_another_time(sentence, here, start),
        "own": _of_its_own(sentence, counted)
        or and_of_its_own(sentence, counted)
        or ITS_LOSSES.search(" ".join(t.lower for t in sentence.tokens[:start])) is not None,
        "leaves-out": before[-2:] in (["himself", "and"], ["herself", "and"], ["themselves", "and"])
        or has_phrase(" ".join(t.lower for t in sentence.tokens[start:]), words.leaves_out),
        "killer": has_phrase(said, words.own_death) or bool(WITH_KILLERS.search(said)),
        "definite": bool({"the", "these", "those", "all", "both"} & set(before[-1:])) and before[-2:-1] != ["than"],
        "passed": counted.noun is None and start > 0 and sentence.tokens[start - 1].lemma in PASSES,
        "cumulative": has_phrase(
            but_of_a_day(BEFORE.sub("", without_event(_but_reasons(sentence, here))), subject), words.cumulative
        )
        or bool(LATELY.search(here))
        or (quantity.unit is None and bool(OVER.search(here)))
        or (subject.measure == "amount" and bool(OVER_YEARS.search(here)))
        or _of_a_country(sentence, counted),
        "compared": before[-2:] in (["compared", "to"], ["compared", "with"], ["opposed", "to"])
        or before[-1:] == ["versus"]
        or [word for word in before if word != "the"][-2:] in (["up", "on"], ["down", "on"])
        or (before[-1:] == ["the"] and bool({"below", "above", "than", "ahead", "short"} & set(before[:-1]))),
        "part": counts_some(sentence, subject, quantity, words),
        "whole": end_of_fronted(sentence, quantity) is not None,
        "of-whom": SOME_OF_WHOM.search(" ".join(t.lower for t in sentence.tokens[end : end + 9])) is not None,
        "seen": seen and (subject.measure != "attended" or (quantity.value.low or 0) < CROWD),
        "per": (bool({"each", "apiece", "per", "every"} & set(after)) and not ALL_OF_THEM.search(" ".join(after)))
        or _per_behind_brackets(sentence, end)
        or _in_groups(sentence, start),
        "change": _is_change(sentence, counted, quantity, words),
        "rest": _with_the_remaining(sentence, start)
        or (
            before[-2:] != ["other", "words"]
            and bool({"other", "remaining", "rest", "others"} & {*before, *after[:1]})
            and before[-2:] != ["to", "rest"]
        )
        or (after[:1] in (["to"], ["in"], ["at"], ["from"]) and after[1:2] == ["other"]),  # "and 46 to other hospitals"
        "narrowed": bool(THERE.search(here))
        or (subject.measure == "killed" and first_verb(sentence, counted) in IDENTIFIED and "all been" not in here)
        or (quantity.form == "none" and bool(CAUSE.search(here)))
        or which_things(sentence, subject)
        or _of_those_before(sentence, counted, before[-1:])
        or (_narrowed(sentence, counted, quantity) and before[-1:] != ["all"]),
    }
    each = [f"per-{unit}" for unit in _each(sentence, end)]
    return [*(cue for cue, told in found.items() if told), *each]


def _per_behind_brackets(sentence: Sentence, end: int) -> bool:
    """*4 inches (10 cm) per hour*: a rate, with its conversion between."""
    words = [t.lower for t in sentence.tokens[end : end + BRACKETS]]
    opens = "(" in words[:2] and ")" in words
    return opens and words[words.index(")") + 1 :][:1] == ["per"]


def _but_reasons(sentence: Sentence, here: str) -> str:
    """The words of a clause, without a *since* that gives a reason: *22 million, since a fan who stays spends less*."""
    for token in sentence.tokens:
        verb = head(sentence, token)
        if token.lower == "since" and token.dep == "mark" and verb is not None and verb.tag in {"VBZ", "VBP"}:
            return here.replace("since", "because")
    return here


def _phrase_on_noun(sentence: Sentence, counted: Counted) -> bool:
    """*All 11 people on the first boat*: a phrase on the noun says which of them."""
    phrases = [t for t in children(sentence, counted.node, "nmod") if t.index > counted.node.index]
    behind = sentence.tokens[counted.node.index + 1 : counted.node.index + 3]
    named = len(behind) == 2 and behind[1].pos == "PROPN" and time_of(sentence.tokens, behind[1].index) is None
    if named and behind[0].lower in {"at", "in", "from", "as"}:
        return True  # "listed 22 patients at Community Regional", whatever the tree hangs it on
    return any(t.lower != "of" for phrase in phrases for t in children(sentence, phrase, "case"))


IN_GROUPS = frozenset("group batch crowd team party shift class convoy wave cell squad pack".split())


def _of_its_own(sentence: Sentence, counted: Counted) -> bool:
    """*Two wounded fighters of its own*: those of the side that speaks."""
    behind = [t.lower for t in sentence.tokens[counted.node.index + 1 : counted.node.index + 5]]
    if behind[:1] in (["on"], ["in"]) and behind[1:2] in (["its"], ["their"]):
        # "34 rounds on its territory", "23 deaths in its ranks"
        return bool({"side", "territory", "soil", "ranks"} & set(behind[2:]))
    if behind[:1] in (["dead"], ["killed"], ["wounded"], ["injured"], ["hurt"]):
        behind = behind[1:]  # "two dead of its own"
    # "eighteen of ours"
    return behind[:1] == ["of"] and (
        behind[2:3] in (["own"], ["number"]) or behind[1:2] in (["ours"], ["theirs"], ["mine"])
    )


def _with_the_remaining(sentence: Sentence, start: int) -> bool:
    """*Five districts share the remaining 128 cases and three deaths.*"""
    before = [t.lower for t in sentence.tokens[max(0, start - 5) : start]]
    return before[-1:] == ["and"] and bool({"remaining", "other"} & set(before))


def _in_groups(sentence: Sentence, start: int) -> bool:
    """*Groups of up to 50 were led away each week*: how many there were in each."""
    group = sentence.tokens[start - 2] if start > 1 and sentence.tokens[start - 1].lower == "of" else None
    return group is not None and group.tag == "NNS" and group.lemma in IN_GROUPS


def _each(sentence: Sentence, end: int) -> list[str]:
    """The unit for which a sum is paid: *$80 a barrel*."""
    after = sentence.tokens[end : end + 3]
    each = len(after) > 1 and after[0].lower in {"a", "an"} and after[1].lemma in EACH
    then = len(after) > 2 and after[2].lower in {"earlier", "ago", "before", "later"}  # "$252 million a year earlier"
    return [after[1].lemma] if each and not then else []


def _of_a_country(sentence: Sentence, counted: Counted) -> bool:
    """*raised Turkey's death toll in Syria to 64*: the toll that somebody has, not that of a happening."""
    verb = head(sentence, counted.node)
    tolls = children(sentence, verb, "obj") if verb is not None else ()
    return any(
        p.pos == "PROPN" for toll in tolls for p in children(sentence, toll, "nmod:poss") if toll.lemma == "toll"
    )


def _of_those_before(sentence: Sentence, counted: Counted, article: list[str]) -> bool:
    """*The two men we had listed as missing were found dead*: the clause says which two."""
    noun = counted.noun
    after = sentence.tokens[noun.index + 1 : noun.index + 3] if noun is not None else ()
    return article == ["the"] and len(after) == 2 and after[0].tag == "PRP" and after[1].pos in {"AUX", "VERB"}


def _is_change(sentence: Sentence, counted: Counted, quantity: Quantity, words: EventWords) -> bool:
    """*rose by 12*, *struck 1,000 deaths from its count*: by how much a figure changed."""
    verb = head(sentence, counted.node)
    after = [t.lower for t in sentence.tokens[quantity.tokens[1] : quantity.tokens[1] + 3]]
    if after[:2] == ["votes", "ahead"] or after[:3] == ["votes", "in", "front"] or _of_a_lead(sentence, quantity):
        return True
    if after[:1] in (["fewer"], ["less"]):
        return True  # "Thirty-seven fewer people died than had been thought"
    if any(after[i : i + 2] == [word, "than"] for i in (0, 1) for word in ("more", "fewer", "less", "higher", "lower")):
        return True  # "that was 1,100 more than in the year before"
    before = sentence.tokens[quantity.tokens[0] - 1].lower if quantity.tokens[0] else ""
    if verb is None or verb.pos != "VERB":
        return False
    if before == "by" and verb.lemma in CHANGES:
        return True
    if verb.lemma in words.changes and any(t.lower == "from" for t in sentence.tokens[verb.index : verb.index + 12]):
        return True
    return verb.lemma == "take" and any(t.lower == "out" for t in sentence.tokens[verb.index : verb.index + 12])


LEADS = frozenset({"lead", "margin", "majority", "advantage"})


def _of_a_lead(sentence: Sentence, quantity: Quantity) -> bool:
    """*His lead has shrunk to 29,221 votes*: by how much one has more than the other."""
    start, end = quantity.tokens
    votes = sentence.tokens[end].lower == "votes" if end < len(sentence.tokens) else False
    return votes and any(t.lemma in LEADS and t.pos == "NOUN" for t in sentence.tokens[max(0, start - 12) : start])


def _narrowed(sentence: Sentence, counted: Counted, quantity: Quantity) -> bool:
    """Whether a phrase of reason or feature narrows the figure to some of those that the measure would count."""
    verb = head(sentence, counted.node)
    if quantity.unit is not None and not quantity.unit.isupper() and of_those_who(sentence, counted):
        return True
    phrases = [(p, NARROWING) for p in children(sentence, counted.node, "nmod", "obl")]
    if verb is not None and verb.lemma in REASONED:
        phrases += [(p, frozenset({"for"})) for p in children(sentence, verb, "obl")]
    return any(
        t.lower in cases
        for phrase, cases in phrases
        if phrase.index > counted.node.index
        if phrase.pos in {"NOUN", "PROPN"}
        for t in children(sentence, phrase, "case")
    )
