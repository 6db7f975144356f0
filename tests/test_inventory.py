"""No word of the rules is there for one report alone."""

from tests.inventory import Entry, entries, repeats

ENTRIES = entries()


def test_every_word_is_shown_by_more_than_the_one_report_that_uses_it() -> None:
    alone = [f"{e.rule}: {e.word} ({e.reports[0]})" for e in ENTRIES if repeats(e)]
    assert alone == [], "give each a case about something else than that report, or take the word out"


def test_the_inventory_counts_cases_and_reports() -> None:
    used = {(e.rule, e.word): e for e in ENTRIES}
    killed = used["killed object_of", "kill"]
    assert len(killed.reports) > 10
    assert len(killed.shown) == 1
    assert all(e.shown for e in ENTRIES)


def test_a_case_that_repeats_its_report_is_none() -> None:
    report = "Raiders blew the doors off a bullion depot in Vanterra."
    assert repeats(Entry("destroyed object_of", "blow off", ("They blew [[12]] doors off.",), ("v.txt",), (report,)))
    assert not repeats(
        Entry("destroyed object_of", "blow off", ("The gale blew [[12]] roofs off.",), ("v.txt",), (report,))
    )
    assert not repeats(Entry("destroyed object_of", "blow off", ("They blew [[12]] doors off.",), (), ()))
