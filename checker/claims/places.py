"""The places and times that a sentence names."""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.clauses import clause, segment
from checker.claims.counted import NOUNS, Counted
from checker.claims.times import DAYS, MONTH_STEMS, YEAR, time_of
from checker.model import Sentence, Token
from checker.rules import Rules
from checker.rules.events import EventWords
from checker.trees import ancestors, children, head

# What a source told before is another telling of the same happening, not another happening: "had earlier spoken of 14".
TELLING = frozenset("say speak tell put report announce mention list estimate claim give show count".split())
# "The army in Aro would not hear of it"
ANSWERING = frozenset(
    "hear deny dispute reject dismiss refute scoff contradict disagree insist counter doubt accept".split()
)
# What was confirmed or found then was so then.
FINDING = frozenset("confirm report record register count find identify detect".split())
# In the passive these tell nothing of a source.
GIVEN = frozenset({"give", "show", "put"})
# Who counts says where in the object.
COUNTING = frozenset("list count put record register report log confirm give".split())
REGIONS = frozenset({"capital", "north", "south", "east", "west", "provinces", "suburbs", "countryside"})
# Where the injured and the dead are brought is not where it happened.
TREATING = frozenset("hospital clinic infirmary morgue mortuary".split())
# "1,214 were detained, over half of them in the capital"
SHARES = frozenset("half most many some several majority third quarter all few none".split())
TAKING = frozenset("take retake capture recapture seize overrun liberate".split())
LOCATIVE = frozenset(
    "in at near outside inside around off across over from to into on of above between beyond through throughout "
    "within north south".split()
)
# How the last word of a name of a place hangs in the tree.
PLACED = frozenset("obl nmod conj appos flat compound obj orphan".split())


@dataclass(frozen=True, slots=True)
class Places:
    """The names of places and of times in a sentence, with the tokens they stand at.

    Those of the telling (*he told reporters in Manila on Monday*) are left out: they do not say where the figure holds.
    """

    places: tuple[tuple[int, str], ...]
    times: tuple[tuple[int, str], ...]
    asides: frozenset[int]
    """The tokens among them that hold for less than the sentence: in a clause on a single noun (*two civilians
    captured in
    Mariupol*), with a figure of their own between commas (*three of them in Lake County*), or in a later clause."""


def find_places(sentence: Sentence, rules: Rules) -> Places:
    """The places and times that a sentence names for what it tells, in the order of the text."""
    words = rules.events
    places: list[tuple[int, str]] = []
    times: list[tuple[int, str]] = []
    tokens = sentence.tokens
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if (time := time_of(tokens, at)) is not None:
            if not _of_telling(sentence, at, rules):
                times.append((at, time))
            at += 1
            continue
        # "he told reporters in the capital", "the delegate in the capital would not hear of it"
        told = tokens[token.head].lemma in TELLING and token.head < at
        if _is_common_place(tokens, at, words) and not (told or _of_a_speaker(sentence, token, rules)):
            places.append((at, token.lower))
        if not _is_name(token) or token.dep == "aside":
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and ((_is_name(tokens[end]) and time_of(tokens, end) is None) or _joins(tokens, end)):
            end += 1
        if _is_place(sentence, at, end, words) and not _of_telling(sentence, at, rules):
            places.append((at, " ".join(t.lower for t in tokens[at:end])))
        at = end
    asides = frozenset(i for i, _ in (*places, *times) if _in_noun_clause(sentence, i))
    return Places(tuple(places), tuple(times), asides)


def days_of(
    sentences: Sequence[Sentence], named: Sequence[Places], home: frozenset[str]
) -> tuple[tuple[str, ...], ...]:
    """The days that each sentence tells of: its own, else those of the sentences before it in its paragraph, else those
    of headline and lead (``home``).
    """
    first = tuple(sorted(home & DAYS))
    found, paragraph, days = [], -1, first
    for sentence, places in zip(sentences, named, strict=True):
        if sentence.paragraph != paragraph:
            paragraph, days = sentence.paragraph, first
        own = [time for at, time in places.times if time in DAYS and at not in places.asides]
        days = tuple(dict.fromkeys(own)) or days
        found.append(days)
    return tuple(found)


def is_local(sentence: Sentence, at: int) -> bool:
    """Whether a place stands with a figure of its own between commas: *three of them in Lake County*."""
    own = segment(sentence, at)
    if own[0].index == 0:
        return False
    finite = any(t.pos in {"VERB", "AUX"} and t.tag not in {"VBN", "VBG"} for t in own)
    dates = {j for i, t in enumerate(own) if t.lower.rstrip(".")[:3] in MONTH_STEMS for j in (i - 1, i + 1)}
    return not finite and any(
        t.lower in SHARES or (t.pos == "NUM" and not YEAR.match(t.text) and i not in dates) for i, t in enumerate(own)
    )


def _on_noun(sentence: Sentence, token: Token) -> bool:
    """Whether a word heads a clause or a name on a noun; *accused them of sending drones* is no clause on *them*."""
    if token.dep == "acl" and token.tag == "VBG" and children(sentence, token, "mark", "case"):
        return False
    return token.dep.startswith("acl") or token.dep in {"appos", "advcl:relcl"}


def _in_contrast(sentence: Sentence, at: int) -> bool:
    """*..., and another five fell in a village; ..., while two hit the town*: a place that holds only for a later
    clause.
    """
    first = [t.lower for t in sentence.tokens[:2]]
    comma = next((t.index for t in sentence.tokens[:at] if t.text == ","), None)
    if first in (["of", "the"], ["of", "those"], ["of", "these"]) and comma is not None:
        return True  # "Of the 16,413 cases, 3,456 were reported from Aro"
    start, end = clause(sentence, at)
    words = {t.lower for t in sentence.tokens[start:end]}
    opens = sentence.tokens[start - 1].lower if start else ""
    # "The six arrested were known to police, he said, and two of them had been freed on bail in January"
    earlier = opens == "and" and "had" in words and time_of(sentence.tokens, at) is not None
    return bool(opens) and (opens in {"while", "whereas", "but"} or "another" in words or earlier)


def _in_noun_clause(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if (
        is_local(sentence, at)
        or _in_contrast(sentence, at)
        or _of_a_name(sentence, token)
        or _goes_along(sentence, at)
        or _of_a_goal(sentence, token)
    ):
        return True
    return any(_on_noun(sentence, t) for t in (token, *ancestors(sentence, token)))


def _of_a_goal(sentence: Sentence, token: Token) -> bool:
    """*The injured were taken to hospitals in Velm and Aro*: where they were brought, not where it happened."""
    back = token.index - 1
    while back >= 0 and (sentence.tokens[back].pos in {"PROPN", "DET", "CCONJ"}):
        back -= 1
    named = any(t.lemma in TREATING for t in sentence.tokens[token.index : token.index + 4])
    if named and back >= 0 and sentence.tokens[back].lower in {"to", "into"}:
        return True  # "to the Medina and Erdogan hospitals"
    for above in (token, *ancestors(sentence, token)):
        taken = head(sentence, above) if above.dep == "obj" else None
        if taken is not None and taken.lemma in TAKING and taken.dep == "conj":
            return True  # "had killed 100 and taken the village of Velm"
        noun = head(sentence, above)
        of_whom = above.dep == "nmod" and noun is not None and noun.dep.startswith("nsubj") and noun.pos == "NOUN"
        if of_whom and any(t.lower == "from" for t in children(sentence, above, "case")):
            return True  # "Survivors from Velm counted 341 missing": who they are, not where it was
        if above.lemma in TREATING and above is not token:
            return True  # "spread over hospitals at Velm and Aro"
        if above.dep == "obl" and above is not token and above.pos == "NOUN":
            return any(t.lower in {"to", "into"} for t in children(sentence, above, "case"))
        if above.dep not in {"nmod", "conj", "obl", "compound", "flat"}:
            return False
    return False


def _of_a_name(sentence: Sentence, token: Token) -> bool:
    """*The schools are Thorney Drove, St Botolph's at Wickenby and Holme Fen*: it only says which St Botolph's."""
    named = sentence.tokens[token.head]
    if time_of(sentence.tokens, token.index) is not None:
        return False  # "in June 2004"
    return token.dep == "nmod" and named.pos == "PROPN" and named.dep.split(":")[0] not in {"nsubj", "obj", "obl"}


def _goes_along(sentence: Sentence, at: int) -> bool:
    """*It will cut 1,100 posts, with most of them going at a centre outside Velm*: what goes along with the rest."""
    own = segment(sentence, at)
    return own[0].index > 0 and own[0].lower == "with"


def _of_a_speaker(sentence: Sentence, token: Token, rules: Rules) -> bool:
    """*The government's delegate in the capital would not hear of it*: where somebody sits who speaks."""
    noun = sentence.tokens[token.head]
    people = {*rules.sources.people, *rules.sources.institutions}
    return token.dep == "nmod" and noun.lemma in people and noun.dep.startswith("nsubj")


def has_no_name(place: str, words: EventWords) -> bool:
    """*The town, the north*: whether a place is called by what it is, and not by its name."""
    return place in REGIONS or place in words.common_places


def _is_common_place(tokens: tuple[Token, ...], at: int, words: EventWords) -> bool:
    """*In the capital, 4,000 came. No deaths were reported in the town*: a place without its name."""
    if tokens[at].lower not in REGIONS and tokens[at].lemma not in words.common_places:
        return False
    owns = at + 1 < len(tokens) and tokens[at + 1].tag == "POS"  # "in the town's football stadium"
    return at >= 2 and not owns and tokens[at - 1].lower == "the" and tokens[at - 2].lower in {"in", "across", "from"}


def _of_telling(sentence: Sentence, at: int, rules: Rules) -> bool:
    """*he told reporters in Manila*: the place hangs on a verb of saying, or on who or what speaks."""
    after = [t.lower for t in sentence.tokens[at + 1 : at + 3]]
    if after == [",", "where"] and at < 3:
        return False  # "In Velm, where farmers also rallied, police spoke of 8,000"
    if at == 1 and sentence.tokens[0].lower == "in" and sentence.tokens[at].dep == "compound":
        return False  # "In Velm organisers counted 4,000"
    verbs = {*rules.sources.say, *TELLING, *ANSWERING}
    people = {*rules.sources.people, *rules.sources.institutions, *rules.sources.documents}
    below = sentence.tokens[at]
    for above in ancestors(sentence, sentence.tokens[at]):
        if below.index != at and below.dep == "obj" and above.lemma in COUNTING:
            return False  # "its report lists 31 deaths in Lower Samoa"
        below = above
        if any(t.lower in {"up", "in", "way"} for t in children(sentence, above, "compound:prt")):
            return False  # "gave up after seven hours"
        if (
            above.lemma in FINDING
            and children(sentence, above, "nsubj:pass")
            and not children(sentence, above, "ccomp")
        ):
            return False  # "238 cases were confirmed in 2018"
        if above.lemma in GIVEN and children(sentence, above, "aux:pass"):
            return False  # "In 2014 a man was given a suspended sentence for killing seven cats"
        if above.lemma in verbs or (above.pos == "VERB" and above.lemma in {"write", "post", "tweet"}):
            following = sentence.tokens[above.index + 1 : above.index + 2]
            if at < 4 < above.index and following and following[0].text == ",":
                return False  # "In Sussex, officials said, 3,000 homes were cut off"
            # "In Mostik nobody was hurt, she said": the telling only closes the sentence.
            return not at < above.index >= len(sentence.tokens) - 4
        if above.pos == "VERB":
            return False
        if above.lemma in people and above.dep.startswith(("nsubj", "appos")):
            # "In Hanoi 58 people fell ill": they tell nothing.
            verb = head(sentence, above)
            return above.dep == "appos" or verb is None or verb.lemma in verbs
    return False


def _is_name(token: Token) -> bool:
    if not token.text[:1].isupper() or "$" in token.text:
        return False
    return token.pos == "PROPN" or (token.pos in NOUNS and token.index > 0) or (token.pos == "ADJ" and token.index > 0)


def _joins(tokens: tuple[Token, ...], at: int) -> bool:
    """*al-Bou Hassan*, *Ain al-Assad*, *Rio de Janeiro*: what stands between two words of one name."""
    if at + 1 >= len(tokens) or not tokens[at + 1].text[:1].isalpha():
        return False
    if tokens[at].text in {"-", "–"}:
        return tokens[at].start == tokens[at - 1].end and tokens[at + 1].start == tokens[at].end
    return (
        tokens[at].lower in {"de", "al", "el", "la", "do", "da", "del", "bin"} and tokens[at + 1].text[:1].isupper()
    ) or (tokens[at].lower == "al" and tokens[at + 1].text == "-")


def _is_place(sentence: Sentence, start: int, end: int, words: EventWords) -> bool:
    """A name after a preposition of place, or before a noun of place: *in Arbil*, *Balad air base*."""
    tokens = sentence.tokens
    after = next((t for t in tokens[end : end + 2] if t.lemma in words.place_nouns), None)
    if after is not None and all(t.pos in NOUNS | {"ADJ"} or t.text == "-" for t in tokens[end : after.index]):
        return True
    treats = {*TREATING, "center", "centre"}
    if [t.lower for t in tokens[end : end + 2]] == [",", "where"] and not any(
        t.lemma.lower() in treats for t in tokens[start:end]
    ):
        return True  # "a smaller column reached Seville, where 4,000 people gathered"
    back = start - 1
    while back >= 0 and (
        tokens[back].pos in {"DET", "ADJ"}
        or tokens[back].lower in {"neighbouring", "neighboring"}
        or tokens[back].lemma in words.place_nouns
        or tokens[back].lower in {"northern", "southern", "eastern", "western", "central", "of"}
    ):
        if tokens[back].lower == "of" and back and tokens[back - 1].lemma in words.place_nouns:
            return True  # "hit the port of Sarn"
        if tokens[back].lower == "of" and not (
            back
            and tokens[back - 1].lemma in {*words.place_nouns, "north", "south", "east", "west", "part", "outskirt"}
        ):
            return False
        back -= 1
    if start and any(t.lower in {"a", "an"} for t in tokens[back + 1 : start]):
        return False  # "came in a black Audi"
    if back < 0 or tokens[back].lower not in LOCATIVE or tokens[back].lower in {"to", "of", "between"}:
        return False
    last = tokens[end - 1]
    if start > back + 1 > 1 and end < len(tokens) and last.dep == "compound" and tokens[end].pos == "NOUN":
        return False  # "fed the army's tanks on the Kordofan front"; but "At the Velm primary, 400 slept"
    return last.dep.split(":")[0] in PLACED and not _is_person(tokens, start, end)


def _is_person(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """*from Uvalde's mayor* is a place, *from John Smith, who said* is not."""
    after = tokens[end : end + 2]
    return end - start >= 2 and len(after) == 2 and after[0].text == "," and after[1].lower in {"who", "whom"}


def belongs(sentence: Sentence, at: int, counted: Counted, places: Places) -> bool:
    """Whether a place or time speaks of the figure: not where it stands in a clause on another noun."""
    if _is_goal(sentence, at, counted) or _of_a_goal(sentence, sentence.tokens[at]):
        return False
    if at not in places.asides or counted.node in segment(sentence, at):
        return True
    if is_local(sentence, at) or _goes_along(sentence, at) or _of_a_name(sentence, sentence.tokens[at]):
        return False
    above = [at, *(t.index for t in ancestors(sentence, sentence.tokens[at]))]
    mine = {counted.node.index, *(t.index for t in ancestors(sentence, counted.node))}
    below = []
    for i in above:
        if i in mine:
            break
        below.append(sentence.tokens[i])
    return not any(t.dep.startswith("acl") or t.dep in {"appos", "advcl:relcl"} for t in below)


def _is_goal(sentence: Sentence, at: int, counted: Counted) -> bool:
    """*90 were hauled off to the barracks in Calle Mayor*: where the counted things were taken, not where they were."""
    verb = head(sentence, counted.node)
    path = [sentence.tokens[at], *ancestors(sentence, sentence.tokens[at])]
    goals = (t for t in path if t.dep == "obl" and verb is not None and t.head == verb.index)
    return any(c.lower in {"to", "into"} for goal in goals for c in children(sentence, goal, "case"))
