"""Turns every failed request into one JSON shape: code, message (Chinese, names the remedy), status, extra fields."""

from datetime import datetime
from typing import Any

import msgspec
import structlog
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import DataError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from hotline.kernel.errors import Refused

log = structlog.get_logger()


class FieldRefusal(msgspec.Struct, frozen=True):
    """One field that is filled in wrong; ``message`` follows its label."""

    field: str
    message: str


class ElementRefusal(msgspec.Struct, frozen=True):
    """One element of a drawn model that keeps it from being published."""

    element: str
    text: str


class RefusalBody(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of every answer from 400 on: a stable ``code``, a Chinese ``message``, and what some of them add.

    ``retry_after`` in seconds; ``left`` tries, ``until`` the end of a lock; ``newest`` version and its ``revision``
    that somebody (``by``, called ``by_name``) has saved meanwhile, ``at`` when, None when it is not known; ``scope``
    that a client lacks; ``methods`` of a second factor that are enrolled.
    """

    code: str
    message: str
    status: int
    fields: list[FieldRefusal] | msgspec.UnsetType = msgspec.UNSET
    problems: list[ElementRefusal] | msgspec.UnsetType = msgspec.UNSET
    retry_after: int | msgspec.UnsetType = msgspec.UNSET
    left: int | msgspec.UnsetType = msgspec.UNSET
    until: datetime | msgspec.UnsetType = msgspec.UNSET
    newest: int | msgspec.UnsetType = msgspec.UNSET
    revision: int | msgspec.UnsetType = msgspec.UNSET
    by: str | msgspec.UnsetType = msgspec.UNSET
    by_name: str | msgspec.UnsetType = msgspec.UNSET
    at: datetime | msgspec.UnsetType | None = msgspec.UNSET
    scope: str | msgspec.UnsetType = msgspec.UNSET
    methods: list[str] | msgspec.UnsetType = msgspec.UNSET


#: pydantic's error types -> what is wrong, in the user's words.
SENTENCES = {
    "missing": "必填",
    "string_too_short": "不能为空",
    "string_too_long": "过长",
    "string_pattern_mismatch": "格式有误",
    "string_type": "须为文字",
    "int_parsing": "须为整数",
    "bool_parsing": "须为是或否",
    "literal_error": "不在可选范围内",
    "enum": "不在可选范围内",
    "datetime_parsing": "不是时间",
    "datetime_from_date_parsing": "不是时间",
    "date_from_datetime_parsing": "不是日期",
    "greater_than_equal": "过小",
    "less_than_equal": "过大",
    "json_invalid": "不是 JSON",
}


def shaped(status: int, code: str, message: str, **extra: Any) -> JsonResponse:
    body = {"code": code, "message": message, "status": status, **extra}
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False})


def on_refusal(request: HttpRequest, refusal: Any) -> HttpResponse:
    answer = shaped(refusal.status, refusal.code, refusal.message, **refusal.extra)
    for name, value in refusal.headers.items():
        answer[name] = value
    return answer


def on_invalid(request: HttpRequest, error: Any) -> HttpResponse:
    fields = [{"field": _name(each["loc"]), "message": SENTENCES.get(each["type"], "不对")} for each in error.errors]
    message = "；".join(f"{each['field']} {each['message']}" for each in fields)
    return shaped(422, "invalid", f"填写有误：{message}。请修改后提交。", fields=fields)


def on_database_away(request: HttpRequest, error: Any) -> HttpResponse:
    log.error("the database does not answer", action="database_away", path=request.path, error=type(error).__name__)
    return shaped(503, "unavailable", "数据库暂时无法连接。通话不受影响，请稍后重试。")


def on_data_error(request: HttpRequest, error: Any) -> HttpResponse:
    """PostgreSQL refused a value: a text longer than its column, a number out of range. Nothing was changed."""
    log.warning("the database refused a value", action="value_refused", path=request.path, error=type(error).__name__)
    return shaped(422, "invalid", "填写的内容过长或超出范围，未保存。请缩短后重新提交。")


def on_not_found(request: HttpRequest, error: Any) -> HttpResponse:
    return shaped(404, "not_found", "未找到，可能已被移除，请刷新查看。")


def unknown_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No page or operation of ours has this address (Django's ``handler404``)."""
    return shaped(404, "not_found", "没有这个地址。请从页面入口进入。")


def on_http_error(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error.__cause__, Refused):  # by what parses the body
        return on_refusal(request, error.__cause__)
    if isinstance(error.__cause__, RequestDataTooBig):
        return on_unreadable(request, error.__cause__)
    return shaped(error.status_code, "invalid", "请求格式有误。请刷新后重试。")


def on_unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    """A form that is none, has too many fields or files, or is broken off: the sender's fault, not one of ours."""
    if isinstance(error, RequestDataTooBig):
        return shaped(413, "too_big", "内容过长，请缩短后重新提交。")
    return shaped(400, "invalid", "请求格式有误。请刷新后重试。")


def on_fault(request: HttpRequest, error: Any) -> HttpResponse:
    log.exception("a request failed", action="request_failed", path=request.path)
    return shaped(500, "fault", "操作出错，已记录。请重试，仍失败请联系运维。")


def handle_errors(api: NinjaAPI) -> None:
    api.add_exception_handler(Refused, on_refusal)
    api.add_exception_handler(ValidationError, on_invalid)
    api.add_exception_handler(OperationalError, on_database_away)
    api.add_exception_handler(DataError, on_data_error)
    api.add_exception_handler(InterfaceError, on_database_away)
    api.add_exception_handler(Http404, on_not_found)
    api.add_exception_handler(HttpError, on_http_error)
    for unreadable in (SuspiciousOperation, BadRequest, MultiPartParserError, UnreadablePostError):
        api.add_exception_handler(unreadable, on_unreadable)
    api.add_exception_handler(Exception, on_fault)


def _name(location: tuple[Any, ...]) -> str:
    """``reason`` of ("body", "body", "reason")."""
    parts = [str(word) for word in location if not isinstance(word, int)]
    return parts[-1] if parts else ""
