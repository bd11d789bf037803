"""A request with a citizen's complete number in its address is refused: addresses stay in histories and in logs.

Searches send a number once by POST (``infrastructure.number_handles``); the page asks for it where it has a field.
"""

from collections.abc import Callable
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware

from hotline.config.errors import on_refusal
from hotline.infrastructure.number_handles import IN_CLEAR
from hotline.kernel.complete_numbers import holds_complete_number
from hotline.kernel.errors import Invalid


@sync_and_async_middleware
def refuse_numbers_in_addresses(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """In the query and in each part of the path."""

    def is_clean(request: HttpRequest) -> bool:
        texts = [each for values in request.GET.lists() for each in values[1]]
        return not any(map(holds_complete_number, (*texts, *request.path.split("/"))))

    def refused(request: HttpRequest) -> HttpResponse:
        return on_refusal(request, Invalid(IN_CLEAR, code="number_in_address"))

    async def waiting(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = await answer(request) if is_clean(request) else refused(request)
        return response

    def straight(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = answer(request) if is_clean(request) else refused(request)
        return response

    return waiting if iscoroutinefunction(answer) else straight
