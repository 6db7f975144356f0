"""The service: its addresses, and what it answers when something is wrong."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from checker import __version__
from checker.checks import NAMES
from checker.errors import CheckerError
from checker.rules import Rules, load_rules
from checker.service import answers, languagetool, models, overview, reporting
from checker.service.allowing import allowed
from checker.service.engines import BusyError, DiedError, Engines, FailedError, Given, TooLongError
from checker.service.gate import Gate
from checker.service.ruleset import ruleset
from checker.service.settings import Settings


def create_app(settings: Settings, rules: Rules | None = None) -> FastAPI:
    """The service as an ASGI application. Raises RuleError where a rule file is wrong."""
    rules = rules or load_rules(settings.folders)
    stamp = ruleset(settings.folders, settings.checks, settings.aliases)
    given = Given(rules, settings.model, settings.checks, settings.aliases)
    engines = Engines(given, workers=settings.workers, timeout=settings.timeout, waiting=settings.waiting)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        try:
            await engines.start()
        except CheckerError as error:
            app.state.fault = str(error)
            raise
        yield
        await engines.stop()

    app = FastAPI(
        title="checker",
        version=__version__,
        summary="Find the figures of a news report that cannot all be true.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.fault = ""
    app.state.engines, app.state.settings, app.state.rules, app.state.ruleset = engines, settings, rules, stamp
    app.include_router(_router())
    app.include_router(languagetool.router)
    app.include_router(reporting.router)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _refused)
    for kind in STATUSES:
        app.add_exception_handler(kind, _unanswered)
    app.add_middleware(Gate, limit=settings.limit, timeout=settings.timeout)
    if settings.origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=settings.origins, allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "X-Request-ID"], expose_headers=["X-Request-ID"],
            allow_credentials="*" not in settings.origins,
        )  # fmt: skip
    return app


def _router() -> APIRouter:
    router = APIRouter()

    @router.post(
        "/v1/check", summary="Check a report before it is published",
        responses={200: {"model": models.CheckAnswer}, **models.PROBLEMS}, dependencies=[Depends(allowed)],
    )  # fmt: skip
    async def check(asked: models.CheckRequest, request: Request) -> Response:
        """What was found is never an error: the status is 200 wherever the report was read."""
        state = request.app.state
        status, body = await state.engines.run(answers.check, state.ruleset, asked.model_dump())
        if status != 200:
            raise HTTPException(status, body.decode())
        return Response(body, media_type="application/json")

    @router.get("/v1/health", summary="Whether reports can be checked", response_model=models.Health)
    async def health(request: Request, response: Response) -> dict[str, Any]:
        """200 where at least one worker is ready, otherwise 503. Needs no token."""
        engines = request.app.state.engines
        ready = engines.ready
        response.status_code = 200 if ready else 503
        return {
            "status": "ok" if ready else "starting",
            "workers": engines.workers,
            "ready": ready,
            "replaced": engines.replaced,
            "ruleset": request.app.state.ruleset,
        }

    @router.get(
        "/v1/rules", summary="What is checked", response_model=models.RulesAnswer,
        responses={401: models.PROBLEMS[401]}, dependencies=[Depends(allowed)],
    )  # fmt: skip
    async def rules(request: Request) -> dict[str, Any]:
        measures = request.app.state.rules.measures.values()
        return {
            "ruleset": request.app.state.ruleset,
            "checks": list(NAMES),
            "measures": [{"name": m.name, "title": m.title} for m in sorted(measures, key=lambda m: m.name)],
        }

    @router.get("/docs", include_in_schema=False)
    async def docs(request: Request) -> Response:
        return HTMLResponse(
            overview.page(request.app.openapi()), headers={"Content-Security-Policy": overview.policy()}
        )

    return router


STATUSES: dict[type[Exception], tuple[int, str]] = {
    BusyError: (503, "All workers are busy; try again."),
    TooLongError: (422, "The report took too long to analyse; check it in parts."),
    DiedError: (503, "The worker stopped while it read this report; another one has taken its place."),
    FailedError: (500, "The report could not be analysed; please report this fault with the request's id."),
}


async def _unanswered(request: Request, error: Exception) -> Response:
    status, words = STATUSES[type(error)]
    return problem(request, status, words, headers={"Retry-After": "1"} if status == 503 else {})


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = {404: "There is nothing at this address; /docs lists what there is.", 405: "Not with this method."}
    return problem(request, error.status_code, words.get(error.status_code, error.detail), headers=error.headers)


async def _invalid(request: Request, error: Exception) -> Response:
    """Say which keys are wrong; nothing of what the request held is sent back."""
    assert isinstance(error, RequestValidationError)
    found = error.errors()
    if any(each["type"] == "json_invalid" for each in found):
        return problem(request, 400, "The request is not JSON.")
    where = [f"{'.'.join(str(key) for key in each['loc'][1:])}: {each['msg']}" for each in found[:20]]
    return problem(request, 422, "The request has not the form that /docs describes.", where)


def problem(
    request: Request, status: int, error: str, where: list[str] | None = None, headers: Any = None
) -> JSONResponse:
    """An answer that says what is wrong."""
    return JSONResponse(
        {"error": error, "request": request.scope["state"]["request"], "where": where or []}, status, headers
    )
