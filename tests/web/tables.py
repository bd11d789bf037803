"""The tables of every operation of both interfaces and of who may use it, as committed and as the code has them.

``python -m tests.web.tables`` writes the tables. Review the changes before you commit them.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
STAFF, SYSTEMS = HERE / "permissions.tsv", HERE / "scopes.tsv"
#: Whoever is signed in; whoever asks.
ANYBODY, OPEN = "signed in", "open"


class Operation(NamedTuple):
    """``who``: permissions of which any will do, or one scope; ANYBODY or OPEN."""

    method: str
    path: str
    who: tuple[str, ...]


def read(table: Path) -> list[Operation]:
    rows = (line.split("\t") for line in table.read_text().splitlines())
    return [Operation(method, path, tuple(who.split(" | "))) for method, path, who in rows]


def write(table: Path, operations: list[Operation]) -> None:
    table.write_text("".join(f"{each.method}\t{each.path}\t{' | '.join(each.who)}\n" for each in operations))


def in_code(api: Any) -> list[Operation]:
    return sorted(_operations(api), key=lambda each: (each.path, each.method))


def _operations(api: Any) -> Iterator[Operation]:
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                for method in operation.methods:
                    who = _who(operation.auth_param, router.auth, api.auth)
                    yield Operation(method, f"{prefix.rstrip('/')}{path}" or "/", who)


def _who(*auths: Any) -> tuple[str, ...]:
    """The innermost door that is set counts: the operation's, the router's, the API's."""
    from ninja.constants import NOT_SET  # needs the settings

    auth = next((each for each in auths if each is not NOT_SET), None)
    auth = auth[0] if isinstance(auth, list) else auth
    if auth is None:
        return (OPEN,)
    return (auth.scope,) if hasattr(auth, "scope") else auth.permissions or (ANYBODY,)


def interfaces() -> dict[Path, Any]:
    from hotline.config.api import api
    from hotline.config.open_interface import open_interface

    return {STAFF: api, SYSTEMS: open_interface}


if __name__ == "__main__":
    from hotline.processes.foreground import set_up_django

    set_up_django("tables")
    for table, api in interfaces().items():
        write(table, in_code(api))
