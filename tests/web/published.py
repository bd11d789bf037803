"""Answers of the web under test, held against the OpenAPI document."""

import json
from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs

from django.urls import is_valid_path
from jsonschema import Draft202012Validator

from tests.web.tables import STAFF, interfaces

#: Route of a snapshot -> the view whose documents it answers; None: the view is a parameter.
SNAPSHOTS = {
    "api/live/snapshot": None,
    "api/walls/<key>/snapshot": "wall",
    "api/walls/preview": "wall",
}
#: Refuses in the words of RFC 6749; its document is the open interface's own.
OTHER_REFUSALS = {"api/v1/oauth/token"}


@cache
def document() -> dict[str, Any]:
    return dict(interfaces()[STAFF].get_openapi_schema(path_prefix="api/"))


@cache
def of_answer(route: str, method: str, status: int) -> Draft202012Validator | None:
    """For answers with a published shape; ``route`` as Django writes it: ``api/desk/calls/<call_id>/hold``."""
    path = "/" + route.replace("<", "{").replace(">", "}")
    operation = document()["paths"].get(path, {}).get(method.lower())
    content = operation["responses"].get(status, {}).get("content", {}) if operation else {}
    schema = content.get("application/json", {}).get("schema")
    return _validator(schema) if schema else None


@cache
def of_schema(name: str) -> Draft202012Validator:
    """For what many paths answer, or a stream carries."""
    return _validator({"$ref": f"#/components/schemas/{name}"})


@cache
def of_document(view: str, name: str) -> Draft202012Validator:
    """For the live document ``name`` of a view. Raises AssertionError for one that is not published."""
    schemas = document()["components"]["schemas"]
    published = schemas[schemas["LiveDocuments"]["properties"][view]["$ref"].rpartition("/")[2]]["properties"]
    pattern = next((pattern for pattern in published if fnmatchcase(name, pattern)), None)
    assert pattern is not None, f"the view {view} does not publish a document {name}"
    return _validator(published[pattern])


def require_published(response: Any, path: str, method: str, query: str) -> None:
    """Raises AssertionError when a JSON answer is not of the shape that the document publishes."""
    if not path.startswith("/api/") or response.streaming:
        return
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        return
    if not is_valid_path(path):
        require_schema("RefusalBody", json.loads(response.content))
        return
    route = response.resolver_match.route
    checked, refused = of_answer(route, method, response.status_code), response.status_code >= HTTPStatus.BAD_REQUEST
    if checked is None and refused and route not in OTHER_REFUSALS:
        checked = of_schema("RefusalBody")
    if checked is None:
        return
    answer = json.loads(response.content)
    _require(checked, answer, route)
    if route in SNAPSHOTS and not refused:
        view = SNAPSHOTS[route] or parse_qs(query).get("view", ["desk"])[0]
        require_documents(view, answer["docs"])


def require_schema(name: str, value: Any) -> None:
    _require(of_schema(name), value, name)


def require_documents(view: str, docs: Mapping[str, Any]) -> None:
    for name, value in docs.items():
        _require(of_document(view, name), value, f"{view}: {name}")


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator({"components": document()["components"], **schema})


def _require(validator: Draft202012Validator, value: Any, what: str) -> None:
    error = next(validator.iter_errors(value), None)
    assert error is None, f"{what} is of another shape than published: {error.message} at {error.json_path}"
