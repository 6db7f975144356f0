"""What a figure takes over from the claim before: parts, lists, gaps, and figures that only a verb of counting
carries.
"""

from collections.abc import Sequence
from itertools import islice, takewhile

from checker.claims.counted import HOLDERS, NOUNS, Counted
from checker.claims.going_back import GIVES, in_relative, is_carried, is_given_to, is_of_another
from checker.claims.governing import Role
from checker.claims.listing import ONE_BY_ONE, is_listed, is_next_item, spelt_out
from checker.claims.matching import Index
from checker.claims.reading import Read, Reads, Subject
from checker.model import Quantity, Sentence, Source, Token
from checker.trees import children, head

# "14 of them badly", "five by the aircraft": what is not said again holds as it was said before, at most so far back.
REACH_BACK = 3
ON_TOP = "on top of"
TOTALS = frozenset({"total", "toll", "tally", "number", "count", "figure"})
# So many sentences have no more figures, but in a table.
MOST = 100
# "Six came from Aro": what is told of some of those before.
OF_SOME = frozenset("come belong live work serve hail have carry hold".split())
VICTIMS = frozenset("dead killed wounded injured victims casualties missing".split())
# "The 12 victims" may be dead or hurt.
HARMED = frozenset({"killed", "injured", "casualties"})


def take_over(
    sentence: Sentence,
    quantity: Quantity,
    counted: Counted,
    roles: Sequence[Role],
    index: Index,
    before: Read | None,
    read: Reads,
) -> Subject | None:
    """The subject that a figure has from the claim before; None where it has none."""
    reason = None if before is None else _reason(sentence, quantity, counted, roles, index, before, read)
    if reason is None or before is None:
        again = _same_again(sentence, quantity, counted, read, index)
        whole = None if again is not None else _whole_before(sentence, quantity, read)
        if again is not None:
            before, reason = again, ("the same", "part" in again.claim.scope.cues)
        elif whole is not None:
            before, reason = whole, ("some of", True)
        else:
            return None
    why, part = reason
    claim = before.claim
    stated = claim.quantity.form != "article"  # "stabbed a man" states no number
    carried = before.sentence.index != sentence.index
    restates = claim.id if stated and _restates(sentence, counted, roles, before, part) else ""
    return Subject(
        measure=claim.measure,
        counted=counted,
        lemma=claim.counted if counted.noun is None else counted.lemma,
        deed=claim.scope.deed,
        because=f"measure {claim.measure}: {why} {claim.text}",
        # "At least 13 of the injured are journalists, the press office said. A union arrived at 32"
        part=part or (carried and bool(restates) and "part" in claim.scope.cues),
        on_top=why == ON_TOP,
        restates=restates,
        carried=carried,
    )


def _restates(sentence: Sentence, counted: Counted, roles: Sequence[Role], before: Read, part: bool) -> bool:
    """Whether a figure gives another number for what the claim before counts; an open count only with such a verb, or
    where both say who gives them.
    """
    if part or counted.noun is not None:
        return False
    if before.claim.measure != "count" or _does(sentence, counted.node):
        return True
    # "50,000 people according to the police, 100,000 according to the organisers"
    voiced = before.sentence.index == sentence.index and all(
        _word(sentence, last.index + 1) == "according" for last in (counted.node, before.counted.node)
    )
    return voiced or is_carried(sentence, counted.node, roles)


def _reason(
    sentence: Sentence,
    quantity: Quantity,
    counted: Counted,
    roles: Sequence[Role],
    index: Index,
    before: Read,
    read: Sequence[Read],
) -> tuple[str, bool] | None:
    """Why a figure is of the measure of the claim before, and whether it is a part of it; None where it is not."""
    if counted.noun is None and not counted.pronoun and _of_a_unit_between(sentence, quantity, before, read):
        return None
    after = sentence.tokens[quantity.tokens[1] : quantity.tokens[1] + 1]
    if quantity.form == "number" and quantity.value.high == 0:
        return None  # "a ladder with steps numbered from 0 to 10"
    if counted.noun is None and not counted.pronoun and after and after[0].tag in {"WP", "WDT", "WP$"}:
        return None  # "By our lists it is 3,100 who are thrown out" says itself what they are
    name = before.claim.measure
    same = before.sentence.index == sentence.index
    goes_on = same or (sentence.tokens[0].lower == "among" and before.sentence.paragraph == sentence.paragraph)
    if is_part(sentence, counted.node) and goes_on and name != "count":
        return "part of", True
    if name in HARMED and any(r.name == "counted_as" and r.word.lemma == "victim" for r in roles):
        return "the victims of", True  # "Nine people were killed. The victims were four Germans and five Swiss"
    if same and name in ONE_BY_ONE and spelt_out(sentence, quantity, before):
        return "part of", True
    if (
        same
        and name in ONE_BY_ONE
        and quantity.form == "number"
        and is_next_item(sentence, quantity, counted, before, index)
    ):
        return "listed with", "part" in before.claim.scope.cues
    if is_listed(sentence, quantity, before) and name != "count":
        # An article counts only in a list of those to whom something was done: "a woman and 15 men".
        return None if quantity.form == "article" and name not in ONE_BY_ONE else ("listed with", False)
    if quantity.form == "article":
        return None
    on_top = same and quantity.form == "number" and _on_top(sentence, quantity, before)
    if on_top and name in ONE_BY_ONE and _both_people(counted, before, index):
        return ON_TOP, False
    if same and name == "deployed" and _goes_with(sentence, quantity, counted, index):
        return "with", False
    if counted.pronoun:
        return "part of", True
    gives = next((r.word for r in roles if r.name == "object_of"), None)
    numbers = quantity.form == "number" and before.claim.quantity.form == "number"
    above = head(sentence, counted.node)
    given = above is not None and above.lemma in GIVES - {"say", "tell"} and counted.node.dep == "obj"
    if counted.noun is None and numbers and _does(sentence, counted.node):
        return "did, as", False
    general = index.nouns.group(counted.lemma, ()) in {"", "anyone"} or counted.lemma == before.claim.counted
    if given and gives is not None and numbers and general and _both_people(counted, before, index):
        return f"{gives.lemma}, as", False
    if same and numbers and _both_people(counted, before, index) and _is_verbless(sentence, quantity):
        return "as", False
    some = "part" in before.claim.scope.cues and is_given_to(sentence, counted.node)
    if counted.noun is None and quantity.form == "number" and not some:
        alike = same and _built_alike(sentence, quantity, before.claim.quantity)
        holders = [r.word for r in roles if r.name == "tolls" and r.word.lemma in HOLDERS]
        if any(_of_other_kind(sentence, holder, before, index) for holder in holders):
            return None  # "A thousand aircraft took part. Sources put the number of victims at 3,500"
        held = bool(holders)
        paragraphs = sentence.paragraph - before.sentence.paragraph
        none = before.claim.quantity.form == "none" and not _answers_none(sentence, counted, before)
        near = (paragraphs == 0 or (held and paragraphs == 1)) and not none
        again = near and is_carried(sentence, counted.node, roles) and not _mixed(read, before)
        total = any(holder.lemma in TOTALS for holder in holders)  # "which brought the total to 20"
        own = same and not total and in_relative(sentence, counted.node)
        if (same and not own) or (again and not is_of_another(sentence, counted.node, before.sentence)):
            return "as", alike
    return None


def _of_other_kind(sentence: Sentence, holder: Token, before: Read, index: Index) -> bool:
    """Whether *the number of victims* names things of another kind than the claim before counts."""
    counted = index.kinds_of_noun(before.claim.counted)
    below = [
        t for t in children(sentence, holder, "nmod") if any(c.lower == "of" for c in children(sentence, t, "case"))
    ]
    named = [index.kinds_of_noun(t.lemma) for t in below]
    return counted is not None and any(kinds is not None and not kinds & counted for kinds in named)


def _answers_none(sentence: Sentence, counted: Counted, before: Read) -> bool:
    """*There were no arrests, police said. A lawyer counted 14*: another one, no *it* or *he*, says how many right
    behind.
    """
    verb = head(sentence, counted.node)
    other = verb is not None and all(t.pos != "PRON" for t in children(sentence, verb, "nsubj"))
    return other and before.claim.measure != "count" and before.sentence.index == sentence.index - 1


def _of_a_unit_between(sentence: Sentence, quantity: Quantity, before: Read, read: Sequence[Read]) -> bool:
    """*The union wants the 19 to go over three years; the management says two*: two years, or nobody knows."""
    before_it = sentence.tokens[: quantity.tokens[0]]
    if not before_it or before_it[-1].lemma not in GIVES or ";" not in {t.text for t in before_it}:
        return False
    here = takewhile(lambda r: r.sentence.index == sentence.index, reversed(read))
    return any(before.claim.span < r.claim.span and r.claim.quantity.unit is not None for r in here)


def _same_again(sentence: Sentence, quantity: Quantity, counted: Counted, read: Reads, index: Index) -> Read | None:
    """*Eleven passengers were lowered on ropes ... The eleven were given tea*: the claim whose figure is said again."""
    start = quantity.tokens[0]
    if (
        quantity.form != "number"
        or not start
        or sentence.tokens[start - 1].lower not in {"the", "these", "those", "all"}
    ):
        return None
    after = sentence.tokens[quantity.tokens[1] : quantity.tokens[1] + 1]
    if after and after[0].lower in {"who", "whom", "whose"}:
        return None  # "the two who gave themselves up"
    last = read.of_value.get(quantity.value)
    if last is None or (counted.noun is not None and not _both_people(counted, last, index)):
        return None
    return last


def _whole_before(sentence: Sentence, quantity: Quantity, read: Sequence[Read]) -> Read | None:
    """*Forty people were killed. Twelve were children, six came from Aro*: the claim of those of whom a bare figure
    tells something that is of no measure."""
    start, end = quantity.tokens
    node = sentence.tokens[end - 1]
    if quantity.form != "number" or not node.dep.startswith("nsubj"):
        return None
    if start and sentence.tokens[start - 1].lower in {"the", "those", "these", "that"}:
        return None
    verb = head(sentence, node)
    if verb is None or not (children(sentence, verb, "cop") or verb.lemma in OF_SOME):
        return None
    few = quantity.value.high
    return next(
        (
            r
            for r in reversed(recent(read, sentence))
            if r.sentence.paragraph == sentence.paragraph
            and r.claim.measure != "count"
            and r.claim.quantity.unit is None
            and r.claim.quantity.form == "number"
            and "part" not in r.claim.scope.cues
            and few is not None
            and (r.claim.value.high is None or r.claim.value.high > few)
        ),
        None,
    )


def _does(sentence: Sentence, node: Token) -> bool:
    """*The firm says 200 accepted the offer. The union says 95 did*: the verb stands for what was said before."""
    verb = head(sentence, node)
    if verb is None or verb.lemma != "do" or not node.dep.startswith("nsubj"):
        return False
    return not children(sentence, verb, "obj", "xcomp", "obl")


def _is_verbless(sentence: Sentence, quantity: Quantity) -> bool:
    """*76 civilians dead, says the ministry; 30 rebels, says the army*: the clause leaves out what was said."""
    tokens = sentence.tokens
    stops = {",", ";", ":", "—", "–"}
    start = next((i + 1 for i in range(quantity.tokens[0] - 1, -1, -1) if tokens[i].text in stops), 0)
    end = next((i for i in range(quantity.tokens[1], len(tokens)) if tokens[i].text in stops), len(tokens))
    return tokens[start - 1].text == ";" and not any(t.pos in {"VERB", "AUX"} for t in tokens[start:end])


def _both_people(counted: Counted, before: Read, index: Index) -> bool:
    """Whether a figure and the claim before both count people."""
    other = index.kinds_of_noun(before.claim.counted)
    return "people" in (index.kinds_of(counted) or ()) and (other is None or "people" in other)


def _built_alike(sentence: Sentence, quantity: Quantity, earlier: Quantity) -> bool:
    """*ten in Alba and six in Borno*: the same preposition follows both."""
    after = _word(sentence, quantity.tokens[1])
    return after in {"in", "by", "from", "at", "on"} and _word(sentence, earlier.tokens[1]) == after


def claim_before(read: Sequence[Read], sentence: Sentence, quantity: Quantity) -> Read | None:
    """The last claim of a count in this sentence or shortly before it.

    Within the sentence one that is built alike comes first: *one in Alba, where 36 died, and three in Borno*.
    """
    last: Read | None = None
    for one in reversed(recent(read, sentence)):
        if one.claim.quantity.unit is not None or one.claim.quantity.form == "single":
            continue
        here = one.sentence.index == sentence.index
        if here and (_in_closed_clause(sentence, one, quantity) or _in_aside(sentence, one, quantity)):
            continue
        last = last or one
        if not here:
            break
        if _built_alike(sentence, quantity, one.claim.quantity):
            return one
    return last


def _in_closed_clause(sentence: Sentence, one: Read, quantity: Quantity) -> bool:
    """*One fire took 119 lives and the other, which levelled two villages, 40*: the clause of the two has ended."""
    start = quantity.tokens[0]
    closed = start > 0 and sentence.tokens[start - 1].text == ","
    return closed and in_relative(sentence, one.counted.node) and not in_relative(sentence, sentence.tokens[start])


def _in_aside(sentence: Sentence, one: Read, quantity: Quantity) -> bool:
    """*25 of the gang were killed, three women among them, and 18 captured*: the three stand in an aside."""
    start, end = quantity.tokens
    goes_on = _word(sentence, start - 1) in {"and", ","} and _word(sentence, end) != "of"
    return goes_on and any(t.lower == "among" for t in sentence.tokens[one.claim.quantity.tokens[1] : start])


def recent(read: Sequence[Read], sentence: Sentence) -> list[Read]:
    """The claims of this sentence and of those shortly before it, in the order of the text."""
    near = list(takewhile(lambda r: r.sentence.index >= sentence.index - REACH_BACK, islice(reversed(read), MOST)))
    return near[::-1]


def _word(sentence: Sentence, at: int) -> str:
    return sentence.tokens[at].lower if at < len(sentence.tokens) else ""


def is_part(sentence: Sentence, node: Token) -> bool:
    """*including two children, three soldiers among them, two of their commanders included*."""
    if any(t.lower in {"including", "include", "among"} for t in children(sentence, node, "case", "mark")):
        return True
    if _behind_among_them(sentence, node):
        return True
    first = [t.lower for t in sentence.tokens[:2]]
    if first == ["among", "the"] and any(t.lemma == "be" for t in sentence.tokens[max(0, node.index - 4) : node.index]):
        return True  # "Among the injured were 11 members of a club"
    verb = head(sentence, node)
    if node.dep == "nsubj:pass" and verb is not None and verb.lemma == "include":
        return True  # "The 1,000 redundancies made known in December are included"
    after = [t.lower for t in sentence.tokens[node.index + 1 : node.index + 8]]
    for i, word in enumerate(after):
        if word == "included" or (word == "among" and after[i + 1 : i + 2] in (["them"], ["those"])):
            return True
        if word == "among" and after[i + 1 : i + 2] == ["the"] and after[i + 2 : i + 3] and after[i + 2] in VICTIMS:
            return True  # "Ten civilians are among the dead"
        if word in {",", ".", ";"} or (word == "and" and not _all_among_them(sentence, node.index + 1 + i)):
            return False
    return False


def _all_among_them(sentence: Sentence, at: int) -> bool:
    """*five policemen and four foreigners among them*: whether no more than what is counted stands behind an *and*."""
    words = sentence.tokens[at + 1 : at + 6]
    plain = list(takewhile(lambda t: t.pos in {*NOUNS, "NUM", "ADJ", "DET"}, words))
    return bool(plain) and [t.lower for t in words[len(plain) : len(plain) + 2]] == ["among", "them"]


def _behind_among_them(sentence: Sentence, node: Token) -> bool:
    """*Five passengers drowned, among them two small girls; among whom were three minors*."""
    words = [t.lower for t in sentence.tokens[max(0, node.index - 6) : node.index]]
    if "among" not in words:
        return False
    at = len(words) - 1 - words[::-1].index("among")
    between = sentence.tokens[node.index - len(words) + at + 2 : node.index]
    plain = all(t.pos in {"NUM", "ADJ", "DET", "AUX", "ADV"} or t.dep == "compound" for t in between)
    return words[at + 1 : at + 2] in (["them"], ["whom"], ["these"]) and plain


def of_other_voice(sentence: Sentence, counted: Counted, read: Sequence[Read], source: Source) -> bool:
    """*The union claimed 700,000. The police counted 81,000 of them*: another voice's count of the same, not a part."""
    if not read or read[-1].claim.source.name == source.name:
        return False
    start = counted.node.index
    our = [t.lower for t in sentence.tokens[max(0, start - 2) : start + 3]]
    if our[:1] == ["there"] and our[-2:] == ["of", "us"]:
        return True  # "There are 70 of us out"
    # "I counted two of them, with rifles": who they are stands in what was said before.
    quoted = sum(t.text in {'"', "“", "”"} for t in sentence.tokens[:start]) % 2
    verb = head(sentence, counted.node)
    return not quoted and verb is not None and verb.lemma in GIVES and source.kind != "report"


def _mixed(read: Sequence[Read], before: Read) -> bool:
    """Whether the sentence before counts several kinds of things, so that a figure without a noun could be of any."""
    return (
        len({r.claim.measure for r in recent(read, before.sentence) if r.sentence.index == before.sentence.index}) > 1
    )


def _on_top(sentence: Sentence, quantity: Quantity, before: Read) -> bool:
    """*17 rebels were killed, their leader included, and one soldier; 151 rebels fell, along with two soldiers*."""
    start = quantity.tokens[0]
    words = " ".join(t.lower for t in sentence.tokens[max(0, start - 3) : start])
    joined = words.endswith((", and", "along with", "as well as", "together with", "plus"))
    between = sentence.tokens[before.claim.quantity.tokens[1] : start]
    deeds = [t for t in between if t.pos == "VERB" and t.lemma not in {before.claim.scope.deed, "include"}]
    rest = takewhile(lambda t: t.text not in {",", ";", "."}, sentence.tokens[quantity.tokens[1] :])
    return joined and not deeds and not any(t.pos in {"VERB", "AUX"} for t in rest)


def _goes_with(sentence: Sentence, quantity: Quantity, counted: Counted, index: Index) -> bool:
    """*400 officers took part, with four helicopters and 10 lorries*."""
    vehicles = "vehicles" in (index.kinds_of(counted) or ())
    before = _word(sentence, quantity.tokens[0] - 1)
    return vehicles and before in {"with", "and"} and not _is_verbless(sentence, quantity)
