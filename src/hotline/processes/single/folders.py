"""Which user may do what with each folder that several programs share: the one table from which access is given.

By access control lists, for a group has one right for all its members. A folder that does not stand here belongs to
one program, and nobody else passes it.
"""

import hashlib
import subprocess
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import People, ensure_folder


class Right(StrEnum):
    NOTHING = "-"
    PASS = "x"  # to a socket or a file whose name is known; no listing
    READ = "r"
    WRITE = "w"  # and read


PERMISSIONS = {Right.PASS: "--X", Right.READ: "r-X", Right.WRITE: "rwX"}
#: The columns.
PROGRAMS = (
    *("callcontrol", "router", "projector", "worker", "web", "asterisk", "keeper", "ai-seats", "transcriber"),
    "gateway",
)
#: Folder -> its owner, then the rights under the columns. ``keeper``: the backup, and the commands of a start.
SHARED = {
    "archive": "worker       - - - w w - w - - -",
    "audit": "worker       - - - w w - w - - -",  # rows that wait for the database
    "backup": "keeper       - - - r - - w - - -",  # how it is going
    "cache/hearing": "web          - - - - w - - - - -",  # one recording is listened to at a time
    "cache/ai-seats": "ai-seats   - - - - - - - w - -",  # sentences that are spoken already
    "cache/transcriber": "transcriber  - - - w - - - - w -",  # one phrase is recognised at a time
    "facts": "worker       - - - w r - r - - -",
    "knowledge": "worker       - - - w w - w - - -",
    "log": "root         - - - r - - - - - -",  # what bus and database refused
    "recordings": "worker       - - x w r x r - x -",
    "recordings/spool": "asterisk     - - w w r w r - r -",  # the projector removes faxes without a page
    "sandbox": "sandbox      - - - x x - x - - -",
    "sealing": "sealing      x x x x x - x x x x",
    "sounds": "callcontrol  w - - - - r r - - -",
    "witness/run": "witness      - - - x - - - - - -",
}
#: Written by root's commands too, who leaves files of its own: looked through at every start. They are small.
BY_COMMANDS = frozenset({"audit", "facts", "knowledge"})


def rights() -> dict[str, dict[str, Right]]:
    """Folder -> program -> right."""
    return {folder: dict(zip(PROGRAMS, map(Right, row.split()[1:]), strict=True)) for folder, row in SHARED.items()}


def places(layout: Layout) -> Mapping[str, Path]:
    """Folder -> where it lies. Those that lie in others come after these."""
    settings = layout.settings
    return {
        "archive": settings.archive_dir.absolute(),
        "audit": settings.audit_dir.absolute(),
        "backup": layout.backup,
        "cache/ai-seats": layout.data / "cache" / "ai-seats",
        "cache/hearing": layout.data / "cache" / "hearing",
        "cache/transcriber": layout.data / "cache" / "transcriber",
        "facts": settings.facts_dir.absolute(),
        "knowledge": settings.knowledge_dir.absolute(),
        "log": layout.log,
        "recordings": settings.recordings_dir.absolute(),
        "recordings/spool": layout.spool,
        "sandbox": settings.sandbox_socket.absolute().parent,
        "sealing": settings.sealing_dir.absolute(),
        "sounds": layout.sounds,
        "witness/run": settings.witness_dir.absolute() / "run",
    }


def share(layout: Layout, people: People, only: Iterable[str] = tuple(SHARED)) -> None:
    """Make the folders and give access to them; nothing that runs may need them meanwhile. Safe to repeat.

    What lies in them already is given away once, after an upgrade or a restore. Raises SetupError.
    """
    found = places(layout)
    for folder in (name for name in SHARED if name in set(only)):
        path, owner = found[folder], SHARED[folder].split()[0]
        access = _access(people, rights()[folder])
        user = None if owner == "root" else people.users[owner]
        stamp = layout.run / "shared" / folder.replace("/", "-")
        noted = hashlib.sha256(f"{path} {owner} {access}".encode()).hexdigest()
        is_noted = folder not in BY_COMMANDS and path.exists() and stamp.exists() and stamp.read_text() == noted
        deep = not is_noted and not _is_passed_only(folder)
        ensure_folder(path, user, 0o700)
        if deep and user is not None:
            _run("chown", "--no-dereference", "--recursive", f"{user.uid}:{user.gid}", str(path))
        _run("setfacl", *(("--recursive", "--physical") if deep else ()), "--set", access, str(path))
        ensure_folder(stamp.parent, None, 0o755)
        stamp.write_text(noted)


def let_read(path: Path, people: People, programs: Iterable[str]) -> None:
    """Let these programs read a file of root's. Raises SetupError."""
    _run("setfacl", "--modify", ",".join(f"u:{people.of(name).uid}:r" for name in programs), str(path))


def _access(people: People, chosen: Mapping[str, Right]) -> str:
    """As setfacl takes it: for the folder itself, and for what is made in it."""
    named = {
        program: f"u:{people.of(program).uid}:{PERMISSIONS[right]}"
        for program, right in chosen.items()
        if right is not Right.NOTHING
    }
    own = ["u::rwX", "g::-", "o::-"]
    inside = [entry for program, entry in named.items() if chosen[program] is not Right.PASS]
    return ",".join([*own, *named.values(), *(f"d:{entry}" for entry in (own + inside if inside else ()))])


def _is_passed_only(folder: str) -> bool:
    """Who passes finds sockets there, whose own modes say who may connect."""
    return set(rights()[folder].values()) <= {Right.NOTHING, Right.PASS}


def _run(*command: str) -> None:
    try:
        run = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError:
        raise SetupError(f"{command[0]} is missing: apt-get install acl") from None
    if run.returncode:
        raise SetupError(
            f"{' '.join(command)[-200:]} failed: {run.stderr.strip()[-200:]}. "
            "The file system must have POSIX access control lists"
        )
