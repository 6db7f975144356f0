"""The HTML report over HTTP, and the web page that shows it while somebody types."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

from checker import __version__
from checker.errors import ReadError
from checker.model import Finding
from checker.service import models
from checker.service.allowing import allowed
from checker.service.answers import DRAFT, analysed, composed, encoded, verdict
from checker.service.ruleset import Ruleset
from checker.writers import Frame, html

if TYPE_CHECKING:
    from checker.pipeline import Checker  # whoever answers HTTP needs no language model

PAGE = Path(__file__).with_name("page")
"""The folder of the web page: ``index.html`` and what belongs to it."""
SHOWN = ["GET", "HEAD"]

router = APIRouter()


@router.api_route("/", methods=SHOWN, include_in_schema=False)
def index() -> Response:
    """The web page; it may use the style sheet of the reports that it shows."""
    return FileResponse(PAGE / "index.html", headers={"Content-Security-Policy": policy()})


@router.api_route("/page.css", methods=SHOWN, include_in_schema=False)
@router.api_route("/page.js", methods=SHOWN, include_in_schema=False)
def beside(request: Request) -> Response:
    """Its style sheet and its script."""
    return FileResponse(PAGE / Path(request.url.path).name)


@router.post(
    "/v1/report", summary="The HTML report of a report, and what has to be settled in it",
    responses={200: {"model": models.ReportAnswer}, **models.PROBLEMS}, dependencies=[Depends(allowed)],
)  # fmt: skip
async def report(asked: models.CheckRequest, request: Request) -> Response:
    """What ``checker check --format html`` writes, of the draft and its sources together."""
    state = request.app.state
    status, body = await state.engines.run(rendered, state.ruleset, asked.model_dump())
    if status != 200:
        raise HTTPException(status, body.decode())
    return Response(body, media_type="application/json")


def policy() -> str:
    """The content security policy of the web page: nothing from elsewhere, and within a report only its style sheet."""
    return (
        f"default-src 'none'; script-src 'self'; style-src 'self' '{html.style_hash()}'; img-src data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def rendered(checker: "Checker", ruleset: Ruleset, given: Mapping[str, Any]) -> tuple[int, bytes]:
    """The status and the body of the answer; called in the processes that hold a checker.

    Where the status is not 200, the body is a sentence that says what is wrong.
    """
    try:
        reports = list(composed(given))
    except ReadError as error:
        return 422, f"{error}.".encode()
    accepted: Mapping[str, str] = given["accepted"]
    results = [replace(r, findings=_settled(r.findings, accepted)) for r in analysed(checker, reports, given)]
    together = None
    across: tuple[Finding, ...] = ()
    if len(results) > 1:
        events, found = checker.together(results)
        across = _settled(found, accepted)
        together = (events, across)
    page = io.StringIO()
    html.write(results, page, Frame(version=__version__, together=together))
    findings = [
        {
            "id": f.id, "number": number, "check": f.check, "severity": f.severity, "message": f.message,
            "accepted": f.accepted or None,
        }
        for number, f in enumerate((*across, *results[0].findings), start=1)
        if number > len(across) or any(name.startswith(f"{DRAFT}#") for name in f.claims)
    ]  # fmt: skip
    return 200, encoded(
        {"verdict": verdict(findings), "ruleset": ruleset, "findings": findings, "html": page.getvalue()}
    )


def _settled(findings: Iterable[Finding], accepted: Mapping[str, str]) -> tuple[Finding, ...]:
    return tuple(replace(f, accepted=accepted.get(f.id, f.accepted)) for f in findings)
