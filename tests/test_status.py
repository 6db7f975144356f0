"""Whether a figure is asserted, denied, a forecast or superseded: one sentence, and the status of each figure in it."""

import pytest

from checker.claims.corrections import is_printed
from checker.model import Source
from checker.pipeline import Checker
from checker.readers.text import read

CASES = [
    ("Police raised the death toll to 14 from 11 on Sunday.", "asserted superseded"),
    pytest.param(
        "The toll climbed from an initial 22 to 31.",
        "superseded asserted",
        marks=pytest.mark.xfail(reason="a change between two figures is read as a range", strict=True),
    ),
    ("The ministry revised the number of dead down to 54 from 60.", "asserted superseded"),
    ("The hospital lowered its count of injured from 80 to 62.", "superseded asserted"),
    ("The coast guard had earlier put the toll at nine.", "superseded"),
    ("Earlier, the governor had spoken of 12 dead.", "superseded"),
    ("Initial reports of 20 dead proved wrong.", "superseded"),
    ("Preliminary figures showed 300 homes destroyed.", "superseded"),
    ("The number of cases has risen to 120, up from 95 on Tuesday.", "asserted superseded"),
    ("Police initially said 15 people were arrested.", "superseded"),
    ("The firm corrected its earlier figure of 400 job losses to 350.", "superseded asserted"),
    ("An earlier version of this story said 12 people were killed.", "superseded"),
    pytest.param(
        "CORRECTION: the story gave the number of dead as 12; seven people died.",
        "superseded asserted",
        marks=pytest.mark.xfail(reason="what an earlier story gave is taken for what this one gives", strict=True),
    ),
    ("UPDATE: The death toll has risen to 18.", "asserted"),
    pytest.param(
        "The ministry first reported 31 deaths.",
        "superseded",
        marks=pytest.mark.xfail(reason="first reported is also said of a first case", strict=True),
    ),
    ("The army denied that 20 soldiers were killed.", "denied"),
    ("The ministry rejected claims that 300 people had died.", "denied"),
    ("There is no truth to reports that 40 people were hurt, the mayor said.", "denied"),
    ("It is not true that 500 jobs were cut, the company said.", "denied"),
    ("Reports that 12 police officers were killed are false, the minister said.", "denied"),
    ("The firm denied cutting 300 jobs.", "denied"),
    ("The army dismissed as propaganda a rebel claim that 50 soldiers were killed.", "denied"),
    ("The rebels claimed that 50 soldiers were killed, which the army denied.", "asserted"),
    ("He refuted rumours that 70 people had drowned.", "denied"),
    ("Contrary to reports, 15 hostages were not freed.", "denied"),
    ("Forty passengers are feared dead.", "forecast"),
    ("Some 200 people were feared trapped under the rubble.", "forecast"),
    ("As many as 300 people may have died.", "forecast"),
    ("The strike could hit 400 flights.", "forecast"),
    ("The toll could reach 30, officials warned.", "forecast"),
    ("Analysts expect the bank to cut 5,000 jobs.", "forecast"),
    ("The bank is expected to cut 5,000 jobs.", "forecast"),
    ("The company said it would pay $12m.", "forecast"),
    ("The union threatened to call out 4,000 workers.", "forecast"),
    ("Up to 20,000 people are likely to attend.", "forecast"),
    ("The storm is forecast to displace 20,000 people.", "forecast"),
    ("Ministers hope to create 1,000 jobs.", "forecast"),
    ("If the dam breaks, 5,000 people will lose their homes.", "forecast"),
    ("Rescuers fear that 17 miners are dead.", "forecast"),
    ("The number of dead is expected to rise to 40.", "forecast"),
    ("The plant is set to close with the loss of 700 jobs.", "forecast"),
    ("The airline is planning to cancel 120 flights.", "forecast"),
    ("Seventeen people are believed to have died.", "asserted"),
    ("Police believe that 12 people were killed.", "asserted"),
    ("The army estimated that 40 rebels were killed.", "asserted"),
    ("Twelve people are known to have died.", "asserted"),
    ("The court heard that 12 people were killed.", "asserted"),
    pytest.param(
        "The club hopes for 30,000 fans.",
        "forecast",
        marks=pytest.mark.xfail(reason="a verb that the tagger takes for a noun", strict=True),
    ),
    ("It might cost $40 million.", "forecast"),
    ("The deal would have cost $40 million.", "forecast"),
    ("The number of injured rose to 31.", "asserted"),
    ("Not all of the 12 crew were rescued.", "asserted"),
    ("Twelve people did not survive.", "asserted"),
    ("The bomb killed not 12 but nine people.", "denied asserted"),
    ("The government disputes the union's figure of 4,000 strikers.", "denied"),
]


@pytest.mark.parametrize(("sentence", "statuses"), CASES)
def test_status(checker: Checker, sentence: str, statuses: str) -> None:
    text = f"Report of the day\n\nThe town was quiet on Monday and nothing was said.\n\n{sentence}\n"
    [result] = checker.check([read(text.encode(), "status.txt")])
    assert " ".join(claim.status for claim in result.claims) == statuses


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("The article", True),
        ("Tuesday's report", True),
        ("An earlier version of this story", True),
        ("the caption under the picture", True),
        ("The story editor", False),
        ("the author of the article", False),
        ("The union", False),
        ("", False),
    ],
)
def test_what_was_printed_is_named_by_its_head(name: str, printed: bool) -> None:
    assert is_printed(Source(name=name, kind="named" if name else "report")) == printed
