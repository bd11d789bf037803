"""Whose object it is: every operation that takes an id, tried by the wrong person, group and department.

The committed table says who may; a new operation that takes an id and has no row fails here.
"""

import re
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import AsyncClient

from hotline.domains.voice.routing.ports import AgentState
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from tests.domains.voice.recordings.recorded_calls import own_place
from tests.nats_server import until
from tests.web import objects
from tests.web.acd import Acd
from tests.web.clients import client_with
from tests.web.objects import Object, Person, Row
from tests.web.people import session_of
from tests.web.tables import ANYBODY, OPEN, STAFF, SYSTEMS, interfaces, read

#: Fields of bodies and queries that name an object.
NAMING = {"call", "call_id", "after", "callback", "into", "tasks", "agent", "view"}
DATES = {"date-time": "2026-12-01T08:00:00Z", "date": "2026-12-01"}
EXAMPLES = {"integer": 1, "number": 1, "boolean": True, "array": [], "object": {}}
#: Values that a schema does not tell.
BODIES: dict[str, dict[str, Any]] = {
    "/callbacks": {"due_at": "2026-12-01T08:00:00Z"},
    "/live/agents/{number}/loans": {"skill": "labor", "level": 3, "minutes": 15, "only": False},
    "/workorders/cases": {"values": {}, "source": "by_hand"},
    "/chats/{chat_id}/messages": {"key": "0123456789abcdef"},
    "/desk/calls/{call_id}/keys": {"keys": "1"},
    "/knowledge/calls/{call_id}/shown": {"how": "opened", "articles": [{"code": "a", "version": 1}]},
    "/knowledge/calls/{call_id}/used": {"how": "copied", "article": {"code": "a", "version": 1}},
    "/v1/agents/{number}/calls": {"number": "01062345678"},
    "/v1/agents/{number}/calls/{call_id}/keys": {"keys": "1"},
}
#: Permissions that the action asks for besides those of the operation.
MORE = {
    "/citizens/reveal": ("citizens.reveal",),
    "/recordings/{call_id}/download": ("recordings.download",),
}
#: What the owner does last: afterwards the object is somebody else's, or gone.
LAST = ("pass-back", "finish", "hand-over", "done", "release", "void")
#: What tells of something else than the object: the sign-in it belongs to, its content, a part that nobody made.
PARTS = (
    "listening_elsewhere",
    "content_missing",
    "此版未发布",
    "文件缺失",
    "没有这个文件",
    "链接已失效",
    "现在没有这个时限",
    "没有这个延期申请",
    "该导出未完成",
)


@cache
def documents() -> dict[str, dict[str, Any]]:
    apis = interfaces()
    return {prefix: apis[table].get_openapi_schema(path_prefix="") for prefix, table in (("", STAFF), ("/v1", SYSTEMS))}


def body_schema(prefix: str, method: str, path: str) -> dict[str, Any]:
    """The schema of the operation's JSON body, with references followed; {} for none."""
    document = documents()[prefix]
    operation = document["paths"][re.sub(r"{\w+:(\w+)}", r"{\1}", path)][method.lower()]
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    return followed(content.get("schema", {}), document)


def followed(schema: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in schema:
        schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    return schema


def example(schema: dict[str, Any], document: dict[str, Any]) -> Any:
    """A value that the schema accepts."""
    schema = followed(schema, document)
    if "enum" in schema or "const" in schema:
        return schema.get("const", (schema.get("enum") or [None])[0])
    if "anyOf" in schema:
        return example(schema["anyOf"][0], document)
    if schema.get("type") == "object":
        required = schema.get("required", [])
        return {
            name: example(each, document) for name, each in schema.get("properties", {}).items() if name in required
        }
    if schema.get("type") == "string":
        return DATES.get(schema.get("format", ""), "x" * min(10, schema.get("maxLength", 10)))
    return EXAMPLES[schema.get("type", "object")]


def naming_fields() -> set[tuple[str, str, str]]:
    """Method, path and the field, of every operation that takes an id."""
    found = set()
    for prefix, document in documents().items():
        for path, operations in document["paths"].items():
            for method, operation in operations.items():
                place = (method.upper(), prefix + path)
                if "{" in path:
                    found.add((*place, "path"))
                content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
                names = set(followed(content.get("schema", {}), document).get("properties", {}))
                names |= {each["name"] for each in operation.get("parameters", []) if each["in"] == "query"}
                found |= {(*place, name) for name in names & NAMING}
    return found


def test_every_operation_that_takes_an_id_has_a_row_and_no_row_is_left_over() -> None:
    listed = {(row.method, re.sub(r"{\w+:(\w+)}", r"{\1}", row.path), row.field) for row in objects.rows()}
    named = naming_fields()
    assert (sorted(named - listed), sorted(listed - named)) == ([], []), "add a row to objects.tsv: whose is it?"


@pytest.fixture
async def world(bus: Bus, tmp_path: Path) -> AsyncIterator[dict[str, Object]]:
    """One of everything, on the bus too."""
    with own_place(tmp_path) as spool:
        acd = Acd(bus)
        await acd.serve()
        await acd.show_talk("live1", objects.OWNER)
        await acd.show_agent(objects.OWNER, state=AgentState.TALKING, call="live1", group=objects.OURS)
        mirror = await live.ready_mirror()
        await until(lambda: mirror.get("calls/live1") is not None and mirror.get(f"agents/{objects.OWNER}") is not None)
        yield await sync_to_async(objects.make)(spool)


def who(row: Row) -> tuple[str, ...]:
    every = [*read(STAFF)] if not row.path.startswith("/v1") else [*read(SYSTEMS)]
    path = row.path.removeprefix("/v1")
    (operation,) = [each for each in every if (each.method, each.path) == (row.method, path)]
    return () if operation.who in ((ANYBODY,), (OPEN,)) else operation.who


async def request(row: Row, target: Object, person: Person, *, unknown: bool = False, epoch: int = 1) -> Any:
    """The row's operation on the object, by this person; ``unknown``: on one that there is not."""
    places = dict(target.places)
    if unknown:
        # A kind is no object: one that there is not is refused before anything is looked for.
        unknown_of = {name: 987654 if isinstance(value, int) else "nothing" for name, value in places.items()}
        places = unknown_of | ({"kind": places["kind"]} if "kind" in places else {})
    path = re.sub(r"{(?:\w+:)?(\w+)}", lambda place: str(places.get(place[1], "1")), row.path)
    document, schema = documents()[""], body_schema("", row.method, row.path)
    body = example(schema, document) if schema else None
    if body is not None:
        body |= {"into": places["into"]} if "into" in schema["properties"] else {}
        body |= BODIES.get(row.path, {}) | ({"reason": "核对情况"} if "reason" in schema["properties"] else {})
        body |= {name: places[name] for name in (row.field, "token") if name in schema["properties"] and name in places}
    in_query = ("token",) if row.field == "path" else (row.field,)
    query = "".join(f"?{name}={places[name]}" for name in in_query if name in places) if row.method == "GET" else ""
    client = AsyncClient()
    client.cookies["hotline_session"] = session_of(
        person.number,
        *person.permissions((*who(row), *MORE.get(row.path, ()))),
        roles=(person.role,),
        group=person.group,
        epoch=epoch,
    )
    arguments = {} if body is None else {"data": body, "content_type": "application/json"}
    if row.path.endswith(("/attachments", "/files")):
        arguments = {"data": {"key": "0123456789abcdef", "file": SimpleUploadedFile("a.txt", b"text")}}
    return await getattr(client, row.method.lower())(f"/api{path}{query}", **arguments)


def wrong_people(row: Row) -> list[Person]:
    people = [] if row.whose == ("group",) else [objects.WRONG_PERSON]
    if "group" in row.whose:
        people.append(objects.WRONG_GROUP)
    if "department" in row.whose:
        people.append(objects.WRONG_DEPARTMENT)
    return people


def named(row: Row) -> str:
    return f"{row.method} {row.path} ({row.field})"


def response_text(answer: Any) -> str:
    return f"{answer.status_code} {'' if answer.streaming else answer.content.decode()[:120]}"


ANSWERS = {"403", "404", "409"}


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_the_wrong_person_group_and_department_get_nothing(world: dict[str, Object]) -> None:
    bound = [row for row in objects.rows() if row.answer in ANSWERS and not row.path.startswith("/v1")]
    leaks, distinguished = [], []
    for row in bound:
        for person in wrong_people(row):
            answer = await request(row, world[row.kind], person)
            if str(answer.status_code) != row.answer:
                leaks.append(f"{named(row)} by {person.number}: {response_text(answer)}")
            if row.answer == "404":
                none = await request(row, world[row.kind], person, unknown=True)
                if (none.status_code, none.content) != (answer.status_code, answer.content):
                    distinguished.append(f"{named(row)}: {response_text(answer)}, but of nothing {response_text(none)}")
    assert (leaks, distinguished) == ([], []), "\n".join(leaks + distinguished)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_the_owner_is_let_in_so_that_the_objects_above_are_there(world: dict[str, Object]) -> None:
    hidden = [row for row in objects.rows() if row.answer in ("403", "404") and not row.path.startswith("/v1")]
    turned_away = []
    for row in sorted(hidden, key=lambda row: (row.method == "DELETE", row.path.endswith(LAST), row.method != "GET")):
        answer = await request(row, world[row.kind], world[row.kind].owner)
        if answer.status_code in (403, 404) and not any(part in answer.content.decode() for part in PARTS):
            turned_away.append(f"{named(row)}: {response_text(answer)}")
    assert turned_away == [], "\n".join(turned_away)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_an_ended_session_opens_no_object(bus: Bus, sealing_keys: None) -> None:
    await bus.bucket("sessions", int).put(objects.OWNER, 2)
    await live.ready_mirror()
    await until(lambda: live.is_revoked(objects.OWNER, 1))
    left_in = []
    for row in objects.rows():
        if row.path.startswith("/v1") or row.whose == (OPEN,):
            continue
        answer = await request(row, Object(dict.fromkeys((*NAMING, "number"), "1")), Person(objects.OWNER, "manager"))
        if answer.status_code != 401:
            left_in.append(f"{row.method} {row.path}: {answer.status_code}")
    assert left_in == [], "\n".join(left_in)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_a_client_system_reaches_no_other_ones_objects(world: dict[str, Object]) -> None:
    """It may act for one agent and see one queue, neither of which has anything to do with what is tried."""
    hook = await sync_to_async(objects.webhook_of_another)()
    places = {"webhook_id": hook, "call_id": "c1", "number": objects.OWNER}
    leaks, keys = [], dict[str, str]()
    for row in objects.rows():
        if row.answer not in ANSWERS or not row.path.startswith("/v1"):
            continue
        (scope,) = who(row)
        if scope not in keys:
            keys[scope] = await sync_to_async(client_with)(scope, name=scope, agents=["1002"], queues=[])
        path = re.sub(r"{(\w+)}", lambda place: places[place[1]], row.path)
        schema = body_schema("/v1", row.method, row.path.removeprefix("/v1"))
        body = example(schema, documents()["/v1"]) | BODIES.get(row.path, {}) if schema else None
        arguments = {} if body is None else {"data": body, "content_type": "application/json"}
        headers = {"Authorization": f"Bearer {keys[scope]}", "X-Reason": "tests"}
        answer = await getattr(AsyncClient(), row.method.lower())(f"/api{path}", **arguments, headers=headers)
        if str(answer.status_code) != row.answer:
            leaks.append(f"{named(row)}: {response_text(answer)}")
    assert leaks == [], "\n".join(leaks)
