"""Starting, starting again, dying and coming back: on the running test installation."""

import asyncio
import contextlib
import json
import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hotline.demo.phone.phone import Phone
from hotline.infrastructure.backups.files import LEFT_OUT
from hotline.infrastructure.sip_edge import TRUNK_SIDE, edge_key
from hotline.processes.single import tables
from hotline.processes.single.layout import CODE
from hotline.processes.single.people import USERS
from hotline.processes.single.programs import AI_SEATS, ALL, BACKUP, GATEWAY, SANDBOX, TRANSCRIBERS, process_of
from tests.installation import ENVIRONMENT, Installation, hotline, inherited, program, settings_of, wait_until

#: A demonstration has no backup and no carrier's line; AI seats and transcripts only a machine that bears them.
RUNNING = [name for name in ALL if name not in (BACKUP, GATEWAY, *AI_SEATS, *TRANSCRIBERS)]
pytestmark = pytest.mark.real


def test_everything_is_well_after_the_start(installation: Installation) -> None:
    for name in RUNNING:
        installation.wait_until_well(name)
    # Whoever reads the beats in the moment in which one is replaced misses it.
    wait_until(lambda: hotline("status").returncode == 0, 20, lambda: hotline("status").stdout)


def test_starting_what_runs_says_so_and_shows_the_page(installation: Installation) -> None:
    before = {name: installation.pid(name) for name in RUNNING}
    again = hotline("up", "--detach")
    assert again.returncode == 0, again.stdout
    assert "already running" in again.stdout
    assert f"http://127.0.0.1:{installation.settings.ports.web}" in again.stdout
    assert before == {name: installation.pid(name) for name in RUNNING}


def test_starting_what_runs_in_part_starts_the_rest(installation: Installation) -> None:
    installation.stop("worker")
    left = {name: installation.pid(name) for name in RUNNING if name != "worker"}
    again = hotline("up", "--detach")
    assert again.returncode == 0, again.stdout
    assert "It runs in part. Started now: worker." in again.stdout
    assert installation.pid("worker")
    assert left == {name: installation.pid(name) for name in left}


def test_a_command_that_used_the_tables_ends_without_waiting_for_its_threads(installation: Installation) -> None:
    run = program("hotline.processes.cli", "demo-data", "--accounts")
    assert run.returncode == 0, run.stdout
    assert "couldn't stop thread" not in run.stdout


def test_another_installation_on_the_same_ports_is_refused_before_anything_is_made(
    installation: Installation, tmp_path: Path
) -> None:
    other = {**ENVIRONMENT, "HOTLINE_SETTINGS": str(tmp_path / "hotline.toml")}
    up = hotline("up", "--detach", environment=other)
    assert up.returncode == 1
    assert f"port {installation.settings.ports.web} is taken by pid" in up.stdout
    assert "(nginx)" in up.stdout
    assert not (tmp_path / "postgres").exists()


def test_nothing_but_the_supervisor_runs_as_root_and_each_program_as_its_own_user(installation: Installation) -> None:
    for name in set(RUNNING) - {SANDBOX}:
        owner = Path(f"/proc/{installation.pid(name)}").owner()
        assert owner == USERS.get(process_of(name), "hotline"), name


def test_what_parses_uploads_is_a_user_of_its_own_below_a_launcher_that_only_waits(installation: Installation) -> None:
    launcher = installation.pid(SANDBOX)
    inside = [child for outer in _children(launcher) for child in _children(outer)]
    assert [Path(f"/proc/{pid}").owner() for pid in inside] == ["hotline-sandbox"]
    assert Path(f"/proc/{inside[0]}/ns/net").readlink() != Path("/proc/self/ns/net").readlink()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.skipif(not Path("/proc/self/autogroup").exists(), reason="this kernel shares out among programs alone")
@pytest.mark.parametrize("name", ["asterisk", "callcontrol", "web"])
def test_on_a_full_machine_calls_go_before_other_sessions(installation: Installation, name: str) -> None:
    weight = Path(f"/proc/{installation.pid(name)}/autogroup").read_text()
    assert weight.split()[1:] == ["nice", "-10"]


@pytest.mark.parametrize("name", RUNNING)
def test_what_is_killed_comes_back_by_itself(installation: Installation, name: str) -> None:
    before = installation.pid(name)
    installation.kill(name)
    wait_until(lambda: installation.pid(name) not in (0, before), 20, lambda: f"{name} did not come back")
    wait_until(lambda: not _group_lives(before), 20, lambda: f"children of the killed {name} live on")
    for dependent in RUNNING:
        installation.wait_until_well(dependent, within=40)


def test_pages_are_never_gone_while_a_killed_web_server_comes_back(installation: Installation) -> None:
    """Its worker serves on until the next one is there."""
    killed = installation.pid("web")
    installation.kill("web")
    until = time.monotonic() + 6
    while time.monotonic() < until:
        with urllib.request.urlopen(f"http://127.0.0.1:{installation.settings.ports.web}/api/health") as answer:
            assert answer.status == 200
        time.sleep(0.05)
    assert installation.pid("web") not in (0, killed)
    wait_until(lambda: not _group_lives(killed), 20, lambda: "the orphan lives on")


def test_the_pages_the_api_and_the_switch_are_one_origin(installation: Installation) -> None:
    origin = f"http://127.0.0.1:{installation.settings.ports.web}"
    with urllib.request.urlopen(f"{origin}/records") as page:
        assert b"<html" in page.read()
    with urllib.request.urlopen(f"{origin}/api/health") as answer:
        assert answer.headers["Content-Type"].startswith("application/json")
    upgrade = urllib.request.Request(f"{origin}/sip", headers={"Connection": "Upgrade", "Upgrade": "websocket"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(upgrade)
    assert refused.value.headers["Server"]
    assert refused.value.code in {400, 426}


async def test_everything_listens_on_this_machine_only_even_the_sound_of_a_call(installation: Installation) -> None:
    """But for the ports of the moment from which the switch asks name servers."""
    ports = installation.settings.ports
    async with Phone("13800001235", ("127.0.0.1", ports.sip)) as citizen:
        await citizen.call("12333")
        listed = await asyncio.to_thread(subprocess.check_output, ["ss", "-lntuH"], text=True)
    listening = {(row[0], *row[4].rsplit(":", 1)) for row in map(str.split, listed.splitlines())}
    tcp = {(host, int(port)) for kind, host, port in listening if kind == "tcp" and int(port) - ports.base in range(10)}
    sound = {host for kind, host, port in listening if ports.rtp_first <= int(port) <= ports.rtp_last}
    inner = (
        ports.app,
        ports.benefits,
        ports.asterisk_manager,
        ports.asterisk_http,
        ports.postgres,
        ports.nats,
        ports.nats_monitor,
    )
    assert tcp == {("127.0.0.1", port) for port in (ports.web, ports.sip, *inner)} | {(TRUNK_SIDE, ports.sip)}
    assert sound == {"127.0.0.1"}
    assert ("udp", "127.0.0.1", str(ports.sip)) in listening


def test_what_is_secret_lies_in_files_of_one_user_in_folders_of_that_user_alone(installation: Installation) -> None:
    """Every file of the installation that holds one of its secrets, wherever it lies."""
    secret = secrets_of(installation)
    holding = [path for path in files_below(installation.layout.data) if holds(path, secret)]
    assert {"secrets.toml", "nats.conf", "kamailio.cfg", "ari.conf", "manager.conf", "personal.json"} <= {
        path.name for path in holding
    }
    keys = installation.settings.keys_file
    elsewhere = [path for path in holding if path.parent != keys.parent]
    modes = {path: (mode_of(path), mode_of(path.parent), path.owner() == path.parent.owner()) for path in elsewhere}
    assert {path: mode for path, mode in modes.items() if mode != (0o600, 0o700, True)} == {}


def test_the_keys_are_read_by_the_process_that_holds_them_and_by_no_other(installation: Installation) -> None:
    keys = installation.settings.keys_file
    owner = Path(f"/proc/{installation.pid('sealing')}").owner()
    assert (owner, keys.owner(), mode_of(keys), mode_of(keys.parent)) == ("hotline-sealing", owner, 0o600, 0o750)
    others = {Path(f"/proc/{installation.pid(name)}").owner() for name in RUNNING if name not in ("sealing", SANDBOX)}
    for user in others | {"hotline-sandbox", "nobody"}:
        assert subprocess.run(["cat", keys], user=user, extra_groups=[], capture_output=True).returncode == 1
    assert (keys.parent / "audit.pem").owner() == "hotline"


def test_new_keys_are_made_by_the_process_that_holds_them_for_root_alone(installation: Installation) -> None:
    keys = installation.settings.keys_file
    before = keys.read_bytes()
    refused = subprocess.run(
        [sys.executable, "-m", "hotline.processes.cli", "keys", "rotate"],
        user="hotline",
        group="hotline",
        extra_groups=[],
        env=inherited() | ENVIRONMENT,
        cwd=CODE,
        capture_output=True,
        text=True,
    )
    assert ("只有 root" in refused.stdout, refused.returncode, keys.read_bytes() == before) == (True, 1, True)
    assert hotline("keys", "rotate").returncode == 0
    assert (keys.owner(), mode_of(keys), keys.read_bytes() == before) == ("hotline-sealing", 0o600, False)
    wait_until(lambda: hotline("keys", "status").returncode == 0, 60, lambda: hotline("keys", "status").stdout)


def test_killed_the_process_that_holds_the_keys_is_back_and_commands_wait_for_it(installation: Installation) -> None:
    installation.kill("sealing")
    assert hotline("keys", "status").returncode == 0
    installation.wait_until_well("sealing")


def test_nobody_else_looks_into_what_is_stored(installation: Installation) -> None:
    data = installation.layout.data
    looked_at = [data / "hotline.toml", data / "keys", data / "postgres", data / "log", installation.recordings]
    looked_at += [data / "secrets", data / "asterisk", data / "asterisk" / "lib", installation.layout.socket]
    looked_at += [installation.settings.archive_dir, installation.settings.facts_dir]
    assert [str(path) for path in looked_at if path.stat().st_mode & 0o007] == []


def test_what_the_backup_copies_its_user_can_read(installation: Installation) -> None:
    data = installation.layout.data
    left_out = [word for name in LEFT_OUT for word in ("-path", str(data / name), "-prune", "-o")]
    find = ["find", str(data), *left_out, "!", "-readable", "-print"]
    found = subprocess.run(find, user="hotline", group="hotline", extra_groups=[], capture_output=True, text=True)
    assert (found.stdout, found.stderr) == ("", "")


def keys_in(part: Any) -> list[str]:
    """The keys themselves in a file of keys: its long texts, wherever they stand. The others name keys and families."""
    if isinstance(part, dict):
        return [key for each in part.values() for key in keys_in(each)]
    return [part] if isinstance(part, str) and len(part) >= 32 else []


def secrets_of(installation: Installation) -> list[bytes]:
    settings, keys = installation.settings, json.loads(installation.settings.keys_file.read_text())
    made = [settings.web.secret_key, settings.bus.password, settings.database.password, settings.telephony.ari_password]
    texts = [secret.get_secret_value() for secret in made]
    assert all(len(text) >= 32 for text in texts)
    assert len(keys_in(keys)) >= 3
    texts += [edge_key(settings), *keys_in(keys), "-----BEGIN PRIVATE KEY-----"]
    return [text.encode() for text in texts]


def files_below(folder: Path) -> Iterator[Path]:
    for inside, _, names in folder.walk():
        yield from (path for path in map(inside.joinpath, names) if path.is_file() and not path.is_symlink())


def holds(path: Path, secret: list[bytes]) -> bool:
    with contextlib.suppress(FileNotFoundError):  # a running database removes files
        content = path.read_bytes()
        return any(each in content for each in secret)
    return False


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_worker_may_write_recordings_and_facts_that_are_closed(installation: Installation) -> None:
    worker = Path(f"/proc/{installation.pid('worker')}").stat().st_uid
    for folder in (installation.settings.archive_dir, installation.settings.facts_dir):
        assert (folder.stat().st_uid, folder.stat().st_mode & 0o700) == (worker, 0o700)


@pytest.fixture
def production() -> Iterator[dict[str, str]]:
    """The environment of an installation that is none for demonstration; not started, and stopped afterwards."""
    data = CODE / ".data" / "test-production"
    shutil.rmtree(data, ignore_errors=True)
    environment = {
        "HOTLINE_SETTINGS": str(data / "hotline.toml"),
        "HOTLINE_PORTS__BASE": "13370",
        "HOTLINE_MODE": "production",
    }
    yield environment
    hotline("stop", environment=environment)
    shutil.rmtree(data)


def test_production_starts_with_one_administrator_and_never_with_an_open_account_of_the_demonstration(
    production: dict[str, str],
) -> None:
    parts = ("--parts", "postgres,nats,web")
    first = hotline("up", "--detach", *parts, environment=production)
    assert first.returncode == 0, first.stdout
    assert re.search(r"First administrator: 9000, one-time password( [a-z2-9-]{19}\b)", first.stdout)
    assert "Hotline-12333" not in first.stdout
    later = {key: value for key, value in production.items() if key != "HOTLINE_MODE"}
    assert "plays invented people" in hotline("demo-data", "--accounts", environment=later).stdout
    hotline("stop", environment=later)

    again = hotline("up", "--detach", *parts, environment=later)
    assert again.returncode == 0, again.stdout
    assert "one-time password" not in again.stdout
    settings = settings_of(later)
    with tables.connect(settings) as database:  # as if somebody had opened one by hand
        database.execute("UPDATE accounts_staff SET demonstration = true")
    restarted = hotline("web", environment=later)
    assert restarted.returncode == 1
    assert "accounts of the demonstration are open" in restarted.stdout
    hotline("stop", environment=later)

    refused = hotline("up", "--detach", *parts, environment=later)
    assert refused.returncode == 1, refused.stdout
    assert "hotline up --close-demonstration closes them" in refused.stdout
    assert _is_free(settings.ports.postgres)
    closed = hotline("up", "--detach", "--close-demonstration", *parts, environment=later)
    assert closed.returncode == 0, closed.stdout
    assert "one-time password" in closed.stdout


def test_a_demonstration_beyond_this_machine_is_refused_before_anything_starts(tmp_path: Path) -> None:
    environment = {
        "HOTLINE_SETTINGS": str(tmp_path / "hotline.toml"),
        "HOTLINE_PORTS__BASE": "13370",
        "HOTLINE_LISTEN__HOST": "0.0.0.0",
    }
    up = hotline("up", "--detach", environment=environment)
    assert up.returncode == 1
    assert "a demonstration is for this machine alone, and listen.host is 0.0.0.0" in up.stdout
    assert not (tmp_path / "postgres").exists()


@pytest.fixture
def foreground() -> Iterator[subprocess.Popen[str]]:
    """A start in the foreground of a third installation, with the parts that start quickest."""
    data = CODE / ".data" / "test-foreground"
    environment = {"HOTLINE_SETTINGS": str(data / "hotline.toml"), "HOTLINE_PORTS__BASE": "13350"}
    command = [sys.executable, "-m", "hotline.processes.cli", "up", "--parts", "nats,asterisk"]
    with subprocess.Popen(
        command, cwd=CODE, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()
    hotline("stop", environment=environment)
    shutil.rmtree(data)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_ctrl_c_or_a_closed_terminal_stops_everything(foreground: subprocess.Popen[str], how: signal.Signals) -> None:
    assert foreground.stdout is not None
    for line in foreground.stdout:
        if "Ctrl-C stops everything" in line:
            break
    assert not _is_free(13358)
    foreground.send_signal(how)
    assert foreground.wait(20) == 0
    assert "everything is stopped" in foreground.stdout.read()
    assert all(_is_free(port) for port in range(13350, 13360))


def _group_lives(leader: int) -> bool:
    """The supervisor starts each program in a process group of its own."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return False
    return True


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
