"""A NUL character and half of a pair are refused wherever a request can hold one, with a sentence, before all else."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import AsyncClient, Client

from tests.web.clients import client_with
from tests.web.people import signed_in
from tests.web.tables import STAFF, SYSTEMS, Operation, read
from tests.web.test_permissions import address

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.real]
PREFIXES = {STAFF: "/api", SYSTEMS: "/api/v1"}
NUL = "\x00"


def is_refused(answer: Any) -> bool:
    return (answer.status_code, answer.json()["code"]) == (422, "null_character") and "无法识别" in answer.json()[
        "message"
    ]


async def response_to(client: AsyncClient, operation: Operation, path: str) -> Any:
    request = getattr(client, operation.method.lower())
    arguments = {} if operation.method == "GET" else {"data": {}, "content_type": "application/json"}
    return await request(path, **arguments)


@pytest.mark.parametrize("table", [STAFF, SYSTEMS], ids=["pages", "open interface"])
async def test_in_the_address_of_every_operation(table: Path) -> None:
    client = AsyncClient()
    for operation in read(table):
        path = address(PREFIXES[table], operation)
        assert is_refused(await response_to(client, operation, f"{path}?q=a%00b")), operation
        if "{" in operation.path:
            place = address(PREFIXES[table], operation._replace(path=operation.path.replace("{", "%00{", 1)))
            assert is_refused(await response_to(client, operation, place)), operation


@pytest.mark.parametrize(
    "body",
    [
        {"reason": f"a{NUL}b"},
        {f"{NUL}reason": "会议"},
        {"reason": "会议", "more": [{"deep": [NUL]}]},
        {"reason": "会议\ud83d"},
        {"\udfff": "会议"},
    ],
)
async def test_in_a_body(body: dict[str, Any]) -> None:
    client = signed_in("1001", "desk.use")
    assert is_refused(await client.post("/api/desk/not-ready", json.dumps(body), content_type="application/json"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
async def test_in_a_body_of_another_encoding(encoding: str) -> None:
    client, body = signed_in("1001", "desk.use"), json.dumps({"reason": f"a{NUL}b"}).encode(encoding)
    assert is_refused(await client.post("/api/desk/not-ready", body, content_type="application/json"))


@pytest.mark.parametrize("reason", [r"\\u0000", r"\\ud83d", r"\ud83d\ude00"])
async def test_what_only_looks_like_one_passes(reason: str) -> None:
    client = signed_in("1001", "desk.use")
    answer = await client.post("/api/desk/not-ready", f'{{"reason": "{reason}"}}', content_type="application/json")
    assert answer.json()["code"] != "null_character"


def test_in_a_body_of_the_open_interface() -> None:
    key = client_with("calls.dial")
    answer = Client().post(
        "/api/v1/agents/1001/calls",
        {"number": f"138{NUL}"},
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )
    assert is_refused(answer)


@pytest.mark.parametrize("address", ["/api/nothing/here", "/admin/", "/admin/login/"])
async def test_an_address_that_is_none_is_answered_with_a_sentence(address: str) -> None:
    """The framework's own administration is none either: people are administered on our own pages."""
    answer = await AsyncClient().get(address)
    assert (answer.status_code, answer.json()["message"]) == (404, "没有这个地址。请从页面入口进入。")
