"""Every operation of an OpenAPI document, tried with generated requests and with what attackers write into fields."""

import copy
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis import GenerationMode

from bench.security_scan.findings import CHINESE, LEAKS, Findings, Severity
from bench.security_scan.visitors import SECONDS, Visitor
from tests.web.tables import OPEN, STAFF, read

#: Ends the scan's own session or has no end.
NOT_TRIED = {("DELETE", "/api/session"), ("POST", "/api/account/password")}
#: Wrong passwords and codes lock the scan's accounts.
LAST = "/api/account"
GENERATED = {GenerationMode.POSITIVE: 2, GenerationMode.NEGATIVE: 2}
#: 422: a NUL character, refused before anybody looks who sent it.
UNANSWERED = {0, 401, 403, 404, 405, 422}
#: An answer that takes longer obeyed a ``sleep``, or can be had to fill the machine.
SLOW_SECONDS = 3.0
SLEEP = 4
INJECTED = (
    "' OR '1'='1",
    f"'; SELECT pg_sleep({SLEEP})--",
    f"1)); SELECT pg_sleep({SLEEP})--",
    "../../../../../../etc/passwd",
    "....//....//etc/passwd\x00.png",
    f"$(sleep {SLEEP})",
    f"; sleep {SLEEP};",
    "{{7*191}}${7*191}",
    "a\r\nX-Injected: yes\r\n\r\n",
    "\x00",
    "\ud800",
    "<script>alert(1)</script>",
    "(a+)+" * 30 + "$",
    "长" * 5_000,
    "9" * 400,
    "http://127.0.0.1:1/",
    "file:///etc/passwd",
)
#: In place of a whole body.
BODIES = (
    b"",
    b"null",
    b"[]",
    b"[" * 20_000,
    b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b'{"id": 1e400, "number": NaN}',
    b"\xff\xfe\x00",
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
)


def scan(document: dict[str, Any], visitors: list[Visitor], findings: Findings, skip: int = 0) -> Iterator[str]:
    """Try each operation but the first ``skip`` as everybody. Yields a line about each; cost: some 60 requests."""
    open_to_all = {(each.method, f"/api{each.path}") for each in read(STAFF) if each.who == (OPEN,)}
    found = [each.ok() for each in schemathesis.openapi.from_dict(document).get_all_operations()]
    tried = [each for each in found if not (name_of(each) in NOT_TRIED or each.path.endswith("/stream"))]
    for operation in sorted(tried, key=lambda each: each.path.startswith(LAST))[skip:]:
        name = name_of(operation)
        statuses: dict[str, set[int]] = {}
        cases = generated(operation)
        for visitor in visitors:
            statuses[visitor.role] = {look(case, visitor, findings) for case in cases}
            if visitor.role == "nobody" and name not in open_to_all and statuses["nobody"] - UNANSWERED:
                findings.add(Severity.HIGH, "answers without a session", " ".join(name), str(statuses["nobody"]))
        inside = [each for each in visitors if statuses[each.role] - {401, 403}]
        if inside:
            for case in attacks(cases[0]):
                look(case, inside[-1], findings)
            for body in BODIES if operation.body else ():
                look_at_body(operation, cases[0], body, inside[-1], findings)
        yield f"{name[0]} {name[1]}: " + ", ".join(f"{role} {sorted(seen)}" for role, seen in statuses.items())


def name_of(operation: Any) -> tuple[str, str]:
    return operation.method.upper(), operation.path


def generated(operation: Any) -> list[Any]:
    """Valid requests and invalid ones; the same each time."""
    cases: list[Any] = []
    for mode, examples in GENERATED.items():

        @hypothesis_settings(
            max_examples=examples, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck), deadline=None,
        )  # fmt: skip
        @given(case=operation.as_strategy(generation_mode=mode))
        def collect(case: Any) -> None:
            cases.append(case)

        try:
            collect()
        except Exception:  # an operation without anything to get wrong
            if mode is GenerationMode.POSITIVE:
                raise
    return cases


def attacks(case: Any) -> Iterator[Any]:
    """The request with each hostile text in one field after another."""
    for place in ("path_parameters", "query", "body"):
        filled = getattr(case, place)
        if not isinstance(filled, dict):
            continue
        for index, text in enumerate(INJECTED):
            keys = list(filled)
            for key in keys if place != "body" else keys[index % len(keys) : index % len(keys) + 2] if keys else ():
                changed = copy.deepcopy(dict(filled))
                changed[key] = text
                yield case.operation.Case(
                    **{
                        "path_parameters": case.path_parameters,
                        "query": case.query,
                        "body": case.body,
                        "media_type": case.media_type,
                        place: changed,
                    }
                )


def look(case: Any, visitor: Visitor, findings: Findings) -> int:
    """The status that was answered; 0 when the request cannot be sent or is none to an operation."""
    try:
        arguments = case.as_transport_kwargs(base_url=visitor.origin, headers={})
    except UnicodeError:
        return 0
    arguments.pop("cookies", None)
    if not urlsplit(arguments["url"]).path.startswith("/api/"):
        return 0  # dots that lead out of the operations, to pages
    headers = visitor.headers()
    if not isinstance(case.body, dict | list):
        headers.pop("Content-Type")
    arguments["headers"] = {**dict(arguments.get("headers") or {}), **headers}
    return send(
        arguments,
        f"{case.method} {case.operation.path}",
        f"{urlsplit(arguments['url']).path:.60} {case.query} {case.body!r:.120}",
        visitor,
        findings,
    )


def look_at_body(operation: Any, case: Any, body: bytes, visitor: Visitor, findings: Findings) -> None:
    url = f"{visitor.origin}{case.formatted_path}"
    arguments = {"method": case.method, "url": url, "data": body, "headers": visitor.headers()}
    send(arguments, f"{case.method} {operation.path}", f"{body[:60]!r}", visitor, findings)


def send(arguments: dict[str, Any], where: str, sent: str, visitor: Visitor, findings: Findings) -> int:
    sent = f"as {visitor.role}: {sent}"
    for last in (False, True):  # what was slow once may have met a busy machine
        began = time.monotonic()
        try:
            answer = visitor.http.request(**arguments, timeout=SECONDS, allow_redirects=False)
        except (UnicodeError, requests.exceptions.InvalidURL, requests.exceptions.InvalidHeader):
            return 0  # cannot be sent by this client
        except requests.exceptions.RequestException as error:
            findings.add(Severity.HIGH, "no answer", where, f"{type(error).__name__} {sent}")
            return 0
        seconds = time.monotonic() - began
        if seconds < SLOW_SECONDS or last:
            break
    grade(answer, where, sent, seconds, findings)
    if answer.status_code == 401 and visitor.role != "nobody" and not visitor.is_signed_in():
        visitor.sign_in()
    return answer.status_code


def grade(answer: requests.Response, where: str, sent: str, seconds: float, findings: Findings) -> None:
    findings.requests += 1
    text = answer.text[:200_000] if "json" in answer.headers.get("Content-Type", "") else answer.text[:5_000]
    if answer.status_code >= 500 and not (answer.status_code == 503 and '"code"' in text):  # a part is not configured
        findings.add(Severity.MEDIUM, f"fault {answer.status_code}", where, f"{sent} → {text[:100]}")
    if leak := LEAKS.search(text):
        findings.add(Severity.HIGH, "answer tells how we are built", where, f"{sent} → {leak.group()}")
    if "X-Injected" in answer.headers:
        findings.add(Severity.HIGH, "header injected", where, sent)
    if "1337" in text and "{{7*191}}" in sent:
        findings.add(Severity.HIGH, "template evaluated", where, sent)
    if seconds > SLOW_SECONDS:
        findings.add(Severity.MEDIUM, "slow answer", where, f"{seconds:.1f} s for {sent}")
    if 400 <= answer.status_code < 500 and text and not CHINESE.search(text):
        findings.add(Severity.LOW, "refusal without a Chinese sentence", where, f"{answer.status_code} {text[:120]}")
