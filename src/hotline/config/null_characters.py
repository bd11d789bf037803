"""A request with a NUL character, or with half of a pair of surrogates, is refused before anything reads it.

PostgreSQL stores neither, programs in C end a text at a NUL, no encoding holds a half, and nobody types them: whoever
sends one is trying something.
"""

import re
from collections.abc import Callable
from json import detect_encoding
from typing import Any

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import sync_and_async_middleware
from ninja.parser import Parser

from hotline.config.errors import on_refusal
from hotline.kernel.errors import Invalid

NUL = "\x00"
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
#: How JSON writes them. Bytes of a half as such are no UTF-8, and no JSON.
_WRITTEN = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


def refusal() -> Invalid:
    return Invalid("内容含有无法识别的字符。请删除后重新填写。", code="null_character")


@sync_and_async_middleware
def refuse_null_characters(answer: Callable[[HttpRequest], Any]) -> Callable[[HttpRequest], Any]:
    """In the address and its query; JSON is looked at where it is parsed."""

    def is_clean(request: HttpRequest) -> bool:
        return NUL not in request.path and "%00" not in request.META.get("QUERY_STRING", "")

    async def waiting(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = await answer(request) if is_clean(request) else on_refusal(request, refusal())
        return response

    def straight(request: HttpRequest) -> HttpResponse:
        response: HttpResponse = answer(request) if is_clean(request) else on_refusal(request, refusal())
        return response

    return waiting if iscoroutinefunction(answer) else straight


class NullRefusingParser(Parser):
    """Parses JSON. Raises Invalid when any text or key in it has a NUL or half of a pair.

    Forms are few, and that of tokens refuses in the words of its standard; the tables refuse what they let by.
    """

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        parsed = super().parse_body(request)
        # Of another encoding than JSON's own the bytes do not show how anything is written.
        if (_WRITTEN.search(request.body) or detect_encoding(request.body) != "utf-8") and is_unreadable(parsed):
            raise refusal()
        return parsed


def is_unreadable(value: Any) -> bool:
    """Cost: one step for each text, key and list in ``value``."""
    match value:
        case str():
            return _UNREADABLE.search(value) is not None
        case dict():
            return any(map(is_unreadable, value)) or any(map(is_unreadable, value.values()))
        case list():
            return any(map(is_unreadable, value))
        case _:
            return False
