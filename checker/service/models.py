"""What goes in and what comes out of the service, as it stands in the OpenAPI description."""

import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints


def _whole(words: str) -> str:
    """The words, where all their characters are; half of a pair of surrogates is none."""
    if any("\ud800" <= character <= "\udfff" for character in words):
        raise ValueError("is not Unicode: it has half of a surrogate pair")
    return words


Words = Annotated[str, AfterValidator(_whole)]


class Fields(BaseModel):
    """A report in the fields of a content management system; empty ones are left out."""

    model_config = ConfigDict(extra="forbid", title="Fields")

    headline: Words = Field("", description="Where it is empty, the first paragraph of the body may be read as one.")
    summary: Words = Field("", description="The standfirst, the teaser, the abstract.")
    body: Words = ""
    captions: list[Words] = Field(default_factory=list, max_length=500)
    format: Literal["text", "html"] = Field("text", description="What the body is written in; the rest is text.")
    date: datetime.date | None = Field(None, description="The day of the report; dates without a year count from it.")


class Source(Fields):
    """A wire copy that tells of the same events."""

    model_config = ConfigDict(extra="forbid", title="Source")

    name: Words = Field("", max_length=200, description="How findings name it: *AFP*; otherwise *source 1*.")


Reason = Annotated[Words, StringConstraints(min_length=1, max_length=2000)]


class CheckRequest(Fields):
    """A report that is to be published, and what it is to be compared with."""

    model_config = ConfigDict(
        extra="forbid",
        title="CheckRequest",
        json_schema_extra={
            "example": {
                "headline": "Two hurt in mill fire",
                "body": "A fire at a mill near Ely injured three workers on Monday, the report said.",
            }
        },
    )

    sources: list[Source] = Field(default_factory=list, max_length=50, description="Wire copies of the same events.")
    previous: Fields | None = Field(None, description="The version that was published before.")
    accepted: dict[Words, Reason] = Field(
        default_factory=dict,
        max_length=1000,
        description="Findings that somebody has accepted: id and reason. They no longer count for the verdict.",
    )
    offsets: Literal["characters", "utf-16"] = Field(
        "characters", description="How start and end are counted: code points, or the units of JavaScript's strings."
    )


class Shape(BaseModel):
    """What all answers have in common: later versions may add keys."""

    model_config = ConfigDict(extra="allow")


class Place(Shape):
    """A half-open range of characters of one field; all four are null for what stands nowhere."""

    field: Literal["headline", "summary", "body", "captions"] | None
    index: int | None = Field(description="Which of the captions, from zero; null for the other fields.")
    start: int | None
    end: int | None


class SpanOf(Place):
    """A place to mark."""

    report: str | None = Field(None, description="*draft* or the name of a source; only in findings across reports.")


class LeftOut(Place):
    """A number that is no claim, and why."""

    text: str
    reason: str


class Earlier(Place):
    """A figure of the version before; its place is in that version's fields."""

    report: str
    text: str
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    source: "SaidVia"
    part: Literal["headline", "summary", "body", "caption"]
    passage: str


class Progress(Shape):
    """What became of the figures since the version before."""

    previous: str
    same: int
    changed: int
    new: int
    left_out: int = Field(description="Findings of the version before that this one has too; they are not listed.")


class Coverage(Shape):
    """What was read."""

    numbers: int
    claims: int
    compared: int
    left_out: list[LeftOut]
    notes: list[str] = Field(description="What was read with a doubt, or not at all.")


class Said(Place):
    """Who says something."""

    name: str
    kind: Literal["named", "unnamed", "report", "unresolved"]


class SaidVia(Said):
    """Who says something, and from whom they have it."""

    via: list[Said]


class Claim(Place):
    """A figure, what it counts and who gives it."""

    id: str
    measure: str
    counted: str
    unit: str | None
    text: str
    low: float | None
    high: float | None
    low_open: bool
    high_open: bool
    approximate: bool
    additional: bool
    status: Literal["asserted", "denied", "forecast", "superseded"]
    source: SaidVia
    event: str
    part: Literal["headline", "summary", "body", "caption"]
    sentence: Place
    because: list[str]


class Event(Shape):
    """Claims that speak of one happening."""

    id: str
    label: str
    places: list[str]
    times: list[str]
    claims: list[str]


class Finding(Shape):
    """Claims that cannot all be true."""

    id: str
    check: str
    severity: Literal["error", "warning", "note"]
    confidence: Literal["high", "medium", "low"]
    measure: str
    event: str
    message: str
    claims: list[str] = Field(description="A claim of the draft by its id, one of a source as NAME#ID.")
    pairs: list[list[str]]
    spans: list[SpanOf]
    acknowledged: bool
    accepted: str | None
    blame: list[str]
    because: list[str]
    earlier: list[Earlier]


class Account(Shape):
    """Sources whose figures of one event hold together."""

    event: str
    sources: list[str]
    claims: list[str]
    sum: str


class SourceAnswer(Shape):
    """What was read in a wire copy, and its own findings."""

    name: str
    title: str
    claims: list[Claim]
    events: list[Event]
    accounts: list[Account]
    findings: list[Finding]
    coverage: Coverage


class RulesetAnswer(Shape):
    """Which rules were used."""

    version: str
    hash: str


class CheckAnswer(Shape):
    """What was found."""

    verdict: Literal["pass", "warn", "block"]
    version_of_schema: str = Field(alias="schema")
    ruleset: RulesetAnswer
    findings: list[Finding] = Field(description="Of the draft, and between it and its sources.")
    claims: list[Claim]
    events: list[Event]
    accounts: list[Account]
    coverage: Coverage
    progress: Progress | None = Field(None, description="Only where the request has a previous version.")
    sources: list[SourceAnswer]
    shared_events: list[Event]
    between_sources: list[Finding] = Field(description="Where sources differ among themselves; not in the verdict.")
    notes: list[str]


class ReportFinding(Shape):
    """A finding of the draft, or between it and its sources, in short."""

    id: str
    number: int = Field(description="Its number in the HTML report.")
    check: str
    severity: Literal["error", "warning", "note"]
    message: str
    accepted: str | None


class ReportAnswer(Shape):
    """The HTML report."""

    verdict: Literal["pass", "warn", "block"]
    ruleset: RulesetAnswer
    findings: list[ReportFinding]
    html: str = Field(description="One page that needs nothing else; what it shows of the copy is escaped.")


class Health(Shape):
    """Whether reports can be checked."""

    status: Literal["ok", "starting"]
    workers: int
    ready: int
    replaced: int
    ruleset: RulesetAnswer


class RuleMeasure(Shape):
    """A thing that is counted."""

    name: str
    title: str


class RulesAnswer(Shape):
    """What is checked."""

    ruleset: RulesetAnswer
    checks: list[str]
    measures: list[RuleMeasure]


class Problem(Shape):
    """Why there is no answer."""

    error: str = Field(description="A sentence for people.")
    request: str = Field(description="The request's id, as in the log.")
    where: list[str] = Field(default_factory=list, description="The keys of the request that are wrong.")


PROBLEMS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "The request is not JSON, or asks for what there is not."},
    401: {"model": Problem, "description": "The token is missing or wrong."},
    408: {"model": Problem, "description": "The request did not arrive in time."},
    413: {"model": Problem, "description": "The request is too large."},
    422: {"model": Problem, "description": "The request has not the form described here, or cannot be read."},
    503: {"model": Problem, "description": "No worker is free; try again, or go on without the check."},
}
"""The answers that are none, by their status."""
