"""A user for each program: what each may do with secrets, shared folders and other programs, tried as that user."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hotline.infrastructure.settings import Settings
from hotline.processes.single import folders
from hotline.processes.single.folders import PROGRAMS, SHARED, Right, places, rights
from hotline.processes.single.identities import NEEDS
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import KEEPER, USERS, ensure_people
from hotline.processes.single.programs import process_of
from tests.installation import Installation, hotline

#: Says of each path what this user can do there: pass, read (list a folder), write (make and remove a file).
LOOK = """
import json, os, pathlib, sys
found = {}
for name in json.load(sys.stdin):
    path = pathlib.Path(name)
    can = {"pass": os.access(path, os.X_OK), "read": True, "write": True}
    try:
        list(path.iterdir()) if path.is_dir() else path.read_bytes()
    except OSError:
        can["read"] = False
    try:
        if path.is_dir():
            (path / "tried").write_text("")
            (path / "tried").unlink()
        else:
            path.open("r+b").close()
    except OSError:
        can["write"] = False
    found[name] = can
print(json.dumps(found))
"""
#: Programs by the names of ``hotline status``.
RUNNING = ("postgres", "nats", "asterisk", "door", "sealing", "witness", "nginx", "demo-benefits")
OURS = ("callcontrol", "router-1", "router-2", "projector", "worker", "web")


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="gives access, as root does")


def as_user(program: str, script: str, sent: Any = None, *arguments: str) -> subprocess.CompletedProcess[str]:
    user = ensure_people().of(program)
    return subprocess.run(
        [sys.executable, "-I", "-B", "-c", script, *arguments],
        input=json.dumps(sent),
        user=user.uid,
        group=user.gid,
        extra_groups=[],
        umask=0o027,
        cwd="/",
        capture_output=True,
        text=True,
    )


def looked(program: str, paths: list[Path]) -> dict[str, dict[str, bool]]:
    run = as_user(program, LOOK, list(map(str, paths)))
    assert run.returncode == 0, run.stderr
    found: dict[str, dict[str, bool]] = json.loads(run.stdout)
    return found


def test_the_table_has_a_right_of_every_program_for_every_folder_and_owners_are_users() -> None:
    assert {folder: set(row) for folder, row in rights().items()} == {key: {*PROGRAMS} for key in SHARED}
    assert {row.split()[0] for row in SHARED.values()} <= {*USERS, "root"}
    assert set(PROGRAMS) <= set(USERS)


def test_every_program_of_ours_has_a_user_and_no_two_the_same() -> None:
    assert set(NEEDS) <= set(USERS)
    assert len(set(USERS.values())) == len(USERS)


def check_every_folder(layout: Layout) -> None:
    found = places(layout)
    for program in PROGRAMS:
        can = looked(program, list(found.values()))
        for folder, right in ((folder, row[program]) for folder, row in rights().items()):
            mine = SHARED[folder].split()[0] == program
            expected = {
                "pass": mine or right is not Right.NOTHING,
                "read": mine or right in {Right.READ, Right.WRITE},
                "write": mine or right is Right.WRITE,
            }
            assert (program, folder, can[str(found[folder])]) == (program, folder, expected)


def secrets_by_owner(installation: Installation) -> dict[Path, str]:
    data = installation.layout.data
    own = {data / "identities" / process / "secrets.toml": process for process in NEEDS}
    return own | {
        data / "identities" / "web" / "audit.pem": "web",
        data / "identities" / "worker" / "audit.pem": "worker",
        data / "keys" / "audit.pem": KEEPER,
        data / "keys" / "personal.json": "sealing",
        data / "secrets" / "secrets.toml": KEEPER,
        data / "postgres" / "PG_VERSION": KEEPER,
        data / "run" / "nats" / "nats.conf": "nats",
        data / "nats" / "jetstream": "nats",
        data / "run" / "door" / "kamailio.cfg": "door",
        data / "asterisk" / "etc" / "ari.conf": "asterisk",
    }


def check_every_secret(installation: Installation) -> None:
    owners = secrets_by_owner(installation)
    assert {str(path): path.exists() for path in owners} == dict.fromkeys(map(str, owners), True)
    for program in USERS:
        can = looked(program, list(owners))
        for path, owner in owners.items():
            expected = (owner == program, owner == program)
            assert (program, path.name, can[str(path)]["read"], can[str(path)]["write"]) == (
                program,
                path.name,
                *expected,
            )


@pytest.fixture
def layout() -> Iterator[Layout]:
    """Of no installation that runs, in a folder that everybody passes, as pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:
        Path(root).chmod(0o755)
        made = Layout(Settings.model_validate({"place": {"data": root}, "sandbox": {"socket": f"{root}/sandbox/s"}}))
        for folder in (made.run, made.data / "cache"):
            folder.mkdir()
        yield made


@as_root
def test_folders_of_one_user_are_given_away_with_what_is_in_them_as_often_as_it_is_done(layout: Layout) -> None:
    people = ensure_people()
    for path in places(layout).values():
        path.mkdir(parents=True)
        (path / "old").write_text("of before")
        (path / "old").chmod(0o600)
        os.chown(path / "old", people.application.uid, people.application.gid)
    for _ in range(2):
        folders.share(layout, people)
        check_every_folder(layout)
    old = {folder: path / "old" for folder, path in places(layout).items()}
    can = looked("web", list(old.values()))
    assert {folder: (can[str(path)]["read"], can[str(path)]["write"]) for folder, path in old.items()} == {
        folder: (row["web"] in {Right.READ, Right.WRITE}, row["web"] is Right.WRITE) for folder, row in rights().items()
    }


@as_root
@pytest.mark.parametrize("folder", ["sealing", "sandbox", "witness/run"])
def test_whom_the_table_lets_pass_can_ask_at_a_socket_and_nobody_else(layout: Layout, folder: str) -> None:
    people = ensure_people()
    folders.share(layout, people)
    owner, path = SHARED[folder].split()[0], str(places(layout)[folder] / "s")
    listen = (
        "import os, socket, sys, time\n"
        "line = socket.socket(socket.AF_UNIX); line.bind(sys.argv[1]); os.chmod(sys.argv[1], 0o666); line.listen()\n"
        "print('listens', flush=True); time.sleep(60)\n"
    )
    connect = "import socket, sys; socket.socket(socket.AF_UNIX).connect(sys.argv[1])"
    user = people.of(owner)
    with subprocess.Popen(
        [sys.executable, "-I", "-B", "-c", listen, path],
        user=user.uid,
        group=user.gid,
        extra_groups=[],
        umask=0o027,
        stdout=subprocess.PIPE,
    ) as server:
        assert server.stdout is not None
        server.stdout.readline()
        reached = {program for program in USERS if as_user(program, connect, None, path).returncode == 0}
        server.kill()
    assert reached == {owner, *(name for name, right in rights()[folder].items() if right is not Right.NOTHING)}


@pytest.mark.real
def test_each_user_does_with_each_shared_folder_what_the_table_says(installation: Installation) -> None:
    check_every_folder(installation.layout)


@pytest.mark.real
def test_no_user_reads_or_writes_a_secret_of_another(installation: Installation) -> None:
    check_every_secret(installation)


@pytest.mark.real
def test_no_program_signals_or_looks_into_another(installation: Installation) -> None:
    script = (
        "import os, sys\n"
        "for pid in sys.argv[1:]:\n"
        "    for attempt in (lambda: os.kill(int(pid), 0), lambda: open(f'/proc/{pid}/environ').read(),\n"
        "                    lambda: open(f'/proc/{pid}/mem', 'rb')):\n"
        "        try: attempt()\n"
        "        except PermissionError: continue\n"
        "        sys.exit(pid)\n"
    )
    running = {name: installation.pid(name) for name in (*OURS, *RUNNING)}
    assert all(running.values())
    for program in USERS:
        others = [
            str(pid)
            for name, pid in running.items()
            if ensure_people().of(process_of(name)) != ensure_people().of(program)
        ]
        tried = as_user(program, script, None, *others)
        assert (program, tried.returncode, tried.stderr) == (program, 0, "")


@pytest.mark.real
def test_what_one_makes_in_a_folder_that_both_write_the_other_can_remove(installation: Installation) -> None:
    made = installation.settings.archive_dir / "tried" / "2026"
    make = "import pathlib, sys; p = pathlib.Path(sys.argv[1]); p.mkdir(parents=True); (p / 'x').write_text('x')"
    read = "import pathlib, sys; assert (pathlib.Path(sys.argv[1]) / 'x').read_text() == 'x'"
    remove = "import shutil, sys; shutil.rmtree(sys.argv[1])"
    for program, script in (("web", make), ("worker", read), (KEEPER, read)):
        tried = as_user(program, script, None, str(made))
        assert tried.returncode == 0, tried.stderr
    assert as_user("projector", read, None, str(made)).returncode == 1
    tried = as_user("worker", remove, None, str(made.parent))
    assert tried.returncode == 0, tried.stderr


@pytest.mark.real
def test_an_installation_of_before_in_which_all_was_one_users_is_taken_over_by_the_next_start(
    installation: Installation,
) -> None:
    """Its files as they lay then: of one user, without lists of access, secrets of servers beside the others."""
    data, keeper = installation.layout.data, ensure_people().application
    assert hotline("stop").returncode == 0
    own = {"log", "sandbox", "sealing", "witness/run"}  # had users of their own
    shared = [path for name, path in places(installation.layout).items() if name not in own]
    for path in (*shared, data / "nats", data / "nginx", data / "kamailio", data / "cache", data / "identities"):
        subprocess.run(["setfacl", "--recursive", "--physical", "-b", "-k", str(path)], check=True)
        subprocess.run(["chown", "-hR", f"{keeper.uid}:{keeper.gid}", str(path)], check=True)
        subprocess.run(["chmod", "-R", "u=rwX,g=rX,o=", str(path)], check=True)
    waiting = installation.settings.audit_dir / "waiting.jsonl"
    waiting.touch(mode=0o600)
    (data / "secrets" / "nats.conf").write_text("of before")
    shutil.rmtree(data / "run" / "shared")
    up = hotline("up", "--detach")
    assert up.returncode == 0, up.stdout
    check_every_folder(installation.layout)
    check_every_secret(installation)
    assert not (data / "secrets" / "nats.conf").exists()
    assert looked("web", [waiting])[str(waiting)] == {"pass": False, "read": True, "write": True}
    assert installation.refused_by_the_system() == []


@as_root
def test_a_folder_that_cannot_be_given_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="POSIX access control lists"):
        folders.let_read(tmp_path / "nowhere", ensure_people(), ("web",))


@as_root
def test_a_link_that_a_program_laid_in_the_place_of_a_folder_gives_it_nothing(layout: Layout) -> None:
    folders.share(layout, ensure_people())
    (keys := layout.data / "keys").mkdir(mode=0o700)
    layout.spool.rmdir()
    lay = "import os, sys; os.symlink(sys.argv[1], sys.argv[2])"
    assert as_user("worker", lay, None, str(keys), str(layout.spool)).returncode == 0
    with pytest.raises(SetupError, match="find out who put it there"):
        folders.share(layout, ensure_people())
    assert (keys.owner(), keys.stat().st_mode & 0o777) == ("root", 0o700)
