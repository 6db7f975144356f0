"""Finds the phrase that speaks: left of a verb of saying, right of it, after *according to*."""

from dataclasses import replace

from checker.sources import phrases
from checker.sources.lexicon import singular
from checker.sources.phrases import LATELY, Phrase
from checker.sources.reading import Reading
from checker.sources.surface import QUOTES
from checker.sources.tags import AUXILIARIES, OF, PREPOSITIONS, RELATIVES, TIMES

SPEAKING = frozenset({"person", "people", "body", "document", "place", "pronoun"})


BREAKS = frozenset("; : — – --".split()) | QUOTES


EMPHATIC = frozenset(
    "itself himself herself themselves also too later earlier initially first now then still already meanwhile "
    "upstream downstream nearby abroad ashore there here".split()
)


def before(r: Reading, verb: int) -> Phrase | None:
    """The phrase that is the subject of the verb, as far as the words left of it tell; None where there is none."""
    j = _skip_left(r, verb - 1)
    if j < 0:
        return None
    if r.lower(j) == ",":
        return _across_comma(r, j)
    if r.tags[j] == "POS":
        # "Norland's ministry said it had lost 14 men; Sudria's said ..."
        return subject_ending(r, j)
    if r.tags[j] in {"WP", "WDT"} or r.lower(j) in RELATIVES:
        k = j - 1 if r.lower(j - 1) != "," else j - 2
        return subject_ending(r, k + 1) if k + 1 in r.ends else None
    relative = _antecedent(r, j)
    if relative is not None:
        return relative
    if j + 1 in r.ends:
        found = subject_ending(r, j + 1)
        if found is not None and found.sort != "thing":
            return _joined_left(r, found)
        reduced = _first(r, j)
        return reduced or found
    return _first(r, j)


def _skip_left(r: Reading, j: int) -> int:
    """Step over adverbs, auxiliaries and times between subject and verb."""
    while j >= 0:
        lower = r.lower(j)
        if lower == "first" and r.lower(j - 1) == "at":
            j -= 2
            continue
        if lower in PRONOUNS or (r.tags[j] in {"PRP", "WP", "WDT"} and lower not in EMPHATIC):
            return j
        if (
            r.tags[j].startswith("RB")
            or r.tags[j] == "MD"
            or (lower in AUXILIARIES and r.tags[j] != "POS")
            or lower in EMPHATIC
        ):
            j -= 1
            continue
        chunk = r.ends.get(j + 1)
        # "The ministry on Friday said", "Officials late Tuesday said"
        time = chunk is not None and chunk[0] > 0 and singular(r.lower(chunk[1] - 1)) in TIMES
        if chunk is not None and time and r.lower(chunk[0] - 1) in {"on", "in", "at"} and chunk[0] - 1 in r.ends:
            j = chunk[0] - 2
            continue
        # "Analysts had on average pencilled in 355 million"
        if chunk is not None and r.lower(chunk[0] - 1) in {"on", "in"} and r.lower(chunk[0]) in {"average", "total"}:
            j = chunk[0] - 2
            continue
        # "The bank last month announced"
        if chunk is not None and time and chunk[0] in r.ends and r.lower(chunk[0]) in LATELY:
            j = chunk[0] - 1
            continue
        return j
    return j


SOME = frozenset("one two three some several many most both half".split())


PRONOUNS = frozenset("he she it they we i you".split())


def _limit(r: Reading, j: int) -> int:
    """The first token of the stretch without a break that holds ``j``."""
    while j > 0 and r.lower(j - 1) not in BREAKS:
        j -= 1
    return j


def _across_comma(r: Reading, comma: int) -> Phrase | None:
    """The subject before an apposition or a relative clause: *X, who chairs Y, said*, *its head, X, said*."""
    low = _limit(r, comma)
    commas = [i for i in range(low, comma) if r.lower(i) == ","]
    for c in reversed(commas[-4:]):
        end = _before_brackets(r, c)
        left = subject_ending(r, end) if end in r.ends else None
        if left is not None and left.sort == "thing" and r.lower(c + 1) == "who":
            # Who has a "who" is somebody.
            left = replace(left, sort="people")
        if left is not None and left.sort == "thing":
            left = _bearer(r, left, c, comma) or _named_beside(r, left, c, comma)
        if left is None or left.sort not in SPEAKING or (left.sort == "place" and not left.proper):
            continue
        if left.proper and r.lower(c + 1) == "where" and r.lower(left.start - 1) in {"in", "at", "near", "from"}:
            # "The mayor, whom we reached in Saint-Marc, where she has fled, gives"
            continue
        middle = r.starts.get(c + 1)
        first, tag = r.lower(c + 1), r.tags[c + 1]
        if middle is not None:
            name = r.phrase(*middle)
            follows = middle[1] == comma
            if (
                name.proper
                and first not in {"a", "an"}
                and follows
                and left.sort in {"people", "body"}
                and not (left.proper and left.sort == "body" and name.sort == "person")
            ):
                firm = left.sort == "body" or (singular(left.noun) in r.lex.companies and "'s" not in left.words)
                if firm and not left.proper and name.sort in {"person", "body"}:
                    # "The power company, Dravenergo, said"
                    return replace(
                        name,
                        sort="body",
                        role=(*left.role, *name.role),
                        start=left.start,
                        text=f"{left.text} {name.text}",
                    )
                return replace(name, role=(*left.role, *name.role), start=left.start)
            return replace(left, role=(*left.role, *name.role))
        if (
            first in RELATIVES | r.lex.relaying | {"whose", "that", "too", "also", "where"}
            or tag in {"VBG", "VBN", "RB", "CD"}
            or first in OF | {"in", "with", "who", "on", "as", "after", "before", "under", "unlike", "like", "despite"}
            or (tag == "VBD" and left.sort == "document")
        ):
            return _named(r, left)
    if commas:
        chunk = r.starts.get(commas[-1] + 1)
        if chunk is not None:
            return r.phrase(*extended(r, *chunk, comma))
    elif comma in r.ends:
        found = subject_ending(r, comma)
        # "The choir has 31 singers, said one of them": what the clause before ends with is no subject
        ended = found is not None and any(r.finite(k) for k in range(low, found.start))
        return None if ended else found
    return None


def _before_brackets(r: Reading, at: int) -> int:
    """Where a phrase before a token ends: *the Response Force (SDRF), however, said*."""
    short = r.lower(at - 1) == ")" and r.lower(at - 3) == "("
    return at - 3 if short else at


def _named(r: Reading, found: Phrase) -> Phrase:
    """*Jan Hus, the member for the valley, where slopes slid, said*: the name that a description stands beside."""
    at = found.start - 1
    if found.proper or r.lower(at) != "," or at not in r.ends or r.lower(found.start) not in {"a", "an", "the"}:
        return found
    name = r.phrase(*r.ends[at])
    alike = (name.sort, found.sort) in {("person", "people"), ("body", "body")}
    opens = name.start == 0 or r.lower(name.start - 1) in BREAKS | {","}
    return replace(name, role=(*name.role, *found.role)) if name.proper and alike and opens else found


def _bearer(r: Reading, left: Phrase, comma: int, end: int) -> Phrase | None:
    """*The receiver, Branko Horvat, told them*: whoever bears the name beside a description is somebody."""
    chunk = r.starts.get(comma + 1)
    name = None if chunk is None or chunk[1] != end else r.phrase(*chunk)
    described = r.lower(left.start) in {"the", "its", "their", "his", "her"} and not left.proper
    return replace(left, sort="people") if name is not None and described and name.sort == "person" else None


def _named_beside(r: Reading, left: Phrase, comma: int, end: int) -> Phrase:
    """*Ping, a former chairman of the commission, says; Ticketus, a London firm, confirmed*: an unknown name, with what
    it is beside it.
    """
    chunk = r.starts.get(comma + 1)
    if chunk is None:
        return left
    beside = r.phrase(*extended(r, *chunk, end))
    article = r.lower(beside.start) in {"a", "an", "the"} or r.tags[beside.start] == "PRP$"
    if left.proper and not beside.proper and article and beside.sort in {"people", "body"}:
        return replace(left, sort="person" if beside.sort == "people" else "body")
    return left


def subject_ending(r: Reading, end: int) -> Phrase | None:
    """The phrase that ends before a token, with those that it hangs on: *a doctor at the hospital in the town*."""
    chunk = r.ends.get(end)
    if chunk is None:
        return None
    # "the Centers for Disease Control and Prevention"
    at = chunk[0] - 1
    if (
        r.lower(at) in {"and", "&"}
        and at in r.ends
        and r.tags[chunk[0]].startswith("NNP")
        and r.tags[at - 1].startswith("NNP")
    ):
        left = r.ends[at]
        if r.lower(left[0] - 1) in {"for", "of"} and left[0] - 1 in r.ends:
            holder = r.phrase(*r.ends[left[0] - 1])
            if holder.proper:
                return r.phrase(holder.start, end)
    links = [chunk]
    while True:
        at = links[-1][0] - 1
        if (
            r.lower(at) == "and"
            and at in r.ends
            and len(links) == 1
            and r.lower(r.ends[at][0] - 1) in {"of", "in"}
            and r.ends[at][0] - 1 in r.ends
            and r.phrase(*r.ends[r.ends[at][0] - 1]).sort in SPEAKING
            and r.phrase(*chunk).sort != "people"
            and (r.phrase(*r.ends[at]).proper or r.tags[r.ends[at][0]] == "DT")
            and r.tags[chunk[0]] != "DT"
        ):
            # "Ruben Salcedo of the country's ice and snow institute"
            links.append(r.ends[at])
            at = links[-1][0] - 1
        if at <= 0 or r.lower(at) not in PREPOSITIONS or r.lower(at) in {"as", "like", "per"}:
            break
        k = at
        # "a study published in March", "a group based in London"
        joined = r.tags[k - 1] in {"VBN", "VBG"} or r.lower(k - 1) in phrases.RELATED
        if (joined or (r.tags[k - 1] == "VBD" and r.lower(k) == "by")) and k - 1 in r.ends:
            k -= 1
        if k not in r.ends:
            break
        links.append(r.ends[k])
    for start, stop in reversed(links):
        one = r.phrase(start, stop)
        # "one of the sources", "several of the witnesses"
        if one.sort == "thing" and (start, stop) != links[0] and r.lower(start) in SOME and r.lower(stop) == "of":
            below = links[links.index((start, stop)) - 1]
            if r.phrase(*below).sort == "people":
                return _one_of(r, start, r.phrase(*below))
        if one.sort in SPEAKING and not (
            one.sort in {"place", "body"} and one.proper and (start, stop) != links[-1] and one.sort == "place"
        ):
            return r.phrase(*extended(r, start, stop, end))
    return r.phrase(*chunk)


def _one_of(r: Reading, start: int, those: Phrase) -> Phrase:
    """Some of those who are named: *one of the sources*."""
    whole = r.phrase(start, those.end)
    return replace(those, start=start, words=("one", *those.words), text=whole.text, span=whole.span)


def extended(r: Reading, start: int, stop: int, limit: int) -> tuple[int, int]:
    """A chunk with what belongs to its name: *the governor of West Java*, *a spokesman for the department*."""
    one = r.phrase(start, stop)
    if one.sort in {"person", "pronoun", "place"}:
        return start, stop
    for _ in range(3):
        if stop + 1 >= limit or stop + 1 not in r.starts or r.lower(stop) not in OF | {"in"}:
            break
        further = r.starts[stop + 1]
        more = r.phrase(*further)
        if (
            further[1] > limit
            or more.sort == "pronoun"
            or r.lower(further[1] - 1) in TIMES
            or r.tags[more.head] == "CD"
        ):
            break
        if r.lower(stop) in {"in", "by"} and not more.proper and more.sort == "thing":
            break
        stop = further[1]
        if r.lower(stop) in {"and", "&"} and stop + 1 in r.starts and more.proper and r.starts[stop + 1][1] <= limit:
            joined = r.phrase(*r.starts[stop + 1])
            if (
                joined.proper
                and all(w[0].isupper() for w in joined.text.split())
                and r.lower(joined.end) in {",", ".", ""}
            ):
                stop = joined.end
    return start, stop


def _antecedent(r: Reading, j: int) -> Phrase | None:
    """The subject before a whole relative clause: *an officer who did not wish to be named said*."""
    k = j
    while k > 0 and r.lower(k) not in BREAKS and r.lower(k) != ",":
        if (r.lower(k) in RELATIVES or r.tags[k] in {"WP", "WDT"}) and k in r.ends:
            if any(r.finite(i) for i in range(k + 1, j + 1)):
                found = subject_ending(r, k)
                # "A hacker who goes by the name of Grey Otter said"
                some = (
                    found is not None and found.sort == "thing" and r.lower(k) == "who" and r.tags[found.head] != "CD"
                )
                return replace(found, sort="people") if found is not None and some else found
            return None
        k -= 1
    return None


def _first(r: Reading, j: int) -> Phrase | None:
    """The first speaking phrase of the stretch up to ``j``: *a tally kept by the agency for the year comes to*."""
    k = j
    while (
        k > 0
        and r.lower(k - 1) not in BREAKS
        and (
            r.lower(k - 1) not in {",", "and", "but", "that", "while", "as", "when", "after"}
            or (r.lower(k - 1) == "and" and r.tags[k] == "VBN")
        )
    ):
        if r.finite(k):
            return None
        k -= 1
    for start, stop in r.chunks:
        if start < k or stop > j + 1:
            continue
        one = r.phrase(start, stop)
        after_preposition = start > 0 and r.lower(start - 1) in PREPOSITIONS
        if one.sort in SPEAKING and one.sort != "place" and not after_preposition:
            return r.phrase(*extended(r, start, stop, j + 1))
    return None


def _joined_left(r: Reading, found: Phrase) -> Phrase:
    """Two coordinated speakers as one: *security and medical sources*, *the ship's owner and managers*."""
    at = found.start - 1
    if found.sort in {"people", "body", "person"} and at > 1 and r.lower(at) == "and":
        start = r.ends[at][0] if at in r.ends else at - 1 if r.tags[at - 1] in {"JJ", "NN", "NNP"} else at
        open_ = start == 0 or r.lower(start - 1) in {","} | BREAKS
        if start < at and open_ and not any(r.finite(i) for i in range(start, at)):
            other = r.phrase(start, at)
            if other.sort in SPEAKING | {"thing"} and other.sort != "pronoun" and r.tags[other.head] != "CD":
                whole = r.phrase(start, found.end)
                return replace(found, start=start, text=whole.text, span=whole.span, words=whole.words)
    return found


def after(r: Reading, i: int, *, inverted: bool = False) -> Phrase | None:
    """The phrase that begins at a token, with what belongs to its name; if ``inverted``, only where no verb follows."""
    chunk = r.starts.get(i)
    if chunk is None:
        return None
    # "according to the police and 30,000 if ...", "said 12 people"
    start, stop = chunk
    count = len(r.sentence.tokens)
    if stop - start == 1 and r.lower(start) in SOME and r.lower(stop) == "of" and stop + 1 in r.starts:
        # "said one of the sources"
        those = r.phrase(*extended(r, *r.starts[stop + 1], count))
        return _one_of(r, start, those) if those.sort == "people" else None
    start, stop = extended(r, start, stop, count)
    one = r.phrase(start, stop)
    if r.tags[one.head] == "CD" or (r.tags[start] == "CD" and inverted and r.lower(start) != "one"):
        return None
    # "the official, Shafi Ullah", "the zonal railway's chief spokesman, Ashok Kumar Mishra"
    if r.lower(stop) == "," and stop + 1 in r.starts and one.sort in {"people", "body"}:
        beside = r.phrase(*r.starts[stop + 1])
        closed = r.lower(beside.end) in {",", ".", ";", ":", ""} | QUOTES
        if beside.sort == "person" and one.sort == "people" and not one.proper and closed:
            return replace(beside, role=(*one.role, *beside.role), start=start)
    if (
        not inverted
        and one.sort in {"people", "body"}
        and not one.proper
        and r.lower(stop) == ","
        and stop + 1 in r.starts
    ):
        # "according to their union, the NZNO,"
        beside = r.phrase(*r.starts[stop + 1])
        if beside.proper and beside.sort == "body" and r.lower(beside.end) in {",", "."}:
            return replace(beside, start=start, role=(*one.role, *beside.role), text=f"{one.text} {beside.text}")
    if inverted and one.sort == "thing" and r.lower(stop) == "," and stop + 1 in r.starts:
        # "says its distributor, Nordfilm": who has a name and speaks is somebody.
        beside = r.phrase(*r.starts[stop + 1])
        if beside.proper and beside.sort in {"person", "body"} and r.lower(beside.end) in {".", ",", ""}:
            return replace(beside, start=start)
    if r.lower(stop) == "and" and stop + 1 in r.starts:
        other = r.phrase(*extended(r, *r.starts[stop + 1], count))
        closed = r.lower(other.end) in {",", ".", ";", ""} | QUOTES
        if closed and other.sort in SPEAKING and other.sort != "pronoun" and r.tags[other.start] != "CD":
            whole = r.phrase(start, other.end)
            one = replace(one, end=other.end, text=whole.text, span=whole.span, words=whole.words)
    if inverted and one.end < count and (r.finite(one.end) or r.lower(one.end) in {"to"}):
        return None
    if one.sort == "person" and r.lower(one.end) in {"of", "from"} and one.end + 1 in r.starts:
        # "laughed Elvira Montes of the Water First platform" is no company.
        one = replace(one, role=(*one.role, "representative"))
    # Its description, for later: "Daniel Berlant, a spokesman for Cal Fire".
    if r.lower(one.end) == "," and one.end + 1 in r.starts and one.proper:
        beside = r.phrase(*r.starts[one.end + 1])
        if beside.sort in {"people", "body"} and not beside.proper:
            one = replace(one, role=(*one.role, *beside.role))
    return one
