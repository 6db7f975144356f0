"""Who may call: whoever knows the token, where there is one."""

import secrets
from typing import Annotated

from fastapi import Depends, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from starlette.exceptions import HTTPException

_bearer = HTTPBearer(auto_error=False, description="Only where the service was started with a token.")


def allowed(request: Request, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]) -> None:
    """Raise HTTPException 401 where the service has a token and the caller does not know it."""
    if not knows(request, given.credentials if given else ""):
        raise refused()


def knows(request: Request, token: str) -> bool:
    """Whether the service has no token, or it is this one; takes as long for any wrong one."""
    wanted: str = request.app.state.settings.token
    return not wanted or secrets.compare_digest(token.encode("utf-8", "replace"), wanted.encode())


def bearer(request: Request) -> str:
    """The token in the request's header, or the empty string."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def refused() -> HTTPException:
    """The answer to a caller who does not know the token."""
    return HTTPException(401, "The token is missing or wrong.", {"WWW-Authenticate": "Bearer"})
