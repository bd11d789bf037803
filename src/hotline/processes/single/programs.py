"""The programs of the installation in the order of starting, and the supervisor's configuration for them."""

import re
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from hotline.domains.voice.telephony.rules.phones import LARGEST_PLACE
from hotline.infrastructure.settings import Settings
from hotline.processes.single import identities
from hotline.processes.single.layout import CODE, Layout
from hotline.processes.single.people import SystemUser
from hotline.processes.single.templates import render, write

#: The parts of others, then ours. Ours answer by beats on the bus under the name before the dash.
PARTS = ("postgres", "nats", "asterisk", "door")
ON_THE_BUS = ("callcontrol", "router-1", "router-2")
#: Where the settings name an account at a carrier.
GATEWAY = "gateway"
ON_THE_DATABASE = ("projector", "worker", "web", GATEWAY)
#: As many as the settings say.
AI_SEATS = tuple(f"ai-seats-{number}" for number in range(1, LARGEST_PLACE + 1))
TRANSCRIBERS = tuple(f"transcriber-{number}" for number in range(1, LARGEST_PLACE + 1))
FRONT = ("nginx",)
#: Beat nothing: they know neither the bus nor the database nor the settings.
WITNESS, SANDBOX = "witness", "sandbox"
#: Holds the keys: starts before all others, and stops after them.
SEALING = "sealing"
ALONE = (WITNESS, SANDBOX)
#: Copies files and database, where the settings name a backup.
BACKUP = "backup"
#: Stands in for the client's services, where the settings name none.
DEMONSTRATION = ("demo-benefits",)
#: They seal and open.
SEAL = (*ON_THE_BUS, *ON_THE_DATABASE, *AI_SEATS, *TRANSCRIBERS)
OURS = (*DEMONSTRATION, *ALONE, *ON_THE_BUS, *ON_THE_DATABASE, *AI_SEATS, *TRANSCRIBERS, *FRONT, BACKUP)
ALL = (SEALING, *PARTS, *OURS)
#: Ends by itself, and is there only where something is to be spoken or the voice to be brought.
VOICE = "voice"
#: Fills a demonstration with its invented history, and ends.
HISTORY = "history"
#: They end by themselves: what they have done need not be done again.
ENDING = (VOICE, HISTORY)

# PostgreSQL: fast, not waiting for clients to leave. NATS: it calls its end by TERM a failure.
STOP_SIGNALS = {"postgres": "INT", "nats": "INT"}
#: Asterisk starts as root because its root file system must be mounted; the launcher then drops the rights. The voice
#: program installs packages. The sandbox's launcher does as Asterisk's.
STARTED_BY_ROOT = frozenset({"asterisk", VOICE, SANDBOX})


@dataclass(frozen=True)
class Program:
    name: str
    command: list[str]
    user: str


def our_program(name: str, user: SystemUser) -> Program:
    options = ["serve"] if name == BACKUP else []
    if name in (*AI_SEATS, *TRANSCRIBERS):
        options = ["--process", name.rpartition("-")[2]]
    return Program(name, [sys.executable, "-m", "hotline.processes.cli", process_of(name), *options], user.name)


def witness_program(folder: Path, user: SystemUser) -> Program:
    """The witness. It may not read the settings, which hold secrets, so its folder is told it."""
    cli = [sys.executable, "-m", "hotline.processes.cli"]
    return Program(WITNESS, [*cli, WITNESS, "--folder", str(folder)], user.name)


def voice_program() -> Program:
    """The voice program, which runs as root."""
    return Program(VOICE, [sys.executable, "-m", "hotline.processes.cli", VOICE], "root")


def history_program(user: SystemUser) -> Program:
    """A command that is none of our processes, so it reads all secrets, as ``hotline`` typed by root's user does."""
    return Program(HISTORY, [sys.executable, "-m", "hotline.processes.cli", "demo-data", "--history"], user.name)


def process_of(name: str) -> str:
    """``router-2`` is a ``router``."""
    return re.sub(r"-\d+$", "", name)


def needed(settings: Settings, names: Iterable[str]) -> list[str]:
    """The named programs that have to run, and the sandbox for those on the database, which read nothing without it,
    and who holds the keys for all that seal.

    A substitute does not run where the settings name the client's real service.
    """
    names = list(names)
    if SANDBOX not in names and set(ON_THE_DATABASE) & set(names):
        names.append(SANDBOX)
    if SEALING not in names and set(SEAL) & set(names):
        names.append(SEALING)
    idle = {
        "door": not settings.door.on,
        WITNESS: not settings.audit.witness,
        BACKUP: not settings.backup.to,
        GATEWAY: not settings.texts.accounts,
    } | dict.fromkeys(DEMONSTRATION, not settings.uses_demo_service)
    idle |= dict.fromkeys(AI_SEATS[settings.ai_seats.processes :], True)
    idle |= dict.fromkeys(TRANSCRIBERS[settings.transcripts.processes :], True)
    return [name for name in names if not idle.get(name)]


def environment(layout: Layout) -> dict[str, str]:
    """The environment of our own programs.

    They write no compiled code, for the start has stored it (``compiled_code``). Products of small matrices use one
    thread: sharing them among threads cost more than it saved.
    """
    return {
        "HOME": "/nonexistent",
        "HOTLINE_SETTINGS": str(layout.settings_file),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONUNBUFFERED": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def write_configuration(layout: Layout, programs: list[Program]) -> None:
    base = layout.supervisor_conf.with_name("supervisor-base.conf")
    render("single/etc/supervisor.conf", base, 0, socket=layout.socket, log=layout.log, run=layout.run)
    sections = [section(layout, program, priority) for priority, program in enumerate(programs, 1)]
    write(layout.supervisor_conf, base.read_text() + "".join(sections), 0)
    base.unlink()


def section(layout: Layout, program: Program, priority: int) -> str:
    """The program's section of the supervisor's configuration.

    No program starts by itself: ``up`` starts each one once its requirements are met. A dead program is restarted, with
    growing delays.
    """
    merged = environment(layout) | identities.environment(layout, process_of(program.name))
    variables = ",".join(f'{key}="{value}"' for key, value in merged.items())
    options = {
        "command": shlex.join(program.command),
        "directory": str(CODE),
        "priority": str(priority),
        "autostart": "false",
        "autorestart": "unexpected" if program.name in ENDING else "true",
        "startsecs": "1",
        "startretries": "100",
        "stopsignal": STOP_SIGNALS.get(program.name, "TERM"),
        "umask": "027",
        "stopwaitsecs": "15",
        "stopasgroup": "true" if program.name == VOICE else "false",
        "killasgroup": "true",
        "redirect_stderr": "true",
        "stdout_logfile": str(layout.log / f"{program.name}.log"),
        "stdout_logfile_maxbytes": "10MB",
        "stdout_logfile_backups": "5",
        "environment": variables,
    }
    if program.name not in STARTED_BY_ROOT:
        options["user"] = program.user
    # The supervisor fills in %(name)s; a plain percent sign is written twice.
    lines = (f"{key} = {value.replace('%', '%%')}" for key, value in options.items())
    return "\n".join([f"\n[program:{program.name}]", *lines]) + "\n"
