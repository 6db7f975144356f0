"""A result whose every word from outside tries to be something else than text: markup, script, odd signs."""

from dataclasses import replace

from checker.model import Account, Event, LeftOut, Pair, Result, Source, Span
from tests.results import a_claim, a_finding, a_report, a_result

SCRIPT = "<script>document.documentElement.dataset.pwned = 'yes'</script>"
BREAKER = "\"'><img src=x onerror=\"document.documentElement.dataset.pwned='yes'\" x='"
ENDS = "</style></title></textarea></svg>--><!-- ]]> {{ 7 * 7 }} {% raw %} &lt;b&gt; &#60;"
TURNED = "\u202eevil\u2066 \u061c\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627"
SIGNS = "e\u0301\u0323 \U0001f692\U0001f468\u200d\U0001f692 \x00\x07\x1b[31m\x7f\x9b\ud800\ufffe"
NASTY = f"{SCRIPT} {BREAKER} {ENDS} {TURNED} {SIGNS}"

TEXT = f"""Two hurt {SCRIPT} in mill fire

Photo: Three hurt {BREAKER}

Two hurt, {SCRIPT} said. Five\u0301 hurt, {BREAKER} said. {ENDS} {TURNED} {SIGNS} on March 3.

12<b onmouseover=alert(1)>34</b> hurt {NASTY}
"""


def hostile() -> Result:
    """A report that is checked, compared, accepted and left out, in words that must all stay words."""
    report = replace(a_report(TEXT, f"{NASTY}.txt"), notes=(f"read as {NASTY}",))
    first = Source(name=f"{SCRIPT}", kind="named", via=(Source(name=NASTY, kind="unnamed"),))
    second = Source(name=BREAKER, kind="named")
    given = {"measure": f"injured{BREAKER}", "counted": NASTY, "because": (NASTY,)}
    claims = (
        a_claim(report, "c1", "Two", 2, 2, **given),
        a_claim(report, "c2", "Three", 3, 3, **given),
        a_claim(report, "c3", "Two", 2, 2, nth=2, source=first, unit=BREAKER, **given),
        a_claim(report, "c4", "Five", 5, None, source=second, unit=BREAKER, approximate=True, **given),
        a_claim(report, "c5", "12<b onmouseover=alert(1)>34", 1234, 1234, source=second, **given),
    )
    day = Span(TEXT.index("March 3"), TEXT.index("March 3") + 7)
    said = {"message": NASTY, "because": (NASTY,), "measure": BREAKER, "check": "source-conflict"}
    findings = (
        a_finding(claims[2:4], **said),
        a_finding(claims[:2], id="0a0a0a0a", severity="error", accepted=NASTY, acknowledged=True, **said),
        replace(a_finding((), **said), id="0b0b0b0b", spans=(day,), severity="note"),
    )
    result = a_result(report, claims, findings)
    return replace(
        result,
        pairs=(Pair(claims[0], claims[4], False, NASTY),),
        events=(Event(id="e1", label=NASTY, places=(NASTY,), times=(), claims=tuple(c.id for c in claims)),),
        accounts=(Account(event="e1", sources=("", NASTY), claims=("c1", "c3"), sum=NASTY),),
        coverage=replace(result.coverage, numbers=6, left_out=(LeftOut(day, NASTY),)),
    )
