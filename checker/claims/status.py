"""Whether a figure is asserted, denied, a forecast, or one that the text itself replaces."""

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.claims.clauses import clause, own_words
from checker.claims.counted import HOLDERS
from checker.claims.phrases import has_phrase
from checker.model import Sentence, Status, Token
from checker.quantities import is_contrasted
from checker.rules.events import EventWords
from checker.trees import ancestors, children, head

# "rose from 8 to 11", "up from 3,016", "instead of 40".
CHANGES = frozenset(
    "rise climb increase grow jump go fall drop decrease decline shrink revise correct raise lower cut lift bring "
    "up down slow reduce".split()
)
# "the 24 it had given out the night before"
GAVE = re.compile(
    r"(?:that |which )?(?:it|they|he|she) had (?:first |earlier |previously )?"
    r"(?:given|announced|named|reported|counted|listed)\b"
)
DAY_BEFORE = (
    "the day before",
    "the evening before",
    "the night before",
    "a day earlier",
    "hours before",
    "hours earlier",
)
SEES = frozenset({"see", "tell", "know", "say", "imagine", "believe", "check", "count"})
# "could confirm, can name": what one is able to tell is told.
ABLE = frozenset("confirm verify count find identify establish trace name document".split())
# What stands behind these did happen, whatever is demanded or feared of it.
FACTUAL = frozenset({"when", "after", "who"})
# "had not worked for ten days"
SPELLS = frozenset("minute hour day night week month year decade".split())
# "jobs to go", "schools to close"
GOING = frozenset("go close shut lose be face leave lose get move axe cut".split())
# Before a figure these say that there are so many: "the 88 flats", "the jail's four wings".
DEFINITE = frozenset("the these those their his her its all 's ’s".split())
# "The organisers had reckoned with 4,000"
RECKONS = {
    "reckon": {"with"},
    "bargain": {"for", "on"},
    "cater": {"for"},
    "allow": {"for"},
    "provide": {"for"},
    "plan": {"for"},
    "prepare": {"for"},
    "count": {"on"},
}


def status_of(
    sentence: Sentence, node: Token, deed: str, figure: tuple[int, int], words: EventWords, negated: bool = False
) -> Status:
    """The status of the figure whose word in the tree is ``node``; ``deed`` is the lemma of what was done to it.

    ``negated`` says that its measure is told with a *not*: *seven did not survive*.
    """
    above = list(ancestors(sentence, node))
    if _denied_in_words(sentence, figure, words):
        return "denied"
    if _never_was(sentence, node, deed, above):
        return "denied"
    within = clause(sentence, figure[0])
    case = children(sentence, node, "case")
    governing = [node, *above[:4]]
    verbs = [t for t in governing if t.pos in {"VERB", "AUX", "ADJ"} or children(sentence, t, "cop")]
    for verb in verbs[:3]:
        around = children(sentence, verb, "aux", "advmod", "mark")
        lemmas = {verb.lemma, verb.lower, *(t.lemma for t in around)}
        # "The eleven arrested men are to appear in court": what was done to them is told, what they will do is not.
        # Nor is what happens to the people in "the 88 flats".
        below = verb is not node and node.dep in {"nmod", "obl"}
        if any(t.text in {":", ";"} for t in sentence.tokens[verb.index : figure[0]]):
            continue  # "He would not hear of it: there were 400"
        if verb.lemma != deed and _is_definite(sentence, figure[0]) and (verb.index > figure[1] or below):
            continue
        if _is_to(sentence, verb) or (verb.lemma in RECKONS and any(t.lower in RECKONS[verb.lemma] for t in case)):
            return "forecast"
        beside = _is_beside(governing, verb)
        if verb.lemma in words.denied and verb.index < figure[0] and not beside:
            return "denied"
        if (
            not (negated or beside)
            and any(_negates(sentence, t) and within[0] <= t.index < within[1] for t in around)
            and not _hedge_not(sentence, figure)
            and not _lasts(node, case)
        ):
            return "denied"
        if verb.lemma != deed and verb.lemma not in words.foreseen and _is_of_the(sentence, node, deed):
            continue  # "to demand that somebody answer for the deaths of 15 people"
        if verb.lemma in SEES and verb is not node and verb.index > figure[1]:
            continue  # "We were 80,000, anyone can see that"
        auxiliaries = {t.lemma for t in around if t.dep.startswith("aux") or t.dep == "mark"}
        if verb.lemma == "let" and sentence.tokens[verb.index + 1].lower in {"off", "go", "in", "out"}:
            continue  # "let off tear gas and made 12 arrests"
        if verb.lemma in ABLE and auxiliaries & {"can", "could"}:
            continue  # "could so far confirm three deaths"
        foretold = lemmas & set(words.forecast) & ({verb.lemma, verb.lower} | auxiliaries)
        if foretold - ({deed} - set(words.foreseen)):
            return "forecast"
        if verb.tag == "VBD" and any(t.lower in FACTUAL for t in children(sentence, verb, "advmod", "mark", "nsubj")):
            break  # "demanded to know where the police had been when gunmen killed 58"
    if sentence.part == "headline" and (
        _is_plan(sentence, figure[0]) or _is_feared(sentence, within[0], figure[0], words)
    ):
        return "forecast"
    if has_phrase(own_words(sentence, *within, node), words.planned) or _might_be(sentence, within[0], figure[0]):
        return "forecast"
    withdrawn = (t for t in above if t.lemma in words.withdraws and t.index < figure[0])
    if any(child.lemma in HOLDERS for verb in withdrawn for child in children(sentence, verb, "obj")):
        return "superseded"
    if is_replaced(sentence, figure, words):
        return "superseded"
    return "asserted"


# "will cost", "would cost" in reported speech: the speaker is sure of it.
SURE = frozenset({"will", "would", "shall"})


def is_decided(sentence: Sentence, node: Token) -> bool:
    """Whether a forecast is no more than the future of what is settled: *will cost £12m*, not *could cost £12m*; *will
    close 30 shops and cut 1,200 jobs*.
    """
    verb = _verb(sentence, node)
    if verb is None or any(t.lower in {"if", "unless"} for t in sentence.tokens):
        return False
    while verb.dep == "conj" and verb.tag == "VB" and sentence.tokens[verb.head].tag == "VB":
        verb = sentence.tokens[verb.head]
    modals = {t.lemma for t in children(sentence, verb, "aux") if t.tag == "MD"}
    return bool(modals) and modals <= SURE


def is_under_way(sentence: Sentence, node: Token) -> bool:
    """*It is recalling 82,000 cars*: what is settled, told as it begins."""
    verb = _verb(sentence, node)
    if verb is None or verb.tag != "VBG":
        return False
    return any(t.lower in {"is", "are", "was", "were"} for t in children(sentence, verb, "aux"))


def _verb(sentence: Sentence, node: Token) -> Token | None:
    return next((t for t in (node, *ancestors(sentence, node)) if t.pos == "VERB"), None)


def _is_beside(governing: Sequence[Token], verb: Token) -> bool:
    """*They do not deny the debt, but he said the sum was $14,200*: told beside what is denied, and not denied."""
    below = governing[: governing.index(verb)]
    return any(t.dep == "conj" and t.pos == "VERB" for t in below)


# "demanded the release of 400 comrades", which nobody has let go yet.
ASKED_FOR = frozenset("release return freeing exchange withdrawal resettlement evacuation extradition transfer".split())


def _is_of_the(sentence: Sentence, node: Token, deed: str) -> bool:
    """*The deaths of 15 people*: a deed that is known of."""
    noun = head(sentence, node)
    named = node.dep == "nmod" and noun is not None and noun.lemma == deed and noun.pos == "NOUN"
    named = named and deed not in ASKED_FOR
    return named and noun is not None and any(t.lower == "the" for t in children(sentence, noun, "det"))


def _is_definite(sentence: Sentence, start: int) -> bool:
    return start > 0 and sentence.tokens[start - 1].lower in DEFINITE


def _is_to(sentence: Sentence, verb: Token) -> bool:
    """*is to cut 420 positions*: what is going to be done."""
    at = verb.index - (verb.tag == "VBN" and sentence.tokens[verb.index - 1].lower == "be")
    before = [t.lower for t in sentence.tokens[max(0, at - 2) : at]]
    bare = verb.tag == "VB" or at < verb.index  # "are to be put down"
    return bare and before[1:] == ["to"] and before[0] in {"is", "are", "was", "were"}


def _is_plan(sentence: Sentence, start: int) -> bool:
    """*Dalby to axe 1,200 jobs*: an infinitive before the figure, as headlines put what is to come."""
    before = sentence.tokens[:start]
    if any(t.lower == "to" and after.tag == "VB" and not _is_plural(after.lower) for t, after in pairwise(before)):
        return True
    # "1,900 jobs to go as Dell leaves": the infinitive right behind what is counted.
    behind = sentence.tokens[start + 1 : start + 5]
    for noun, to, verb in zip(behind, behind[1:], behind[2:], strict=False):
        if noun.pos in {"NOUN", "PROPN"} and to.lower == "to" and verb.lemma in GOING:
            return True
    return False


def _is_plural(word: str) -> bool:
    """*Falls to pieces in 35 days*: no bare verb ends so, whatever the tagger says."""
    return word.endswith("s") and not word.endswith("ss")


def _is_feared(sentence: Sentence, start: int, end: int, words: EventWords) -> bool:
    """*Minister fears 1,000 dead*, whatever the tagger makes of the verb."""
    verbs = {form for word in words.foreseen for form in (f"{word}s", f"{word}ed")}
    return any(t.lower in verbs for t in sentence.tokens[start:end])


def is_replaced(sentence: Sentence, figure: tuple[int, int], words: EventWords) -> bool:
    """*rose from 8 to 11* (the 8), *up from seven*, *had earlier put it at 40*, *initial reports of 14*."""
    start, end = figure
    tokens = sentence.tokens
    before = tokens[start - 1].lower if start else ""
    if before == "to" and any(t.lemma in CHANGES for t in tokens[max(0, start - 12) : start]):
        return False  # "corrected its earlier figure of 400 to 350"
    if before == "from":
        near = {t.lemma for t in tokens[max(0, start - 12) : start]} | {
            t.lower for t in tokens[max(0, start - 3) : start]
        }
        later = any(t.lower == "to" for t in tokens[end : end + 4])
        if near & CHANGES or (later and near & CHANGES):
            return True
    if "instead of" in _lower(sentence, max(0, start - 4), start):
        return True  # "The toll stands at 173 instead of 210"
    if tokens[0].lower == "earlier":
        return True  # "Earlier, the union said 35 were trapped"
    if before == "the" and GAVE.match(_lower(sentence, end, end + 6)):
        return True  # "explained that the 24 it had given out the night before held names twice"
    here = clause(sentence, start)
    if start and tokens[start - 1].lower == "after" and has_phrase(_lower(sentence, *here), DAY_BEFORE):
        return True  # "It is 19, she said, after 32 had been named the day before"
    lower = " ".join(t.lower for t in tokens).replace("at first light", "at dawn")
    if not has_phrase(lower, words.replaced):
        return False
    # "130 were destroyed, the county said, revising its earlier figure of 180": the words are of the figure after them.
    rest = " ".join(t.lower for t in tokens[end:])
    more = any(t.pos == "NUM" for t in tokens[end:])
    return not (has_phrase(rest, words.replaced) and rest.count(",") and more and _opens_late(rest, words))


def _opens_late(rest: str, words: EventWords) -> bool:
    """Whether a phrase that makes a figure an old one stands behind a comma, and a figure behind it."""
    behind = rest.partition(",")[2]
    return has_phrase(behind, words.replaced)


def _denied_in_words(sentence: Sentence, figure: tuple[int, int], words: EventWords) -> bool:
    """*No truth to reports that 20 died*; *reports that 20 died are false*; *not 12 but nine*; *nine, not 12*."""
    tokens, (first, last) = sentence.tokens, figure
    if first and tokens[first - 1].lower == "not" and "but" in {t.lower for t in tokens[last : last + 3]}:
        return True
    if is_contrasted([t.text for t in tokens], first):
        return True
    start, end = clause(sentence, first)
    return has_phrase(_lower(sentence, start, end), words.untrue)


def _lower(sentence: Sentence, start: int, end: int) -> str:
    return " ".join(t.lower for t in sentence.tokens[start:end])


def _never_was(sentence: Sentence, node: Token, deed: str, above: Sequence[Token]) -> bool:
    """*Launching rails and one rocket that had never left the ground*: to it nothing was done that others tell of."""
    told = any(t.lemma == deed and t.tag != "VBG" for t in (node, *above))
    behind = [t.lower for t in sentence.tokens[node.index + 1 : node.index + 4]]
    return not told and behind[:1] in (["that"], ["which"], ["who"]) and "never" in behind


def _lasts(node: Token, case: Sequence[Token]) -> bool:
    """*It had not worked for ten days*: how long it did not is told and not denied."""
    return node.lemma in SPELLS and any(t.lower == "for" for t in case)


# "The final toll could reach 3,000"
COMES_TO = frozenset("reach rise climb exceed top pass hit grow go".split())


def _might_be(sentence: Sentence, start: int, figure: int) -> bool:
    """*The toll might in the end climb to 18,000*, whatever the tree hangs the figure on."""
    for token in reversed(sentence.tokens[max(start, figure - 9) : figure]):
        if token.lower in {"may", "might"} and token.tag == "MD":
            return True
        after = sentence.tokens[token.index + 1].lemma if token.index + 1 < figure else ""
        if token.lower == "could" and after in COMES_TO:
            return True
        if token.pos in {"PUNCT", "NUM", "PRON", "SCONJ"}:
            return False
    return False


def _negates(sentence: Sentence, token: Token) -> bool:
    """Whether a word denies what is told; not so in *315 as not yet classified*, which only names a group."""
    return token.lower in {"not", "n't", "never"} and sentence.tokens[token.index - 1].lower != "as"


def _hedge_not(sentence: Sentence, figure: tuple[int, int]) -> bool:
    return any(t.lower == "not" for t in sentence.tokens[figure[0] : figure[1]])
