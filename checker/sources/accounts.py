"""Whether a verb with its subject gives an account: acting is not saying."""

from checker.sources.cue import HEDGES, clause_follows, content_before, figure_next, number_soon, passive
from checker.sources.lexicon import singular
from checker.sources.phrases import Phrase
from checker.sources.reading import Reading
from checker.sources.speakers import SPEAKING
from checker.sources.surface import QUOTES
from checker.sources.tags import NUMBERS, TIMES

# What follows where somebody or something was found, and nobody found anything.
# "saw no more than 32,000": how many there were, not what it met with.
LIMITS = frozenset("no at fewer less above more over only just barely hardly".split())
FOUND_BEFORE = frozenset([",", ".", "", ";", *"in at on near after under off by inside alive dead safe".split()])
# They let people in.
ADMITTING = frozenset("hospital clinic ward infirmary centre center university college school".split())
FORECASTERS = frozenset("analyst economist investor trader forecaster market expert".split())
POLLS = frozenset("poll pollster survey projection forecast".split())
# They count for a living: "the commission has her on 44 percent".
COUNTERS = frozenset("commission board count tally office institute agency broadcaster network".split())
# A finding is a number by which something has changed: "researchers found a reduction of 18 percent".
CHANGES = frozenset("reduction increase rise drop fall decline growth decrease surge share rate improvement".split())
# "In an interview he named a figure of 31 million"
FIGURES = frozenset("figure number sum total toll price".split())
# "gave a magnitude of 6.4"
DIMENSIONS = frozenset("magnitude depth length height width speed distance age weight size area".split())
# "gave 2,300 hectares" measures; "gave 2,300 euros" is a gift.
MEASURES = frozenset(
    "hectare acre kilometre kilometer km mile metre meter degree percent % millimetre inch foot hour".split()
)
# Only money and shares are aimed for in an account: "aimed for 17.5 billion".
AIMING = frozenset("aim guide".split())
MONEY = frozenset(
    "% percent per cent cents pence euro euros dollar dollars pound pounds franc francs crown crowns kronor kroner yen "
    "yuan rand rupees reais real pesos soles baht lira zloty roubles rubles dirhams riyals shillings kwacha naira won "
    "million billion trillion".split()
)
ADVERBIAL = frozenset("when where while after before as because until since who which".split())
HARMED = frozenset("killed dead wounded injured hurt missing deaths victims casualties infections cases".split())
# Nothing but somebody does so.
HUMAN = frozenset(
    "say tell insist admit argue reply explain concede complain recall joke quip assume believe think reckon calculate "
    "fear boast promise vow pledge testify guess allege remark retort demand threaten ask criticise criticize".split()
)
SHOWN = frozenset("picture photograph photo image footage video reporter journalist".split())
TERMS = frozenset("year month week day hour".split())
LISTS = frozenset("register roll".split())
# These need a number beside them: "she promised 300 flats".
NUMBERED = frozenset("promise prefer".split())


def gives_account(r: Reading, verb: str, speaker: Phrase, i: int, end: int) -> bool:
    """Whether this verb with this subject gives an account."""
    lex, sort = r.lex, speaker.sort
    if (
        sort == "thing"
        and verb in HUMAN
        and singular(speaker.noun) not in TIMES
        and r.tags[speaker.head] in {"NN", "NNS"}
        and r.tags[speaker.start] == "DT"
    ):
        # "The dowser insists that 31 wells are dry": whoever does so is somebody.
        sort = "people"
    if speaker.words == ("it",) and i > 0 and passive(r, i):
        return False
    if sort == "thing" and r.tags[speaker.head] == "CD":
        return False
    if verb == "say" and r.lower(end) in {"yes", "no"} and r.lower(end + 1) in {".", ",", ";", ""}:
        return False  # "75 percent of the voters said yes"
    if verb == "measure" and r.lower(end) in {"from", "between", "up"}:
        return False  # "Males measured from 6.4 to 7.8 millimetres"
    if verb == "find" and r.tags[speaker.start] == "CD" and r.lower(end) in FOUND_BEFORE:
        return False  # "Nine bodies found, hopes fade for six"
    if verb == "read" and (sort != "document" or r.lower(end) not in {",", ".", ":", ";"} | QUOTES):
        return False
    closed = {"that", ",", ".", ";", "on", "in", "at", "after"} | QUOTES
    if verb in {"rule", "decide"} and speaker.start < i and r.lower(end) not in closed:
        # "ruled the country for 32 years", "will decide whether"
        return False
    if verb == "decide":
        asked = {"whether", "to", "if"} & set(r.lowers[end : end + 4])
        if asked or r.lower(i - 1) in {"will", "would", "must"}:
            return False
    if verb == "reject" and not clause_follows(r, end) and "by" in r.lowers[end : end + 6]:
        # "rejected the plan by 31 votes to nine"
        return False
    if verb == "assign":
        # "assigned a magnitude of 5.4 to the quake"; soldiers are assigned too.
        sized = (DIMENSIONS | FIGURES | {"value"}) & {r.lower(k) for k in range(end, end + 6)}
        return sort in SPEAKING and bool(sized) and _object_number(r, end, 10)
    if verb in {"put", "lay"}:
        return sort in SPEAKING and put_at(r, end)
    if verb == "call" and r.lower(end) == "out":
        return sort in SPEAKING and content_before(r, min(speaker.start, i))
    if verb == "call":
        return sort in SPEAKING and any(r.lower(k) in QUOTES for k in range(end, min(end + 6, len(r.tags))))
    if verb == "give" and figure_next(r, end + 1) and POLLS & {singular(r.lower(k)) for k in range(speaker.start, i)}:
        # "The pollster, in its last survey, gave the party 21 seats"
        return sort in SPEAKING
    if verb == "give" and speaker.start < i and _gives(r, end):
        return sort in {"people", "body", "person", "pronoun", "document"}
    if verb == "agree" and not clause_follows(r, end):
        return False
    if verb in {"give", "release", "publish", "issue"}:
        figures = any(singular(r.lower(k)) in lex.of_owner for k in range(end, end + 5))
        return sort in {"people", "body", "person", "pronoun"} and figures
    if verb == "name" and FIGURES & {singular(r.lower(k)) for k in range(end, end + 4)}:
        return sort in SPEAKING
    if verb in lex.revise and verb not in lex.say:
        words = [r.lower(k) for k in range(end, min(end + 6, len(r.tags)))]
        return sort in SPEAKING and any(singular(w) in lex.of_owner - {"list", "record", "data"} for w in words)
    if verb == "see" and singular(speaker.noun) in FORECASTERS and _object_number(r, end, 8, money=True):
        return True
    if verb == "look":
        # "Analysts had been looking for £24m"; the police look for people.
        money = any(r.tags[k] == "$" or r.lower(k) in MONEY for k in range(end, min(end + 8, len(r.tags))))
        return singular(speaker.noun) in FORECASTERS and money
    if verb in AIMING and not _object_number(r, end, 9, money=True):
        return False
    if any(particle_follows(r, end, particle) for particle in lex.prepositions.get(verb, ())):
        return sort in SPEAKING and sort != "place"
    if _position(r, verb, end) or (verb in lex.entering and _entered(r, end)):
        return sort in {"people", "person", "body", "pronoun"}
    if verb in lex.prepositions and verb not in lex.say | lex.count | lex.argue:
        return False
    owns_up = r.lower(end) in {"that", "it", "they", "he", "she", "to", "having", "its", "there"}
    if verb == "admit" and singular(speaker.noun) in ADMITTING and not owns_up:
        # "Hospitals had admitted 22 people", "admitted 34 wounded and sent six on"
        return False
    if verb in {"claim", "report"} and verb in lex.say:
        # "The blast claimed 12 lives", "Guinea reported"
        lives = verb == "claim" and {"life", "lives", "victim", "victims"} & {r.lower(k) for k in range(end, end + 5)}
        return sort != "thing" and not lives
    if (
        verb in NUMBERED
        and (number_soon(r, end) or _object_number(r, end, 5))
        and r.lower(i - 1) != "had"
        and not clause_follows(r, end)
    ):
        return sort in SPEAKING and sort != "place"
    if verb in lex.argue:
        if sort == "thing" or (sort == "document" and verb not in lex.show):
            return False
        if verb in {"accept", "learn"} and r.lower(end) not in {"that", "from", ".", ","}:
            # "The clerk accepted 9,088 signatures"
            return False
        titled = r.sentence.part == "headline"
        if verb == "post" and sort in {"body", "pronoun"} and not titled and _object_number(r, end, 8, money=True):
            # "The firm posted a loss of 31 million"
            return True
        if verb == "post" and r.lower(end) not in {"on", ",", ".", ":", "that"} | QUOTES:
            # "The firm posted a loss", "the army posted 400 soldiers to the border"
            return False
        if verb == "add" and _scored(r, end):
            return False
        if verb == "know" and r.lower(end) != "that":
            return False
        if verb in {"find", "know", "think", "believe", "assume", "suspect"}:
            # "had found five bodies when they reached the boat": no clause of what was found
            when = next((k for k in range(end, len(r.tags)) if r.finite(k) or r.lower(k) in ADVERBIAL), end)
            return (
                (clause_follows(r, end) and r.lower(when) not in ADVERBIAL)
                or (verb == "find" and _found(r, sort, end))
                or (r.lower(end) in {".", ",", ";"} and content_before(r, min(speaker.start, i)))
            )
        quoted = any(r.lower(k) in QUOTES for k in (end, end + 1, end + 2, speaker.start - 1, speaker.start - 2))
        return (
            quoted
            or clause_follows(r, end)
            or content_before(r, min(speaker.start, i))
            or r.lower(end) == ":"
            or i == 0
        )
    if verb in lex.say:
        if sort == "document" and verb not in lex.show:
            return False
        # "The sign says", "the map told them"
        return sort != "thing" or (
            verb in {"say", "tell", "announce"} and r.tags[i] != "VBN" and singular(speaker.noun) not in TIMES
        )
    if sort == "document":
        return verb in lex.show
    if verb == "show" and sort in {"person", "people", "body", "pronoun"}:
        # "The rebels showed pictures of two drones", "showed reporters a book with 809 names"
        shown = {singular(r.lower(k)) for k in range(end, end + 3)} & SHOWN
        return bool(shown) and _object_number(r, end, 8)
    if verb in lex.count:
        if (
            (r.lower(end) == "to" and verb != "expect")
            or r.lower(i - 1) in {"could", "can", "may", "might"}
            or (verb == "measure" and {"will", "would"} & {r.lower(i - 1), r.lower(i - 2)})
            or (verb == "see" and any(r.lower(k) in {"have", "has", "had"} for k in range(max(0, i - 2), i)))
        ):
            # "have seen three floods" is an experience.
            return False
        if r.lower(end) == "to":
            # "expects to sell 14 ships"
            return sort in {"people", "person", "body", "pronoun"} and _object_number(r, end + 1, 14)
        if sort == "place" and not clause_follows(r, end):
            # "Ecuador lists 11 of its soldiers dead"
            return verb == "list" and number_soon(r, end)
        if verb in {"see", "want", "name", "identify", "consider"} and not clause_follows(r, end):
            if verb == "see" and r.tags[i] in {"VBZ", "VBP"} and sort in {"body", "pronoun"}:
                # "The company sees growth of 3 percent"
                return _object_number(r, end, 10)
            if verb == "want" and sort == "body":
                return r.lower(end) != "to" and _object_number(r, end, 12)
            if verb == "see" and sort == "body" and r.tags[i] == "VBD" and r.lower(end) in LIMITS:
                # "The gendarmerie saw no more than 32,000"
                return number_soon(r, end)
            return sort in {"people", "person", "pronoun"} and verb in {"see", "want", "name"} and number_soon(r, end)
        if verb == "cite" and sort == "body" and (number_soon(r, end) or r.lower(end) in QUOTES):
            return True
        if verb == "cite" or verb == "quote":
            return False
        return sort in SPEAKING
    return False


def _position(r: Reading, verb: str, end: int) -> bool:
    """Whether the verb takes a position on a figure: *demands 7 percent*, *criticised the city for 14 contracts*."""
    if r.lower(end - 2) == "had" and verb in r.lex.sums | {"demand"}:
        # "for which the prosecution had demanded six years": told as what was before
        return False
    if (
        verb in r.lex.sums
        and r.sentence.part != "headline"
        and (_object_number(r, end, 8, money=True) or _term(r, end))
    ):
        return True
    if verb not in r.lex.positions:
        return False
    before = r.lex.positions[verb]
    if not before:
        return _object_number(r, end, 10)
    for k in range(end, min(end + 12, len(r.tags))):
        if r.lower(k) in {",", ".", ";", ":"} | QUOTES or r.finite(k):
            return False
        if r.lower(k) in before and _object_number(r, k + 1, 5):
            return True
    return False


def _term(r: Reading, end: int) -> bool:
    """Whether the object is a term: *is seeking 12 years in prison*, *offered three months' notice*."""
    number = next((k for k in range(end, min(end + 5, len(r.tags))) if r.tags[k] == "CD"), None)
    return number is not None and singular(r.lower(number + 1)) in TERMS


def _entered(r: Reading, end: int) -> bool:
    """Whether a number is put on a list or taken off it: *added 14 deaths to its count*."""
    for k in range(end, min(end + 8, len(r.tags))):
        if r.lower(k) in {",", ".", ";", ":"} | QUOTES or r.finite(k):
            return False
        if r.lower(k) in {"to", "from", "off"} and k + 1 in r.starts:
            word = singular(r.lower(r.starts[k + 1][1] - 1))
            return word in r.lex.of_owner | LISTS and _object_number(r, end, k - end)
    return False


def _object_number(r: Reading, end: int, width: int, *, money: bool = False) -> bool:
    """Whether the object of a verb holds a number, before the next stop."""
    for k in range(end, min(end + width, len(r.tags))):
        if r.lower(k) in {",", ".", ";", ":"} | QUOTES or r.finite(k):
            return False
        # "R740,000", "€4bn"
        joined = r.lower(k)[-1:].isalnum() and not r.lower(k)[0].isdigit() and any(c.isdigit() for c in r.lower(k))
        if r.tags[k] == "$" or joined or (r.tags[k] == "CD" and not money):
            return True
        if r.tags[k] == "CD" and r.lower(k + 1) in MONEY:
            return True
    return False


def _gives(r: Reading, end: int) -> bool:
    """Whether it gives a figure: *gave its magnitude as 6.6*, *gave 2,300 hectares*, *gave 9,000, police 4,000*."""
    named = next((k for k in range(end + 1, min(end + 9, len(r.tags))) if r.lower(k) == "as"), None)
    if named is not None and figure_next(r, named + 1) and not any(r.finite(k) for k in range(end, named)):
        return not any(r.lower(k) in {",", ";", "."} for k in range(end, named))
    k = end
    if r.tags[k : k + 1] == ["CD"] and any(r.lower(m) in HARMED for m in range(k + 1, k + 4)):
        # "had given seven people killed and 20 wounded"
        return True
    if r.lower(k) in {"a", "the"} and r.lower(k + 1) in DIMENSIONS | FIGURES and r.lower(k + 2) == "of":
        return figure_next(r, k + 3)
    while r.lower(k) in HEDGES | {"a", "an"}:
        k += 1
    if r.tags[k : k + 1] != ["CD"]:
        return False
    while r.tags[k : k + 1] == ["CD"]:
        k += 1
    if singular(r.lower(k)) in MEASURES:
        k += 1
    return r.lower(k) in {",", ".", ";", ""} or (r.lower(k) in {"and", "while"} and r.lower(k - 1).isdigit())


def _found(r: Reading, sort: str, end: int) -> bool:
    """Whether *find* gives a figure without a clause: *a review found a reduction of 18 percent*."""
    near = range(end, min(end + 9, len(r.tags)))
    stop = next((k for k in near if r.lower(k) in {",", ".", ";", ":"}), end + 9)
    words = range(end, min(stop, len(r.tags)))
    number = any(r.tags[k] == "CD" for k in words)
    if any(r.lower(k) in {"percent", "%"} or (r.lower(k) == "per" and r.lower(k + 1) == "cent") for k in words):
        # "found 83 percent of bakeries closed"
        return number
    return number and (sort == "document" or any(singular(r.lower(k)) in CHANGES for k in words))


def _scored(r: Reading, end: int) -> bool:
    """*had added two more for a 3-1 win*: more of the same, and nothing said."""
    return (
        r.tags[end : end + 1] == ["CD"]
        and (r.lower(end + 1) in {"more", "goals", "points", "further", "others", "to", "runs"})
        and not any(r.finite(k) for k in range(end + 2, min(end + 4, len(r.tags))))
    )


def particle_follows(r: Reading, end: int, particle: str) -> bool:
    """Whether the preposition of a verb follows it, after adverbials at most: *had spoken earlier of three dead*."""
    if particle == "out":
        return r.lower(end - 1) == "out"
    past = 0
    for k in range(end, min(end + 8, len(r.tags))):
        if k < past:
            continue
        if (
            r.lower(k) == particle
            and k > end
            and not (_object_number(r, k + 1, 5) or r.lower(k + 1) in QUOTES | {"an"})
        ):
            # "spoke on condition of anonymity"
            return False
        if r.lower(k) == particle and (k == end or r.lower(k + 1) not in TIMES):
            # "what the government asked for, and 60 nurses"
            return r.lower(k + 1) not in {",", ".", ";", ""} or particle in {"out"}
        if r.lower(k) in {"in", "to", "at", "on"} and k + 1 in r.starts and "CD" not in r.tags[k : r.starts[k + 1][1]]:
            # "spoke in a joint note of 31", "spoke to our newspaper of more than forty"
            past = r.starts[k + 1][1]
            continue
        if (
            r.finite(k)
            or r.tags[k] in {",", "TO", "CD"}
            or not (r.tags[k].startswith("RB") or r.lower(k) in TIMES | {"on", "in", "at", "later"})
        ):
            return False
    return False


def put_at(r: Reading, end: int) -> bool:
    """*put the toll at 12*, *put it at more than 12*."""
    for k in range(end, min(end + 14, len(r.tags))):
        share = r.lower(k) == "on" and {"percent", "%", "per"} & {r.lower(m) for m in range(k + 2, k + 4)}
        if (r.lower(k) in {"at", "between"} or share) and any(
            r.tags[m] in {"CD", "$"} or r.lower(m) in NUMBERS | HEDGES or any(c.isdigit() for c in r.lower(m))
            for m in range(k + 1, min(k + 5, len(r.tags)))
        ):
            return True
        if r.lower(k) in {";", "."} | QUOTES:
            return False
    return False
