"""What the code of one of our processes sends to the database of the tests goes as that process's role there.

A request of a test's client is the web's, what a reaction or the projector's code sends is the projector's, what a job
sends the worker's. Everything else goes as the owner. So whatever the tests do in the name of a process is tried with
the rights of ``hotline/processes/single/grants.py``, and a right that is missing there fails the test.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import pytest
from django.db import ProgrammingError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.migrations.executor import MigrationExecutor
from django.test.client import AsyncClientHandler, ClientHandler
from psycopg import Connection, errors, sql
from psycopg.pq import TransactionStatus

from hotline.processes.single.grants import GUARDED, levels, statements
from hotline.processes.single.identities import ROLES

TRIED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
MAKE = """DO $$ BEGIN CREATE ROLE {}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"""
_refused: list[str] = []
_in_a_request: ContextVar[bool] = ContextVar("in_a_request", default=False)


def install() -> None:
    """In the database of this session, once it has its tables, and for each connection to it from now on."""
    with connection.cursor() as cursor:
        for role in ROLES.values():
            cursor.execute(sql.SQL(MAKE).format(sql.Identifier(role)))
    _grant()
    _watch(connection)
    connection_created.connect(_watch)
    _name_requests()


def migrate_to_the_end() -> None:
    """As a release does: a table that its migrations make anew has no rights before it is granted them."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    _grant()


def _grant() -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL("; ").join(statements(levels() | levels(GUARDED))))


@contextmanager
def nothing_refused() -> Iterator[None]:
    _refused.clear()
    yield
    if _refused:
        pytest.fail(f"a process lacks a right in grants.py: {_refused[:5]}", pytrace=False)


def _watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    if _as_its_process not in connection.execute_wrappers:
        connection.execute_wrappers.append(_as_its_process)


def _name_requests() -> None:
    answer, answer_async = ClientHandler.__call__, AsyncClientHandler.__call__

    def named(self: ClientHandler, environ: dict[str, Any]) -> Any:
        token = _in_a_request.set(True)
        try:
            return answer(self, environ)
        finally:
            _in_a_request.reset(token)

    async def named_async(self: AsyncClientHandler, scope: dict[str, Any]) -> Any:
        token = _in_a_request.set(True)
        try:
            return await answer_async(self, scope)
        finally:
            _in_a_request.reset(token)

    ClientHandler.__call__ = named  # type: ignore[method-assign]
    AsyncClientHandler.__call__ = named_async  # type: ignore[method-assign]


def _as_its_process(
    execute: Callable[..., Any], statement: Any, parameters: Any, many: bool, context: dict[str, Any]
) -> Any:
    process = _process() if isinstance(statement, str) and statement.lstrip().startswith(TRIED) else ""
    if not process:
        return execute(statement, parameters, many, context)
    with _signed_in(context["connection"].connection, ROLES[process]):
        try:
            return execute(statement, parameters, many, context)
        except ProgrammingError as error:
            if isinstance(error.__cause__, errors.InsufficientPrivilege) and not _tries_the_audit(error):
                _refused.append(f"{process}: {error}".strip())
            raise


def _process() -> str:
    """Whose code this is, "" when nobody's: the outermost place says it."""
    if _in_a_request.get():
        return "web"
    found, frame = "", sys._getframe(2)
    while frame is not None:
        name = str(frame.f_globals.get("__name__"))
        if name.startswith("_pytest"):
            break
        if name.startswith("hotline."):
            found = _process_of(name) or found
        frame = frame.f_back  # type: ignore[assignment]
    return found


def _process_of(module: str) -> str:
    if module.endswith(".reactions") or module.startswith("hotline.processes.projector"):
        return "projector"
    if module.startswith("hotline.processes.gateway"):
        return "gateway"
    is_job = module.startswith("hotline.domains") and module.endswith(".jobs")
    return "worker" if is_job or module.startswith("hotline.processes.worker") else ""


@contextmanager
def _signed_in(line: Connection, role: str) -> Iterator[None]:
    """In a transaction that failed nothing can be set; its end takes the role away by itself."""
    if _has_failed(line):
        yield
        return
    line.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    try:
        yield
    finally:
        if not _has_failed(line) and not line.closed:
            line.execute("RESET ROLE")


def _tries_the_audit(error: ProgrammingError) -> bool:
    """The verification of the audit trail tries whether its tables can be altered: that it is refused is right."""
    return any(f"table {table}" in str(error) for table in levels(GUARDED))


def _has_failed(line: Connection) -> bool:
    return line.info.transaction_status == TransactionStatus.INERROR
