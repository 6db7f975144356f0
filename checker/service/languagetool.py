"""The interface of a LanguageTool server, which word processors and browsers can be pointed at.

Only what a client needs to show the figures that contradict each other: https://languagetool.org/http-api/.
"""

from typing import Any
from urllib.parse import parse_qs

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from starlette.exceptions import HTTPException

from checker.service import annotated
from checker.service.allowing import bearer, knows, refused

LANGUAGES = (
    ("English", "en", "en"),
    ("English (US)", "en", "en-US"),
    ("English (GB)", "en", "en-GB"),
    ("English (Australian)", "en", "en-AU"),
    ("English (Canadian)", "en", "en-CA"),
    ("English (New Zealand)", "en", "en-NZ"),
    ("English (South African)", "en", "en-ZA"),
)

FORM = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "description": "The text; or data instead."},
        "data": {"type": "string", "description": "JSON: the text with its markup."},
        "language": {"type": "string", "description": "en, en-GB, …, or auto."},
        "disabledRules": {"type": "string", "description": "The ids of rules, with commas between them."},
        "apiKey": {"type": "string", "description": "The token, for clients that cannot send it in a header."},
    },
    "required": ["language"],
}

router = APIRouter(prefix="/v2")


@router.post(
    "/check", summary="Check a text, as LanguageTool does",
    openapi_extra={
        "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": FORM}}}
    },
    responses={
        200: {"content": {"application/json": {"schema": {"type": "object"}}}},
        400: {"description": "A parameter is missing or wrong."},
        401: {"description": "The token is missing or wrong."},
        408: {"description": "The request did not arrive in time."},
        413: {"description": "The request is too large."},
        422: {"description": "The text took too long."},
        503: {"description": "No worker is free."},
    },
)  # fmt: skip
async def check(request: Request) -> Response:
    """One match for each figure that contradicts another; the message names the other. Offsets count UTF-16 units."""
    form = await _form(request)
    if not knows(request, bearer(request) or form.get("apiKey", "")):
        raise refused()
    language = _language(form.get("language", ""))
    if ("text" in form) == ("data" in form):
        raise HTTPException(400, "Send either text or data.")
    try:
        sent = annotated.pieces(form["data"]) if "data" in form else [annotated.Piece(form["text"], form["text"])]
    except annotated.AnnotationError as error:
        raise HTTPException(400, f"{error}.".capitalize()) from None
    without = frozenset(name.strip() for name in form.get("disabledRules", "").split(","))
    body = await request.app.state.engines.run(annotated.check, sent, language, without)
    return Response(body, media_type="application/json")


@router.get("/languages", summary="The languages, as LanguageTool lists them")
async def languages() -> list[dict[str, Any]]:
    """All of them are English."""
    return [{"name": name, "code": code, "longCode": long} for name, code, long in LANGUAGES]


@router.get("/healthcheck", response_class=PlainTextResponse, summary="Whether the service is there")
async def healthcheck() -> Response:
    """OK."""
    return PlainTextResponse("OK")


async def _form(request: Request) -> dict[str, str]:
    """The parameters of a form. Raises HTTPException 415 and 400."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Send application/x-www-form-urlencoded.")
    try:
        text = (await request.body()).decode()
        found = parse_qs(text, keep_blank_values=True, strict_parsing=bool(text), errors="strict", max_num_fields=100)
    except ValueError:
        raise HTTPException(400, "The form cannot be read; it must be UTF-8.") from None
    return {name: values[-1] for name, values in found.items()}


def _language(wanted: str) -> str:
    """The code to answer with. Raises HTTPException 400 where it is not English."""
    if not wanted:
        raise HTTPException(400, "Say which language the text is in.")
    if wanted.lower() == "auto":
        return "en-US"
    if wanted.lower().partition("-")[0] != "en":
        raise HTTPException(400, "Only English can be checked.")
    return wanted if wanted in {long for _, _, long in LANGUAGES} else "en"
