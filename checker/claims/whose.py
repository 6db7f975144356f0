"""Whose a figure is: who did it, who owns it, of whom it is told."""

from collections.abc import Iterator
from itertools import pairwise

from checker.claims.counted import HOLDERS, Counted
from checker.claims.going_back import GIVES
from checker.claims.reading import Reads
from checker.claims.told import NATIONAL
from checker.model import Quantity, Sentence, Source, Token
from checker.rules.events import EventWords
from checker.trees import ancestors, children, head

# "The army admitted the loss of 12", "Norland lost 200": of those who have or own up to it.
LOSS = frozenset({"loss", "losses"})
LOSES = frozenset({"lose", "bury", "mourn"})
OWNS_UP = frozenset({"acknowledge", "admit", "concede", "mourn"})
HARMS = frozenset("kill infect sicken claim injure wound hurt".split())
RETURNS = frozenset("return free release hand deliver repatriate exchange transfer".split())
# "It has 391 cases"
HAS = frozenset({"have", "record", "report", "count", "see"})
# "his men had seized 40 logs": whoever they are.
ANYBODY = frozenset({"man", "person", "people", "force", "side"})


def actors_of(sentence: Sentence, counted: Counted, source: Source) -> tuple[str, ...]:
    """Who did it, where the counted things are an active verb's object: *gunmen killed 12*; not who only says so."""
    verb = head(sentence, counted.node)
    if verb is not None and verb.pos == "ADV":
        verb = head(sentence, verb)  # "brought 53 people ashore", hung on *ashore*
    if verb is None or verb.pos != "VERB" or counted.node.dep not in {"obj", "obl:unmarked"}:
        return ()
    return tuple(
        t.lemma
        for t in children(sentence, verb, "nsubj")
        if t.pos != "PRON"
        and t.lemma not in HOLDERS
        and t.text not in source.name
        and not t.dep.endswith(":pass")
        and not (t.lemma in ANYBODY and any(of.pos == "PRON" for of in children(sentence, t, "nmod:poss")))
    )


def about(
    sentence: Sentence,
    counted: Counted,
    clause: tuple[int, int],
    home: frozenset[str],
    source: Source,
    words: EventWords,
) -> tuple[str, ...]:
    """The name whose figure it is: *Guinea has had 2,155 cases*; not the source's, nor the report's own place."""
    if sentence.part != "body":
        return ()  # the headline speaks of the report's own happening
    verb = head(sentence, counted.node)
    done = verb.lemma if verb is not None and counted.node.dep == "obj" else ""
    if done in HARMS:
        return ()  # "Cholera has killed 14 people"
    if done in RETURNS and any(word.endswith(NATIONAL) for word in counted.group):
        return ()  # "Norland had returned 31 Sudrian soldiers": the adjective says whose they are
    casualties = _has_casualties(sentence, counted)
    for noun in _whose(sentence, counted, clause):
        name = {t.lower for t in (noun, *children(sentence, noun, "compound", "flat", "amod"))}
        long = any(len(word) > 1 for word in name) and noun.pos != "NUM"
        if (
            long
            and _is_named(sentence, noun, words)
            and (casualties or not name <= home)
            and not name & set(source.name.lower().split())
        ):
            return tuple(sorted(name))
    return ()


def _has_casualties(sentence: Sentence, counted: Counted) -> bool:
    """*The front had 18 dead, Norland had lost 200*: the front's own, though the report is of it."""
    verb = head(sentence, counted.node)
    if verb is not None and verb.lemma in LOSES and counted.node.dep == "obj":
        return True
    has = any(t.lemma == "have" and t.pos == "VERB" for t in ancestors(sentence, counted.node))
    return has and _is_hurt(sentence, counted)


def owner_of(sentence: Sentence, counted: Counted, source: Source) -> tuple[str, ...]:
    """The source that speaks of its own: *the army said it had lost four soldiers*."""
    if source.kind == "report":
        return ()
    if _of_its_own(sentence, counted, source):
        return tuple(source.name.lower().split())
    for verb in ancestors(sentence, counted.node):
        subjects = children(sentence, verb, "nsubj")
        if subjects:
            own = any(t.lower in {"it", "they", "we", "he", "she", "i"} and t is not counted.node for t in subjects)
            return tuple(source.name.lower().split()) if own else ()
    return ()


def _of_its_own(sentence: Sentence, counted: Counted, source: Source) -> bool:
    """*Kasmir said two of its soldiers were killed and four wounded*: those without a noun are of the same."""
    if counted.noun is not None and counted.noun is not counted.node:
        return False
    said = [t.index for t in sentence.tokens if source.span is not None and t.end <= source.span.end]
    first = said[-1] + 1 if said else 0
    before = sentence.tokens[first : counted.node.index]
    return any(a.lower == "of" and b.lower in {"its", "their", "our"} for a, b in pairwise(before))


def of_its(sentence: Sentence, counted: Counted, quantity: Quantity) -> bool:
    """*Turkey says five of its soldiers were killed*: those of the side that is named."""
    end = counted.noun.index if counted.noun is not None else 0
    behind = [t.lower for t in sentence.tokens[quantity.tokens[1] : end]]
    return behind[:1] == ["of"] and behind[1:2] in (["its"], ["their"], ["our"])


def did_it_himself(sentence: Sentence, counted: Counted) -> bool:
    """*He said he had pulled 22 people out*: one person's own doing, and not all that was done."""
    verb = head(sentence, counted.node)
    done = verb is not None and counted.node.dep == "obj" and verb.lemma not in GIVES
    subjects = children(sentence, verb, "nsubj") if verb is not None and done else ()
    return any(t.lower in {"he", "she", "i"} for t in subjects)


def its_loss(sentence: Sentence, counted: Counted, source: Source) -> bool:
    """*The rebels admitted the loss of eight; the army said it had three men hurt*: of their own, where nobody else is
    named.
    """
    if source.kind != "report" and _it_has_hurt(sentence, counted):
        return True
    loss = head(sentence, counted.node)
    verb = head(sentence, loss) if loss is not None else None
    if verb is not None and loss is not None and loss.lower not in LOSS:
        verb = verb if verb.lemma in OWNS_UP and loss.lower in {"death", "deaths"} else None
    if verb is None or loss is None or loss.dep != "obj" or children(sentence, loss, "nmod:poss"):
        return False
    return any(t.text in source.name.split() for t in children(sentence, verb, "nsubj"))


def _it_has_hurt(sentence: Sentence, counted: Counted) -> bool:
    """*It had three men hurt*, said of who speaks."""
    verb = head(sentence, counted.node)
    has = verb is not None and verb.lemma == "have" and counted.node.dep == "obj"
    own = has and verb is not None and any(t.lower in {"it", "they"} for t in children(sentence, verb, "nsubj"))
    return own and _is_hurt(sentence, counted)


def _is_hurt(sentence: Sentence, counted: Counted) -> bool:
    """*18 dead, three men hurt*: what the next word says of them."""
    after = sentence.tokens[counted.node.index + 1 : counted.node.index + 2]
    return bool(after) and after[0].lower in {"dead", "killed", "wounded", "injured", "hurt"}


def _whose(sentence: Sentence, counted: Counted, clause: tuple[int, int]) -> Iterator[Token]:
    """The nouns whose figure it may be: the subject of its clause, the place of a relative clause, the doer."""
    root = next((t for t in ancestors(sentence, counted.node) if t.dep == "ROOT"), None)
    if root is not None and _is_it(sentence, root) and root.index < counted.node.index:
        yield root  # "The hardest-hit country is Guinea, with 410,000 cases"
    for above in ancestors(sentence, counted.node):
        if above.dep == "obl" and above.index < clause[1] and _opens(sentence, above):
            return  # "In front of 31,200 spectators Athletic started badly"
        subjects = children(sentence, above, "nsubj")
        if above.pos not in {"VERB", "AUX"} and not subjects:
            continue
        yield from (_antecedent(sentence, above, s) for s in subjects if s not in (counted.node, counted.noun))
        noun = head(sentence, above)
        if noun is not None and any(t.lower == "where" for t in children(sentence, above, "advmod", "mark", "obl")):
            yield noun  # "Nigeria, where eight patients died"
        break
    yield from (t for t in sentence.tokens[clause[0] : clause[1]] if t.dep == "obl:agent")


def _is_it(sentence: Sentence, noun: Token) -> bool:
    """Whether a name, whatever the tagger takes it for, says what the subject is: *the worst-hit country is Guinea*."""
    name = noun.index > 0 and noun.text[:1].isupper() and noun.pos in {"PROPN", "ADJ", "NOUN"}
    return name and bool(children(sentence, noun, "cop"))


def _opens(sentence: Sentence, phrase: Token) -> bool:
    """Whether a phrase with a preposition stands before the subject and verb of its clause."""
    verb = head(sentence, phrase)
    subjects = children(sentence, verb, "nsubj") if verb is not None else ()
    return any(phrase.index < s.index for s in subjects) and bool(children(sentence, phrase, "case"))


def _is_named(sentence: Sentence, noun: Token, words: EventWords) -> bool:
    """A name, or a place with its name; at the start of a sentence also what the tagger takes for a common noun."""
    if noun.lemma in words.place_nouns and any(
        t.text[:1].isupper() for t in children(sentence, noun, "compound", "nmod")
    ):
        return True  # "Lunda district is worst hit with 1,204 cases"
    if _is_it(sentence, noun):
        return True
    happenings = words.all_happenings
    if noun.index == 0 and {noun.lower, noun.lower.removesuffix("s")} & happenings:
        return False  # "Floods have displaced 3,500", with the capital of the sentence
    if noun.lemma in happenings:
        return noun.pos == "PROPN"  # "Blast kills nine"
    return noun.pos == "PROPN" or (noun.index == 0 and noun.tag == "NN" and not children(sentence, noun, "det"))


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    """The noun for which *which* or *who* stands."""
    if subject.lower in {"which", "who", "that"} and verb.dep == "acl:relcl":
        return head(sentence, verb) or subject
    return subject


def of_those_who(sentence: Sentence, counted: Counted) -> bool:
    """*Those who slept more than nine hours*: the length says of whom the sentence speaks."""
    for token in (counted.node, *ancestors(sentence, counted.node)):
        noun = head(sentence, token) if token.dep == "acl:relcl" else None
        if noun is not None and any(t.lower in {"who", "whose"} for t in sentence.tokens[noun.index : token.index]):
            return True
    return False


def of_it(sentence: Sentence, node: Token, read: Reads, source: Source) -> tuple[str, ...]:
    """*Sierra Leone is hit hardest. It has recorded 7,109*: the place that *it* stands for."""
    verb = next((t for t in ancestors(sentence, node) if t.pos in {"VERB", "AUX"}), None)
    subjects = children(sentence, verb, "nsubj") if verb is not None else []
    if read.sentence is None or not any(t.lower == "it" for t in subjects):
        return ()
    for noun in read.sentence.tokens:
        if noun.text[:1].isupper() and noun.pos in {"PROPN", "NOUN"} and noun.dep.startswith("nsubj"):
            name = [noun, *children(read.sentence, noun, "compound", "flat")]
            words = tuple(sorted(t.lower for t in name))
            known = any(set(words) <= set(place.split()) for place in read.places)
            # "Minas Gerais is by far the hardest hit. It has 391 cases, according to the ministry"
            has = verb is not None and verb.lemma in HAS and source.kind != "report"
            other = (
                has and not children(read.sentence, noun, "det") and not set(words) & set(source.name.lower().split())
            )
            return words if known or other else ()
    return ()
