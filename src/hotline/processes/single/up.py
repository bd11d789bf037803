"""``hotline up``: start this machine's installation and wait until it is healthy.

Without ``--detach`` the command stays in the foreground, and Ctrl-C stops everything. ``--parts a,b`` starts only the
named programs. HOTLINE_SETTINGS names another installation, which is made when it does not exist; HOTLINE_MODE says
whether as a demonstration or for production.
"""

import argparse
import fcntl
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Self

from rich.markup import escape

from hotline.processes import voice
from hotline.processes.single.addresses import is_loopback, refuse_taken_ports
from hotline.processes.single.first_start import ensure_settings
from hotline.processes.single.health import read_beats
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.page import programs_table, show_page
from hotline.processes.single.people import People, ensure_folder, ensure_people, ensure_reach
from hotline.processes.single.programs import ALL, ENDING, HISTORY, VOICE, needed
from hotline.processes.single.safe_start import refuse_dangers
from hotline.processes.single.start_order import prepare, start
from hotline.processes.single.steps import console, step
from hotline.processes.single.supervisor import Supervisor

STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
LOOK_SECONDS = 0.5
#: States by the supervisor's names in which a program is neither running nor being started.
NOT_STARTED = {"STOPPED", "EXITED", "FATAL"}


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    try:
        return _up(options.detach, options.parts, options.close_demonstration, options.alive)
    except SetupError as error:
        console.print(f"[red]{error}[/]")
        return 1
    except KeyboardInterrupt:
        return 130


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("hotline up", description="Start the single-machine installation.")
    parser.add_argument("--detach", action="store_true", help="return once it is healthy")
    parser.add_argument("--parts", type=_names, default=list(ALL), help=f"only these, by comma: {','.join(ALL)}")
    parser.add_argument(
        "--close-demonstration", action="store_true", help="in production: close the accounts a demonstration left"
    )
    parser.add_argument(
        "--alive", action="store_true", help="fill a demonstration with its invented history, behind the start"
    )
    return parser.parse_args(arguments)


def _names(text: str) -> list[str]:
    names = text.split(",")
    if unknown := set(names) - set(ALL):
        raise argparse.ArgumentTypeError(f"unknown: {', '.join(sorted(unknown))}")
    return names


def _up(detach: bool, names: list[str], close_demonstration: bool, alive: bool) -> int:
    if os.geteuid() != 0:
        raise SetupError("run as root: it makes unprivileged users and runs everything as them")
    people = ensure_people()
    layout = Layout(ensure_settings(people))
    is_loopback(layout.settings.listen.host)
    refuse_dangers(layout, demo_accounts=layout.accounts.exists() and not close_demonstration)
    ensure_folder(layout.run, None, 0o755)
    supervisor = Supervisor(layout)
    with Interruption() as interruption:
        with _alone(layout):
            if supervisor.is_there():
                return _go_on(layout, people, supervisor)
            failures = _start(layout, people, supervisor, _chosen(layout, names, alive), close_demonstration)
        interruption.raising = False
        show_page(console, layout)
        if failures:
            console.print("[red]Not everything is healthy, see above; make status tells more.[/]")
        return int(bool(failures)) if detach else _remain(layout, supervisor, interruption)


def _chosen(layout: Layout, names: list[str], alive: bool) -> list[str]:
    """The named programs that have to run; for a complete installation also the voice, when it has work to do, and
    what makes a demonstration look ``alive``.
    """
    everything = set(names) == set(ALL)
    voice = [VOICE] if everything and _voice_is_needed(layout) else []
    history = [HISTORY] if "web" in names and alive and layout.settings.is_demonstration else []
    return needed(layout.settings, names) + voice + history


def _voice_is_needed(layout: Layout) -> bool:
    return voice.is_needed(layout.prompts, layout.built / "tools")


def _start(
    layout: Layout, people: People, supervisor: Supervisor, names: list[str], close_demonstration: bool
) -> list[str]:
    """Returns what did not become healthy. Broken off, it leaves nothing running."""
    refuse_taken_ports(layout.settings)
    with step("configuration is written"):
        for opened in ensure_reach(layout, people):
            console.print(f"    {opened}")
        prepare(layout, people, names)
    try:
        supervisor.launch()
        return start(layout, people, supervisor, names, close_demonstration)
    except BaseException:
        _stop(supervisor)
        raise


def _go_on(layout: Layout, people: People, supervisor: Supervisor) -> int:
    """Start the programs that an earlier start left out or that somebody stopped. Running ones are left alone."""
    missing = [name for name, program in supervisor.states().items() if program.state in NOT_STARTED]
    done = [HISTORY] if _voice_is_needed(layout) else ENDING
    missing = [name for name in missing if name not in done]
    if missing:
        console.print(f"It runs in part. Started now: {', '.join(missing)}.")
        start(layout, people, supervisor, missing)
    else:
        console.print("It is already running.")
    table, well = programs_table(layout, supervisor.states(), read_beats(layout.settings))
    console.print(table)
    show_page(console, layout)
    return 0 if well else 1


def _remain(layout: Layout, supervisor: Supervisor, interruption: "Interruption") -> int:
    console.print("Ctrl-C stops everything.")
    printed = len(_history_lines(layout))
    while not interruption.requested and supervisor.is_there():
        time.sleep(LOOK_SECONDS)
        lines = _history_lines(layout)
        for line in lines[printed:]:
            console.print(escape(f"  {line}"))
        printed = len(lines)
    if interruption.requested:
        _stop(supervisor)
    else:
        console.print("It was stopped.")
    return 0


def _history_lines(layout: Layout) -> list[str]:
    """How far a demonstration's history is, line by line."""
    log = layout.log / f"{HISTORY}.log"
    return log.read_text(errors="replace").splitlines() if log.exists() else []


def _stop(supervisor: Supervisor) -> None:
    if supervisor.is_there():
        with step("everything is stopped"):
            supervisor.shut_down()


@contextmanager
def _alone(layout: Layout) -> Iterator[None]:
    """One start at a time."""
    with open(layout.run / "up.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SetupError("another start is under way: wait for it, then make status") from None
        yield


class Interruption:
    """Ctrl-C, TERM and a closed terminal, all alike: raised while ``raising`` holds, and always noted.

    An exception that is raised while Python tidies an object up is lost; the note is not.
    """

    def __init__(self) -> None:
        self.requested, self.raising = False, True

    def __enter__(self) -> Self:
        self._before = {number: signal.signal(number, self._interrupt) for number in STOPPING}
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _interrupt(self, number: int, frame: FrameType | None) -> None:
        self.requested = True
        if self.raising:
            raise KeyboardInterrupt
