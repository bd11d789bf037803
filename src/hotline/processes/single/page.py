"""The start page in the terminal: the address, the accounts, how to ring in, and what runs."""

import socket

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from hotline.infrastructure.heartbeat import Heartbeat
from hotline.processes.single.addresses import OF_ANY, host_and_port, is_loopback
from hotline.processes.single.health import last_heartbeat, problem
from hotline.processes.single.layout import Layout
from hotline.processes.single.programs import ENDING
from hotline.processes.single.supervisor import ProgramState


def show_page(console: Console, layout: Layout) -> None:
    settings, host = layout.settings, layout.settings.listen.host
    encrypted = not is_loopback(host)
    host_name = socket.gethostname() if host in OF_ANY else host
    pages = f"http{'s' if encrypted else ''}://{host_and_port(host_name, settings.ports.web)}"
    hint = "   (its own certificate: the browser asks once)" if encrypted and not settings.listen.certificate else ""
    console.print(f"\n[bold]  {pages}[/]{hint}")
    if settings.is_demonstration and layout.accounts.exists():
        console.print(
            "\n  A demonstration, for this machine alone: its people are invented, their password is published."
        )
        console.print("\n" + layout.accounts.read_text().rstrip())
    sip = f"sip:{settings.telephony.access_number}@{host_and_port(host_name, settings.sip_port)}"
    trunks = ", ".join(settings.telephony.trunks)
    callers = f"a SIP phone at {trunks} (telephony.trunks)" if encrypted else "any SIP phone"
    console.print(f"\n  Ring in:  [bold]{sip}[/] from {callers}, or [bold]make ring[/] for a spoken test call")
    demo = ", make demo" if settings.is_demonstration else ""
    console.print(f"  See also: make status, make logs, make stop{demo}\n")


def show_one_time_password(console: Console, number: str, password: str) -> None:
    console.print(f"\n  First administrator: [bold]{number}[/], one-time password [bold]{password}[/]")
    console.print("  It is shown this once. The first sign-in asks for a new password.")
    console.print("  Lost: hotline first-data --again, as root, makes another.\n")


def programs_table(layout: Layout, states: dict[str, ProgramState], beats: list[Heartbeat]) -> tuple[Table, bool]:
    """The table and whether everything is well."""
    table = Table("program", "state", "pid", "since", "health", box=None, pad_edge=False)
    well = True
    for name, program in states.items():
        if name in ENDING:
            table.add_row(name, program.state, str(program.pid or ""), _span(program.seconds), _lines(layout, name))
            continue
        fault = problem(layout.settings, program, beats)
        heartbeat = last_heartbeat(program, beats)
        good = f"{heartbeat.state} {heartbeat.detail}".strip() if heartbeat else "ok"
        health = f"[red]{fault}; see {layout.log / name}.log[/]" if fault else f"[green]{good}[/]"
        well = well and not fault
        table.add_row(name, program.state, str(program.pid or ""), _span(program.seconds), health)
    return table, well


def _lines(layout: Layout, name: str) -> str:
    """The last log line of a program that ends by itself: its progress, or why it waits. Calls go on without it."""
    log = layout.log / f"{name}.log"
    lines = log.read_text(errors="replace").split("\n") if log.exists() else []
    return f"[dim]{escape(next((' '.join(line.split()) for line in reversed(lines) if line.strip()), ''))}[/]"


def _span(seconds: int) -> str:
    """12 s, 3 min, 5 h, 2 d"""
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s" if seconds else ""
