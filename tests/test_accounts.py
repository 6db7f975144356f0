"""Which sources hold together, what their figures add up to, and which claim of a failed sum is to blame: from claims
built by hand."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.checks import arithmetic, self_conflict, source_conflict, subset
from checker.checks.accounts import MOST_ACCOUNTS, MOST_VOICES, _maximal, find_accounts
from checker.checks.blame import MANY, with_blame
from checker.events import group_events, pair_claims
from checker.model import Account, Claim, Finding, Result, Scope
from checker.pipeline import Checker
from checker.readers.text import read
from checker.rules import load_rules
from tests.making import claim
from tests.marks import body
from tests.results import a_result

RULES = load_rules()
TEXT = body("Nothing.")


def checked(*claims: Claim) -> Result:
    """The claims with their findings."""
    placed, events = group_events(claims, TEXT)
    result = replace(a_result(TEXT, placed), events=events, pairs=pair_claims(placed, RULES))
    checks = (self_conflict.check, source_conflict.check, arithmetic.check, subset.check)
    return replace(result, findings=with_blame([f for check in checks for f in check(result, RULES)], placed))


def accounts(*claims: Claim) -> list[tuple[tuple[str, ...], str]]:
    found, notes = find_accounts(checked(*claims), RULES)
    assert notes == ()
    return [(account.sources, account.sum) for account in found]


def rocket(at: int, value: str, measure: str, by: str = "", **given: object) -> Claim:
    return claim(at, value, measure, "rocket", by, **given)  # type: ignore[arg-type]


FIRED = rocket(1, "7", "fired")


def test_the_accounts_of_a_salvo() -> None:
    found = accounts(
        FIRED, rocket(2, "2", "hit", "An officer"), rocket(3, "5", "missed", "An officer"),
        rocket(4, "5..", "hit", "Agency"), rocket(5, "2", "missed", "Army"),
    )  # fmt: skip
    assert found == [
        (("", "An officer"), "2 hit + 5 missed = 7 of 7 fired"),
        (("", "Agency", "Army"), "5 hit + 2 missed = 7 of 7 fired"),
    ]


def test_voices_whose_figures_pass_a_whole_together_are_not_of_one_account() -> None:
    army, navy, mayor = rocket(2, "4", "hit", "Army"), rocket(3, "6", "hit", "Navy"), rocket(4, "2", "missed", "Mayor")
    assert accounts(FIRED, army, navy, mayor) == [
        (("", "Army", "Mayor"), "4 hit + 2 missed = 6 of 7 fired"), (("", "Navy"), ""), (("Navy", "Mayor"), ""),
    ]  # fmt: skip


def test_what_a_hedge_leaves_open_stays_open() -> None:
    army, navy = rocket(2, "1", "hit", "Army"), rocket(3, "3..", "hit", "Navy")
    [_, (_, told)] = accounts(FIRED, army, navy, rocket(4, "2", "missed", "Mayor"))
    assert told == "3.. hit + 2 missed = at least 5 of 7 fired"


def test_two_who_differ_are_two_accounts_and_who_agrees_is_of_both() -> None:
    found = accounts(claim(1, "5", by="Army"), claim(2, "7", by="Police"), claim(3, "4..9", by="Mayor"))
    assert found == [(("Army", "Mayor"), ""), (("Police", "Mayor"), "")]


def test_who_contradicts_himself_is_of_no_account() -> None:
    army = claim(1, "5", by="Army"), claim(2, "6", by="Army", paragraph=2)
    claims = (*army, claim(3, "7", by="Police"), claim(4, "9", by="Mayor"))
    assert accounts(*claims) == [(("Police",), ""), (("Mayor",), "")]


def test_no_dispute_no_accounts() -> None:
    assert accounts(claim(1, "5", by="Army"), claim(2, "5", by="Police")) == []
    assert accounts(claim(1, "5"), claim(2, "7", paragraph=2)) == []


def test_the_accounts_of_an_event_are_of_its_claims() -> None:
    other = Scope(scene=1)
    found, _ = find_accounts(
        checked(claim(1, "5", by="Army"), claim(2, "7", by="Police"), claim(3, "9", by="Mayor", scope=other)), RULES
    )
    assert [(a.event, a.claims) for a in found] == [("e1", ("c1",)), ("e1", ("c2",))]


def test_the_limits() -> None:
    """One voice more than the most, and one account more than the most, and there is a note instead of a list."""
    for number, listed in ((MOST_VOICES - 2, True), (MOST_VOICES - 1, False)):
        many = [claim(i, "3..12", by=f"Town{i}ville") for i in range(number)]
        found, notes = find_accounts(checked(*many, claim(98, "3", by="Army"), claim(99, "12", by="Police")), RULES)
        assert (bool(found), bool(notes)) == (listed, not listed)
    measures = ("killed", "injured", "missing", "captured", "freed")
    for number, listed in ((4, True), (5, False)):
        pairs = [
            claim(2 * i + j, value, measure, by=f"Source{2 * i + j}x")
            for i, measure in enumerate(measures[:number]) for j, value in enumerate(("5", "9"))
        ]  # fmt: skip
        found, notes = find_accounts(checked(*pairs), RULES)
        assert (len(found), len(notes)) == ((2**number, 0) if listed else (0, 1))
    assert 2**4 <= MOST_ACCOUNTS < 2**5


CONFLICTS = st.lists(st.frozensets(st.integers(0, 5), min_size=2, max_size=3), max_size=5)


@given(CONFLICTS)
def test_accounts_are_the_largest_sets_without_a_conflict(conflicts: list[frozenset[int]]) -> None:
    found = _maximal(6, conflicts)
    assert found is not None
    sets = [frozenset(i for i in range(6) if bits >> i & 1) for bits in range(64)]
    free = [some for some in sets if not any(conflict <= some for conflict in conflicts)]
    assert set(found) == {some for some in free if not any(some < other for other in free)}


def parts(total: Sequence[str], *values: str) -> Finding:
    """A sum that fails, with its total said so many times."""
    claims = [claim(i, value) for i, value in enumerate((*total, *values))]
    finding = Finding(
        id="1", check="arithmetic", severity="error", confidence="high", measure="killed", event="e1", message="",
        claims=tuple(c.id for c in claims), pairs=(), spans=(), because=(),
    )  # fmt: skip
    return with_blame([finding], claims)[0]


def test_a_single_sum_may_fail_by_any_of_its_figures() -> None:
    assert parts(["19"], "10", "6", "2").blame == ("c0", "c1", "c2", "c3")


def test_a_total_that_stands_there_twice_is_not_to_blame() -> None:
    assert parts(["19", "19"], "10", "6", "2").blame == ("c2", "c3", "c4")


def test_a_figure_in_two_sums_that_fail_is_to_blame() -> None:
    claims = [claim(i, str(i)) for i in range(1, 6)]
    one = replace(parts(["1"]), id="1", claims=("c1", "c2", "c3"))
    other = replace(one, id="2", claims=("c3", "c4", "c5"))
    assert [f.blame for f in with_blame([one, other], claims)] == [("c3",), ("c3",)]


def test_a_pair_has_no_blame_and_too_many_claims_have_none() -> None:
    [finding] = checked(claim(1, "5", by="Army"), claim(2, "7", by="Police")).findings
    assert finding.blame == ()
    assert parts(["19"], *map(str, range(20, 20 + MANY))).blame == ()


def test_the_most_and_the_least_of_what_several_voices_say(checker: Checker) -> None:
    text = "Shelling\n\nThe army spoke of 20 casualties. A doctor said 14 soldiers were killed and 19 were wounded.\n"
    [result] = checker.check([read(text.encode(), "x")])
    [finding] = result.findings
    assert (finding.check, finding.severity, finding.confidence, finding.pairs) == (
        "source-conflict", "warning", "medium", (),
    )  # fmt: skip
    assert finding.message == (
        "Casualties: 14 killed (A doctor) + 19 injured (A doctor) = 33, more than 20 casualties (The army)."
    )
    assert result.accounts == (
        Account(event="e1", sources=("The army",), claims=("c1",), sum=""),
        Account(event="e1", sources=("A doctor",), claims=("c2", "c3"), sum=""),
    )


@given(st.permutations(range(5)))
@settings(max_examples=30, deadline=None)
def test_the_order_of_the_claims_does_not_matter(order: list[int]) -> None:
    claims = [
        FIRED, rocket(2, "2", "hit", "An officer"), rocket(3, "5", "missed", "An officer"),
        rocket(4, "5..", "hit", "Agency"), rocket(5, "2", "missed", "Army"),
    ]  # fmt: skip
    wanted = checked(*claims)
    found = replace(wanted, claims=tuple(wanted.claims[i] for i in order))
    assert find_accounts(found, RULES) == find_accounts(wanted, RULES)
