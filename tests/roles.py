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
from weakref import WeakKeyDictionary

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
#: They need no rights, so the role of the moment stays.
OF_TRANSACTIONS = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
MAKE = """DO $$ BEGIN CREATE ROLE {}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"""
_refused: list[str] = []
#: The role that was taken last on a connection, if it has one now.
_taken: WeakKeyDictionary[Connection, str] = WeakKeyDictionary()
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
    _forget_on_rollback()


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
    text = statement.lstrip() if isinstance(statement, str) else ""
    if text.startswith(OF_TRANSACTIONS):
        return execute(statement, parameters, many, context)
    process = _process() if text.startswith(TRIED) else ""
    _take(context["connection"].connection, ROLES[process] if process else "")
    try:
        return execute(statement, parameters, many, context)
    except ProgrammingError as error:
        if process and isinstance(error.__cause__, errors.InsufficientPrivilege) and not _tries_the_audit(error):
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


def _take(line: Connection, role: str) -> None:
    """Who asks for the next statement; "" for the owner. One role after the other stays as long as nobody else asks: to
    take and leave it with each statement took two thirds of the time of all statements.

    In a transaction that failed nothing can be set; its end brings back the role from before it.
    """
    if _has_failed(line):
        return
    owns = line.info.parameter_status("is_superuser") == "on"  # the server says it, whatever brought it about
    if not role and not owns:
        line.execute("RESET ROLE")
    elif role and (owns or _taken.get(line) != role):
        line.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
        _taken[line] = role


def _forget_on_rollback() -> None:
    """What is rolled back may bring back another role than the last that was taken."""
    back = BaseDatabaseWrapper._rollback  # type: ignore[attr-defined]
    back_to = BaseDatabaseWrapper._savepoint_rollback  # type: ignore[attr-defined]

    def rollback(self: BaseDatabaseWrapper) -> None:
        _taken.pop(self.connection, None)
        back(self)

    def rollback_to(self: BaseDatabaseWrapper, sid: str) -> None:
        _taken.pop(self.connection, None)
        back_to(self, sid)

    BaseDatabaseWrapper._rollback = rollback  # type: ignore[attr-defined]
    BaseDatabaseWrapper._savepoint_rollback = rollback_to  # type: ignore[attr-defined]


def _tries_the_audit(error: ProgrammingError) -> bool:
    """The verification of the audit trail tries whether its tables can be altered: that it is refused is right."""
    return any(f"table {table}" in str(error) for table in levels(GUARDED))


def _has_failed(line: Connection) -> bool:
    return line.info.transaction_status == TransactionStatus.INERROR
