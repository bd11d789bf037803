"""The unprivileged users everything runs as, one for each program, and what they may reach."""

import fcntl
import os
import pwd
import stat
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hotline.processes.single.layout import CODE, Layout, SetupError

#: Keeps the database: PostgreSQL, the backup, and the commands by which a start fills tables.
APPLICATION = "hotline"
SWITCH = "hotline-asterisk"
WITNESS = "hotline-witness"
SANDBOX = "hotline-sandbox"
SEALING = "hotline-sealing"
KEEPER = "keeper"
#: Program -> its user. What is not named here runs as the keeper of the database.
USERS = {
    KEEPER: APPLICATION,
    "asterisk": SWITCH,
    "witness": WITNESS,
    "sandbox": SANDBOX,
    "sealing": SEALING,
    **{
        program: f"{APPLICATION}-{program}"
        for program in (
            *("nats", "door", "nginx", "callcontrol", "router", "projector", "worker", "web"),
            *("gateway", "ai-seats", "transcriber"),
        )
    },
    "demo-benefits": "hotline-demo",
}
#: Held while users are made: two starts at once would ask for the same ones.
LOCK = Path("/run/hotline-users.lock")


@dataclass(frozen=True)
class SystemUser:
    name: str
    uid: int
    gid: int


@dataclass(frozen=True)
class People:
    """``users`` by program, see USERS."""

    users: Mapping[str, SystemUser]

    def of(self, program: str) -> SystemUser:
        return self.users.get(program, self.application)

    @property
    def application(self) -> SystemUser:
        return self.users[KEEPER]

    @property
    def switch(self) -> SystemUser:
        return self.users["asterisk"]

    @property
    def witness(self) -> SystemUser:
        return self.users["witness"]

    @property
    def sandbox(self) -> SystemUser:
        return self.users["sandbox"]

    @property
    def sealing(self) -> SystemUser:
        return self.users["sealing"]


def ensure_people() -> People:
    with _alone():
        return People({program: _ensure(name) for program, name in USERS.items()})


@contextmanager
def _alone() -> Iterator[None]:
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _ensure(name: str) -> SystemUser:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        subprocess.run(["/usr/sbin/useradd", *options, "--shell", "/usr/sbin/nologin", name], check=True)
        entry = pwd.getpwnam(name)
    return SystemUser(name, entry.pw_uid, entry.pw_gid)


def ensure_folder(path: Path, owner: SystemUser | None, mode: int, group: SystemUser | None = None) -> Path:
    """``owner`` None is root; ``group`` defaults to the owner's.

    Raises SetupError for a link that a program may have laid there: root would give away what it leads to.
    """
    path.mkdir(parents=True, exist_ok=True)
    in_charge = group or owner
    opened = _open_folder(path)
    try:
        os.fchown(opened, owner.uid if owner else 0, in_charge.gid if in_charge else 0)
        os.fchmod(opened, mode)
    finally:
        os.close(opened)
    return path


def _open_folder(path: Path) -> int:
    """An operator may have laid a folder elsewhere by a link; a program must not, in a folder of its own."""
    unfollowed = os.O_NOFOLLOW if _is_of_a_program(path.parent) else 0
    try:
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | unfollowed)
    except OSError as error:
        raise SetupError(f"{path} is no folder ({error.strerror}): find out who put it there, then remove it") from None


def _is_of_a_program(folder: Path) -> bool:
    try:
        return folder.owner() in USERS.values()
    except KeyError:  # a user without a name
        return False


def ensure_tree(path: Path, owner: SystemUser, mode: int) -> Path:
    """Make the folder and give it to ``owner`` with everything in it.

    A command that root ran before may have left files that the owner cannot write, and so may a version of before,
    in which the folder was another user's.
    """
    ensure_folder(path, owner, mode)
    for folder, folders, files in path.walk():
        for name in (*folders, *files):
            os.chown(folder / name, owner.uid, owner.gid, follow_symlinks=False)
    return path


def ensure_reach(layout: Layout, people: People) -> list[str]:
    """Give the users access to the code and the data. Returns a line for each folder that was opened.

    Raises SetupError when they still have no access.
    """
    opened = [
        f"{folder} lets {person.name} pass (setfacl)"
        for person in people.users.values()
        for folder in open_the_way(person, CODE / "src", layout.data, layout.built)
    ]
    for needed in (CODE / "src" / "hotline" / "__init__.py", CODE / ".venv" / "bin" / "python", layout.data):
        if not _can(people.application, "-r", needed):
            raise SetupError(
                f"user {APPLICATION} cannot read {needed}: clone elsewhere (/srv), or chmod -R o+rX {CODE}"
            )
    return opened


def open_the_way(person: SystemUser, *targets: Path) -> list[Path]:
    """Open what is closed to the person above the targets, such as /root; returns those folders.

    For this person's passage alone: an access control list, no listing.
    """
    # From the root down, because nothing below a closed folder can be checked.
    above = sorted({folder for target in targets for folder in target.parents})
    closed = [folder for folder in above if not folder.stat().st_mode & stat.S_IXOTH]
    return [folder for folder in closed if not _can(person, "-x", folder) and _open(folder, person)]


def _can(person: SystemUser, test: str, path: Path) -> bool:
    run = subprocess.run(["/usr/bin/test", test, str(path)], user=person.uid, group=person.gid, extra_groups=[])
    return run.returncode == 0


def _open(folder: Path, person: SystemUser) -> bool:
    command = ["setfacl", "-m", f"u:{person.name}:--x", str(folder)]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except FileNotFoundError:
        raise SetupError(
            f"{folder} is closed to {person.name}: apt-get install acl, or clone elsewhere (/srv)"
        ) from None
