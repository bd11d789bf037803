"""Middleware: no call of another system is answered without a row in the audit trail."""

from collections.abc import Awaitable, Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from hotline.config.errors import on_refusal
from hotline.domains.edge.integrations.actions import admission
from hotline.infrastructure.database import from_database
from hotline.kernel.errors import Unavailable

PREFIX = "/api/v1/"


@sync_and_async_middleware
def trailed(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """Write an audit row for each request whose client is known. Requests of unknown clients were refused before."""

    async def waiting(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = await answer(request)
        if not hasattr(request, "caller"):
            return response
        try:
            await from_database(lambda: _note(request, response))
        except Unavailable as error:
            return on_refusal(request, error)
        return response

    def straight(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = answer(request)
        if hasattr(request, "caller"):
            _note(request, response)
        return response

    around: Callable[[HttpRequest], HttpResponse | Awaitable[HttpResponse]]
    around = waiting if iscoroutinefunction(answer) else straight
    return around


def _note(request: Any, response: HttpResponse) -> None:
    path, status = request.path.removeprefix(PREFIX), response.status_code
    admission.note_call(by=request.caller, scope=request.scope, path=path, method=request.method, status=status)
