"""Pairs that nothing but the event ties, and that are of one thing too seldom to be compared.

Where two figures stand, who gives them and how far they lie apart says how likely it is that they are of the same. The
shares below are those of the pairs that were compared at first sight in 632 reports by other hands, before any of these
was studied: a pair is right where the annotation calls it a contradiction.
"""

from checker.model import Claim
from checker.sources import same_voice
from checker.values import is_more

FAR_BEHIND = 2
"""So many paragraphs apart."""
# So many times fewer is some of them; below a headline's figure, which a voice may dispute, only where few are left.
TIMES_FEWER = 1.5
TIMES_FEWER_THAN_HEADLINE = 3
FEW_LEFT = 10
# How far apart in size two figures are that may be of one thing, where no two voices argue, and up to which smaller
# one; estimates of crowds and of money lie farther apart.
OF_OTHER_SIZE = 3
OF_CLAIMED_SIZE = 6
# Who answers a figure does so within so many paragraphs.
ANSWER = 3
THOUSANDS = 1200


def unlikely(first: Claim, second: Claim, counts_people: bool, one_group: bool) -> str:
    """Why two figures that nothing but the event ties are not compared; empty where they may be.

    ``first`` stands before ``second``; ``counts_people`` says whether their measure is of people, ``one_group`` whether
    both name the same ones: *no civilians* answers *76 civilians* from afar.
    """
    if "caption" in {first.part, second.part} or second.scope.restates == first.id:
        return ""
    far = second.paragraph - first.paragraph >= FAR_BEHIND
    one_voice = same_voice(first.source, second.source)
    small, large = sorted(abs(c.value.low or c.value.high or 0) for c in (first, second))
    # "The quake injured 45 ... (far behind) Seven were hurt in the north": 6 of 98 were right.
    told_by_report = one_voice or "report" in {first.source.kind, second.source.kind}
    none = one_group and not small and not told_by_report
    room = OF_CLAIMED_SIZE if one_group and not told_by_report and _claims_more(first, second) else OF_OTHER_SIZE
    if (far or told_by_report) and not none and small < THOUSANDS and large > room * small:
        return "far from each other in size, and no two voices that answer each other"
    # "Eight people were hurt, he said. In the evening six were": who goes on telling tells of more, unless he takes up
    # the people, or says the same of them; none of 17 was right.
    in_same_words = _in_same_words(first, second)
    definite = "definite" in second.scope.cues
    if one_voice and not (far or definite or in_same_words) and first.part == "body" and small < THOUSANDS:
        return "told one after the other by one voice"
    # The report right before or behind a voice: 3 of 12 were right.
    lead = _takes_up_the_lead(first, second) and large < TIMES_FEWER * small
    again = in_same_words or (definite and second.counted != "") or lead
    if first.part == second.part == "body" and not (far or none or again) and _no_answer(first, second):
        return "right behind each other, and one told by the report itself"
    answered = none or (one_group and _same_ones(first, second))
    if far and not answered and _fewer(first, second, counts_people and not one_voice, told_by_report):
        return "fewer, and told far behind: of some of them"
    return ""


def _claims_more(first: Claim, second: Claim) -> bool:
    """*The army said 11 soldiers were killed ... The rebels said they had killed 34 soldiers*: three of three."""
    more = is_more(second.value, first.value) and second.paragraph - first.paragraph <= ANSWER
    return more and first.measure == "killed" and first.part == second.part == "body"


def _no_answer(first: Claim, second: Claim) -> bool:
    """*45 people died. The mayor said that nine were killed*: beside a voice the report tells of others; so it does in
    the next paragraph, on either side.
    """
    return "report" in {first.source.kind, second.source.kind if second.paragraph > first.paragraph else ""}


def _takes_up_the_lead(first: Claim, second: Claim) -> bool:
    """*Police cleared the camp, arresting 85 marchers. (Next paragraph) 99 people were held, lawyers said*: what the
    opening told by itself, of people in general.
    """
    told = first.source.kind == "report" != second.source.kind and first.scope.opening
    return told and second.paragraph == first.paragraph + 1 and second.counted == "person"


def _in_same_words(first: Claim, second: Claim) -> bool:
    """*The ministry said that 40 people were killed. Later it said that 60 people were killed*."""
    return first.counted == second.counted != "" and first.scope.deed == second.scope.deed


def _same_ones(first: Claim, second: Claim) -> bool:
    """*Gunmen abducted 48 worshippers, a leader said ... Police said 17 worshippers were kidnapped*: of one name, told
    as a whole and not far behind; three of three.
    """
    near = second.paragraph - first.paragraph <= ANSWER and first.part == second.part == "body"
    small, large = sorted(c.value.low or c.value.high or 0 for c in (first, second))
    voices = "report" not in {first.source.kind, second.source.kind} and "definite" not in second.scope.cues
    return near and voices and first.counted == second.counted and 0 < large <= OF_OTHER_SIZE * small


def _fewer(first: Claim, second: Claim, people_of_two: bool, told_by_report: bool) -> bool:
    """*The raid killed 45, the ministry said ... (far behind) Four died in the hospital, a doctor said*: 7 of 34 were
    right where both stood in the story, and 7 of 62 where one was the headline's.
    """
    one, other = (c.value.low or c.value.high or 0 for c in (first, second))
    if first.part == "headline" and told_by_report and one > TIMES_FEWER * other:
        return True
    if not people_of_two:
        return False
    large = first.part == "headline" and other >= FEW_LEFT
    times = TIMES_FEWER_THAN_HEADLINE if large else TIMES_FEWER
    return other < one and (one >= times * other or not second.scope.opening)
