"""What a sentence says of the things counted: the words beside the figure, then what the tree says."""

from collections.abc import Iterator

from checker.claims.counted import HOLDERS, NOUNS, TIMES, Counted
from checker.claims.governing import Role, clauses_of, governors, has_object
from checker.model import Sentence
from checker.trees import children, head

# "were reported injured", "was found dead", "left 12 dead": the word after the verb says it.
PARTICLES = frozenset({"down", "off", "out", "up", "in", "over", "back", "away"})
# "as toll hits 132"
TOLLS = frozenset("toll tally turnout attendance caseload".split())
# Nouns before a noun that say in whose hands it is: "19 hostage sailors".
KEPT = frozenset({"hostage", "captive", "casualty", "magnitude"})
# Between a verb and its figure: "injured all of these 12".
PASSED_OVER = frozenset("the a total of all these those his her its their".split())
# Who does this between two commas speaks: "some 80, they agreed, had drowned".
SPEAKING = frozenset("say tell add write claim agree believe think insist report".split())
# So many words of phrases may stand between what is counted and its verb, between two commas there, and of who speaks.
MOST_PHRASES = 14
MOST_INSERTED = 14
SPEECH = 5
# "Of the people killed, five were children"
OF_WORDS = 4
SOME_OF = frozenset({"all", "most", "many", "some", "both", "half", "several"})
LEAVES = frozenset({"leave", "find", "see", "keep", "make", "report", "declare", "presume"})


def find_roles(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """The roles of a counted thing, the likeliest first; ``figure`` is the half-open token range of the figure."""
    start, end = figure
    yield from _before(sentence, start)
    yield from _numbered(sentence, figure)
    if counted.noun is not None:
        yield Role("counted_as", counted.noun)
        if counted.noun.index >= end:
            yield Role("described_as", counted.noun)
    if _inserted(sentence, _behind(sentence, counted, end)):
        yield from _behind_phrases(sentence, counted, figure)
    if not counted.partitive:
        yield from _beside(sentence, counted, figure)  # "seven of the 11 drones sent": all eleven were sent
    yield from _touching(sentence, counted, figure)
    yield from governors(sentence, counted.node, figure)
    if counted.noun is not None and counted.noun.index != counted.node.index:
        yield from clauses_of(sentence, counted.noun)
    yield from clauses_of(sentence, counted.node)
    above = head(sentence, counted.node)
    is_there = above is not None and above.lemma == "be" and children(sentence, above, "expl")
    around = children(sentence, above, "obl") if above is not None and is_there else ()
    for phrase in (*children(sentence, counted.node, "nmod", "obl"), *around):
        bare = not children(sentence, phrase, "det", "nmod:poss", "amod")
        cases = {t.lower for t in children(sentence, phrase, "case")}
        if (bare and cases & {"in", "on", "under", "at", "with"}) or "on" in cases:
            yield Role("described_as", phrase)  # "eleven runners in hospital, 44 fans on the coach"
    if counted.noun is not None:
        before = [t for t in children(sentence, counted.noun, "amod", "compound") if t.index < counted.noun.index]
        # "the hardest-hit towns" were not hit in the sense of a count.
        # Nor do "12 fire engines" burn: a noun before a noun only says of what kind it is.
        yield from (
            Role("described_as", t)
            for t in before
            if sentence.tokens[t.index - 1].text != "-"
            and (t.pos != "NOUN" or t.lemma in KEPT or t.lower.endswith("ed"))
        )
    yield from _among(sentence, end)
    yield from _left(sentence, counted, figure)
    yield from _holder(sentence, counted)
    if counted.noun is None:
        yield from _tolls_before(sentence, start)
    yield from _behind_phrases(sentence, counted, figure)
    yield from _of_the(sentence, counted, start)


def _beside(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """*12 dead, 12 people dead, 15 wounded in blast, one missing*: the word right after the figure or its noun."""
    end = figure[1]
    # "Train rams buffers, 49 killed": whatever the tree says of a headline's subject.
    before = sentence.tokens[figure[0] - 1].text if figure[0] else ""
    cut = sentence.part == "headline" and before in {",", ":", ";", "–", "—", "-"}
    start = counted.behind(end)
    tokens = sentence.tokens
    if start < len(tokens) and tokens[start].lower in {"others", "other", "more", "people", "also"}:
        start += 1
    if start + 1 < len(tokens) and tokens[start].lower == "with" and tokens[start + 1].tag == "NNS":
        yield Role("described_as", tokens[start + 1])  # "52 people with wounds have come to us"
    for token in tokens[start : start + 2]:
        if token.dep.startswith(("aux", "cop")):
            break
        if token.pos == "ADV" and not children(sentence, token):
            continue
        if token.lower not in TIMES and (token.pos in {"ADJ", "NOUN"} or token.tag == "VBN"):
            yield Role("described_as", token)
        other = [t for t in children(sentence, token, "nsubj") if t.index not in {counted.node.index, start - 1}]
        if (
            token.tag in {"VBN", "VBD"}
            and token.pos == "VERB"
            and not has_object(sentence, token, counted.node)
            and (cut or not other)
        ):
            yield Role("object_of", token)
        break


def _touching(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """The verb that touches the figure, whatever the tree says: *injured 12 more*, *12 people have been hurt*."""
    tokens = sentence.tokens
    start = counted.behind(figure[1])
    be = False
    if sentence.part == "headline" and start < len(tokens) and tokens[start].text.isalpha():
        yield Role("subject_of", tokens[start])  # "Nine thousand flee homes", whatever the tagger makes of *flee*
    # "after five of the wounded died" is no phrase under a preposition.
    case = [t for t in children(sentence, counted.node, "case") if t.lower not in {"after", "before", "since", "until"}]
    under = any(not figure[0] <= t.index < figure[1] for t in case)
    for token in tokens[start : start + 5] if not under else ():
        if token.tag == "MD" or (token.lemma in {"be", "have", "get"} and token.pos != "NOUN"):
            be = be or token.lemma in {"be", "get"}
            continue
        if token.pos == "ADV" or token.lower == "more":
            continue
        if token.pos == "VERB" and token.tag != "VBG" and token.index > start:
            yield Role("object_of" if be else "subject_of", token)
        elif token.pos == "VERB" and token.tag in {"VBD", "VBP", "VBZ", "VBN"}:
            yield Role("subject_of", token)
        break
    before = figure[0] - 1
    if before > 0 and tokens[before].lower in PARTICLES and tokens[before - 1].pos == "VERB":
        before -= 1  # "shot down seven drones"
    while before > 0 and tokens[before].lower in PASSED_OVER:
        before -= 1
    if sentence.part == "headline" and before > 0 and tokens[before].pos == "NOUN" and tokens[before].text.islower():
        # "Norland, Sudria swap over 300 captives", whatever the tagger makes of it
        yield Role("object_of", tokens[before])
    toll = before > 0 and counted.noun is None and tokens[before - 1].lemma in TOLLS
    if before >= 0 and tokens[before].pos == "VERB" and not tokens[before].dep.startswith("aux"):
        yield Role("tolls", tokens[before - 1]) if toll else Role("object_of", tokens[before])


def _behind_phrases(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """*Around 1,900 employees of the supplier Hagemeister took part in a strike*: the first finite verb behind the
    thing counted and the phrases on it, whatever the tree says of a long subject.
    """
    tokens = sentence.tokens
    at = figure[0] - 1
    if at > 0 and tokens[at].pos == "DET":
        at -= 1  # "Of the 2,750 on the list, 1,100 stayed away"
    before = tokens[at] if at >= 0 else None
    after = _behind(sentence, counted, figure[1])
    bare = counted.noun is None and not _inserted(sentence, after)
    governs = before is not None and before.pos == "VERB" and before.lemma not in SPEAKING
    if bare or governs or (before is not None and (before.pos in {"ADP", "NUM"} or before.lower == "and")):
        return
    be, helped, behind = False, False, 0
    last = max(figure[1], _inserted(sentence, after)) + MOST_PHRASES
    for token in tokens[max(figure[1], after) : last]:
        if token.index < behind:
            continue
        if token.tag == "MD" or (token.lemma in {"be", "have"} and token.pos != "NOUN"):
            be, helped = be or token.lemma == "be", True
        elif token.tag in {"VBD", "VBP", "VBN"} and (helped or token.tag != "VBN"):
            yield Role("object_of" if be else "subject_of", token)
            return
        elif token.text == "," and (inserted := _inserted(sentence, token.index)):
            behind = inserted
        elif token.pos not in {*NOUNS, "ADP", "DET", "ADJ", "ADV"} or token.lower in {"that", "which"}:
            return


def _behind(sentence: Sentence, counted: Counted, end: int) -> int:
    """The token behind a figure that ends at ``end`` and what it counts: *two more, badly burned, have died*."""
    after = counted.noun.index + 1 if counted.noun is not None else end
    more = counted.noun is None and after < len(sentence.tokens) and sentence.tokens[after].lower in {"more", "others"}
    return after + more


def _inserted(sentence: Sentence, comma: int) -> int:
    """*Around forty passengers, it says, have not been found*: where the words between the commas end; 0 where they
    neither name who speaks nor say more of those counted.
    """
    if comma >= len(sentence.tokens) or sentence.tokens[comma].text != ",":
        return 0
    tokens = sentence.tokens[comma + 1 : comma + 2 + MOST_INSERTED]
    end = next((t.index for t in tokens if t.text == ","), 0)
    inside = sentence.tokens[comma + 1 : end]
    if not inside:
        return 0
    share = any(t.lower in {"percent", "%", "per"} for t in inside)  # "1,100, i.e. 40 percent, had stayed away"
    speaks = len(inside) < SPEECH and inside[-1].lemma in SPEAKING
    finite = any(t.tag in {"VBZ", "VBP", "MD"} or t.lower in {"was", "were", "had", "did"} for t in inside)
    first = next((t for t in inside if t.pos != "ADV"), inside[0])
    # "47 members of a party, all of them civilians, were killed; two more, badly burned, have since died"
    more = not finite and (
        first.tag in {"VBN", "VBD"} or (inside[0].lower in SOME_OF and inside[1:2] and inside[1].lower == "of")
    )
    return end + 1 if share or speaks or more else 0


def _before(sentence: Sentence, start: int) -> Iterator[Role]:
    """*magnitude 5.6, a magnitude-7.5 quake, a tremor of magnitude 6.2*: the noun right before the number."""
    at = start - 1
    while at >= 0 and sentence.tokens[at].text in {"-", "of", ":"}:
        at -= 1
    if at >= 0 and sentence.tokens[at].pos in NOUNS and sentence.tokens[at].lemma not in HOLDERS:
        yield Role("tolls", sentence.tokens[at])


def _numbered(sentence: Sentence, figure: tuple[int, int]) -> Iterator[Role]:
    """*the dead number 38, a procession 4,100 strong*: nouns that the words beside the figure tie to it."""
    tokens = sentence.tokens
    near = [t for t in tokens[max(0, figure[0] - 3) : figure[0]] if t.pos != "ADV"]  # "the dead now number eight"
    before, after = near[-2:], tokens[figure[1] : figure[1] + 1]
    if (
        len(before) == 2
        and before[1].lower in {"number", "numbered"}
        and (before[0].tag == "NNS" or before[0].pos == "ADJ")
    ):
        yield Role("counted_as", before[0])
        yield Role("described_as", before[0])
        # "The injured civilians number 583"
        yield from (Role("described_as", t) for t in children(sentence, before[0], "amod"))
    if after and after[0].lower == "strong":
        strong = after[0]
        above = head(sentence, strong)
        nouns = [*children(sentence, strong, "nsubj"), *([above] if above is not None else [])]
        yield from (Role("tolls", noun) for noun in nouns if noun.pos in NOUNS)


def _among(sentence: Sentence, end: int) -> Iterator[Role]:
    """*25 rebels and five civilians among the dead; among the wounded were five nurses*."""
    opening = sentence.tokens[:4]
    if (
        len(opening) == 4
        and opening[0].lower == "among"
        and opening[1].lower == "the"
        and opening[3].lemma in {"be", "were"}
    ):
        yield Role("described_as", opening[2])
        yield Role("counted_as", opening[2])
    after = sentence.tokens[end : end + 10]
    for i, token in enumerate(after[:-2]):
        if token.text in {",", ";", "."}:
            return
        if token.lower == "among" and after[i + 1].lower == "the":
            yield Role("described_as", after[i + 2])
            yield Role("counted_as", after[i + 2])


def _left(sentence: Sentence, counted: Counted, figure: tuple[int, int]) -> Iterator[Role]:
    """*left 14 gunmen and a soldier dead, found two of them alive*: the word that ends the clause of such a verb."""
    start, end = figure
    tokens = sentence.tokens
    if not any(t.lemma in LEAVES for t in tokens[max(0, start - 6) : start]):
        return
    for token in tokens[end : end + 9]:
        if token.text in {",", ";", ".", "—", ":"} or token.tag in {"VBZ", "VBP", "MD"}:
            return
        inside = token.pos == "NOUN" and tokens[token.index - 1].lower in {"in", "under", "on", "behind"}
        if token.pos == "ADJ" or token.tag == "VBN" or inside:
            yield Role("described_as", token)  # also "leaves three in custody"


def _tolls_before(sentence: Sentence, start: int) -> Iterator[Role]:
    """*the toll, now at 12*; *the number of missing to 192*: the nouns before a figure without a noun of its own."""
    for token in reversed(sentence.tokens[max(0, start - 20) : start]):
        if token.text in {";", ".", "(", ")"} or token.pos == "NUM":
            return
        if token.pos in NOUNS and token.index >= start - 8:
            yield Role("tolls", token)
        before = sentence.tokens[token.index - 2 : token.index] if token.index >= 2 else ()
        if len(before) == 2 and before[0].lemma in HOLDERS and before[1].lower == "of":
            after = sentence.tokens[token.index + 1]
            if after.tag in {"VBN", "VBD"}:
                yield Role("object_of", after)  # "the number of people killed by the bomb rose to 19"
            yield Role("counted_as", token)
            yield Role("described_as", token)


def _of_the(sentence: Sentence, counted: Counted, start: int) -> Iterator[Role]:
    """*Of the dead, five were children; all of those arrested were adults, nine women and two men*: what those are
    called of whom some are counted.
    """
    tokens = sentence.tokens[:start]
    of = next((t.index for t in tokens[:2] if t.lower == "of"), None)
    whole = of is not None and (of == 0 or tokens[0].lower in SOME_OF)
    if of is None or not whole or len(tokens) < of + 3 or tokens[of + 1].lower not in {"the", "those", "these"}:
        return
    for token in tokens[of + 2 : of + 2 + OF_WORDS]:
        if token.tag == "VBN" or (token.tag == "VBD" and tokens[of + 1].lower == "those"):
            yield Role("object_of", token)
        if token.pos in {*NOUNS, "ADJ", "VERB"}:
            if counted.noun is None:
                yield Role("counted_as", token)
            yield Role("described_as", token)
        elif token.pos != "ADV":
            return


def _holder(sentence: Sentence, counted: Counted) -> Iterator[Role]:
    """*the number of dead, a toll of 12*: the noun that the figure's noun hangs on."""
    if counted.noun is not None and counted.noun.index != counted.node.index and not counted.partitive:
        yield Role("tolls", counted.node)
