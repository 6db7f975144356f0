"""What stands around a number and bends it: *at least*, *about*, *another*, *or more*, *-odd*."""

from dataclasses import replace

from checker.quantities.figure import Figure
from checker.quantities.line import Line
from checker.rules.hedges import Hedge, Hedges
from checker.rules.units import Units

# Signs between a number and what follows it: "100-odd", "20, and counting".
_JOINTS = frozenset({"-", ","})
# After these "over five days" is a length; elsewhere it is a stretch of time in which things happened.
_LASTING = frozenset(
    "for well just lasted lasting lasts last took taken takes take taking spent spend spends after of is was were been "
    "and to by a in within at than ran runs run go went gone little slightly stretched".split()
)
# After these "over 300 acres" is where something lies.
_SPREAD = frozenset(
    "spread spreads spreading scattered stretched stretches stretching extends extending extended strewn".split()
)
# Before "up to 27" these make "up" a part of the verb: "it adds up to 27, the toll went up to 81".
_UP = frozenset("own owns owned owning add adds added went go goes gone going moved moves crept rose climbed".split())
_COURSES = frozenset("run race races raced walk stage leg ride held contested relay distance event course".split())
# Right of the number these make it one more than those told: "two more", "12 additional deaths".
_MORE = frozenset("more additional further extra".split())


def with_hedges(line: Line, figure: Figure, hedges: Hedges, units: Units) -> Figure:
    """The figure with the phrases that touch it on both sides, in its range and in its bounds."""
    figure = _leading(line, figure, hedges, units)
    return _more(line, _trailing(line, figure, hedges))


def _leading(line: Line, figure: Figure, hedges: Hedges, units: Units) -> Figure:
    # "above magnitude 5"
    if line[figure.start - 1].lower == "magnitude" and (read := line.longest_before(figure.start - 1, hedges.leading)):
        figure = replace(_bent(figure, read[1]), start=read[0])
    while (found := line.longest_before(figure.start, hedges.leading)) is not None:
        start, hedge = found
        if _other_sense(line, start, figure, units):
            break
        # "within three to four days" is as long as it says
        if line[start].lower == "within" and figure.low is not None and figure.low != figure.high:
            break
        figure = replace(_bent(figure, hedge), start=start)
    return figure


def _bent(figure: Figure, hedge: Hedge) -> Figure:
    low, high = figure.low, figure.high
    approximate, additional = figure.approximate or hedge.approximate, figure.additional or hedge.additional
    figure = replace(figure, approximate=approximate, additional=additional, hedged=True)
    # "no fewer than" and "up to" bend only what is not bent yet: in "at least up to 10" the nearer word stands.
    if hedge.bound == "low" and low is not None:
        return replace(figure, high=None, low_open=hedge.open or figure.low_open, high_open=False)
    if hedge.bound == "high" and high is not None:
        return replace(figure, low=None, high_open=hedge.open or figure.high_open, low_open=False)
    return figure


def _other_sense(line: Line, start: int, figure: Figure, units: Units) -> bool:
    """Whether the phrase before a number means something else there."""
    word, before = line[start].lower, line[start - 1]
    # "owned up to 27 burglaries", "it adds up to 27"
    if line.lower(start, 2) == ("up", "to") and before.lower in _UP:
        return True
    single = line[start + 1].start == line[figure.start].start
    if not single:
        return False
    # "held over three deaths"
    if (
        word == "over"
        and figure.unit is None
        and figure.form == "number"
        and 0 < (figure.low or figure.high or 0) <= 10
    ):
        return True
    if word in {"over", "around", "under", "above", "below", "near", "beyond"}:
        # "a run over 5 kilometres"
        if word == "over" and units.dimension(figure.unit) == "distance" and before.lower in _COURSES:
            return True
        if word == "over" and units.dimension(figure.unit) == "duration":
            return before.lower not in _LASTING
        # "spread over 300 acres"
        if before.lower in _SPREAD:
            return True
        # "all over", "took over", "turned around"
        return before.lower in {"all", "took", "takes", "taken", "take", "turned", "win", "won", "handed", "hand"}
    # "in the last five", "just" as time: "had just two" is the hedge as well
    if word == "some":
        return before.lower in {"of"} and figure.form == "none"
    return word == "even" and before.lower in {"break", "broke"}


def _trailing(line: Line, figure: Figure, hedges: Hedges) -> Figure:
    """Phrases right after the number, or after what it counts: *20 or more*, *three weeks or so*."""
    step = figure.end
    if line[step].text in _JOINTS and (line.joined(step) or line[step].text == ","):
        step += 1
    found = line.longest(step, hedges.trailing)
    if found is not None and _is_trailing(line, step, figure, found[0]):
        bent = _bent(figure, found[1])
        return replace(bent, end=found[0], after=max(found[0], bent.after))
    for noun in {figure.after, figure.after + 1}:
        found = line.longest(noun, hedges.trailing) if noun > figure.end else None
        joins = line[noun].lower == "or" or line.lower(noun, 2) == ("and", "counting")
        if found is not None and joins and line[noun - 1].lower not in {"more", "less", "fewer"}:
            return _bent(figure, found[1])
    return figure


def _is_trailing(line: Line, step: int, figure: Figure, end: int) -> bool:
    word = line[step].lower
    if word == "plus" or word == "+":
        return line[step].glued
    if word in {"odd", "ish"}:
        return line[step - 1].text == "-" or (
            word == "odd" and line[step].glued is False and line[step - 1].kind != "sign"
        )
    if word == "at" or word in {"approximately", "give", "tops"}:
        # "killing five, at least 20 were hurt": the phrase belongs to what follows
        joins = line[end].tag in {"IN", "CC", "WRB", "WDT", "TO"}  # "300 at most once the pit is built"
        return line[end].kind != "number" and (joins or line[end].text in {"", ".", ",", ";", ")", '"', "”", "'"})
    if word == "and":
        return not (line[end - 1].lower == "more" and line[end].kind == "word" and line[end].lower not in {"of"})
    return True


def _more(line: Line, figure: Figure) -> Figure:
    """*two more*, *12 more people*; not *two more than*, and *five more years* counts years."""
    additional = line[figure.end].lower in _MORE and line[figure.end + 1].lower != "than" and figure.unit != "percent"
    return replace(figure, additional=True) if additional else figure
