"""The order of a start: the parts, the bus's stores, the tables, our processes, the front."""

import asyncio
import hashlib
import shutil
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hotline.domains.voice.ivr.adapters.kokoro import model_file
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.processes.single import (
    asterisk,
    folders,
    grants,
    health,
    identities,
    nats,
    nginx,
    postgres,
    sandbox,
    sealing,
    sip_edge,
    tables,
)
from hotline.processes.single.commands import Commands
from hotline.processes.single.compiled_code import store_compiled_code
from hotline.processes.single.first_start import ensure_audit_key, ensure_keys
from hotline.processes.single.layout import CODE, Layout, SetupError
from hotline.processes.single.page import show_one_time_password
from hotline.processes.single.people import People, ensure_folder
from hotline.processes.single.programs import (
    AI_SEATS,
    ALL,
    ALONE,
    BACKUP,
    DEMONSTRATION,
    ENDING,
    FRONT,
    ON_THE_BUS,
    ON_THE_DATABASE,
    PARTS,
    SEALING,
    TRANSCRIBERS,
    Program,
    history_program,
    our_program,
    process_of,
    voice_program,
    witness_program,
    write_configuration,
)
from hotline.processes.single.safe_start import DangerousStart, open_demo_accounts, refuse_dangers
from hotline.processes.single.steps import console, step
from hotline.processes.single.supervisor import Supervisor

KNOWLEDGE = CODE / "deploy/knowledge"
HEALTHY_WITHIN_SECONDS = 60.0
POLL_SECONDS = 0.2
#: A program that was started this often without becoming healthy will not without help.
STARTS_IN_VAIN = 3


def prepare(layout: Layout, people: People, names: Iterable[str]) -> None:
    """Folders, keys, clusters and configuration for the named programs."""
    application = people.application
    ensure_folder(layout.data, None, 0o755)
    ensure_folder(layout.run, None, 0o755)
    _remove_what_earlier_versions_left(layout, people)
    ensure_folder(layout.data / "cache", None, 0o755)
    ensure_folder(layout.data / "static", application, 0o755)
    ensure_folder(layout.settings.witness_dir.absolute(), people.witness, 0o755)  # everybody may read the heads there
    folders.share(layout, people)
    ensure_keys(layout, people.sealing, application)
    ensure_audit_key(layout, application)
    _open_voice(layout)
    known = identities.prepare(layout, people)
    programs = []
    for name in names:
        match name:
            case "postgres":
                command = postgres.prepare(layout, application, known)
            case "nats":
                command = nats.prepare(layout, people.of(name), known)
            case "asterisk":
                command = asterisk.prepare(layout, people)
            case "door":
                command = sip_edge.prepare(layout, people.of(name))
            case "nginx":
                command = nginx.prepare(layout, people.of(name))
            case "sandbox":
                command = sandbox.prepare(layout.settings, people)
            case "sealing":
                command = sealing.prepare(layout)
            case "witness":
                programs.append(witness_program(layout.settings.witness_dir.absolute(), people.witness))
                continue
            case "voice":
                programs.append(voice_program())
                continue
            case "history":
                programs.append(history_program(application))
                continue
            case _:
                programs.append(our_program(name, people.of(process_of(name))))
                continue
        programs.append(Program(name, command, people.of(name).name))
    write_configuration(layout, programs)


def _remove_what_earlier_versions_left(layout: Layout, people: People) -> None:
    """Secrets of servers where our programs' one user could read them, and code that programs compiled themselves."""
    cache = layout.data / "cache"
    if cache.exists() and cache.stat().st_uid != 0:
        shutil.rmtree(cache)
    for compiled in (*(cache / user.name for user in people.users.values()), layout.settings.sealing_dir / "cache"):
        shutil.rmtree(compiled, ignore_errors=True)
    for name in ("nats.conf", "kamailio.cfg", "kamailio-tls.cfg", "carrier-authority.pem"):
        (layout.secrets / name).unlink(missing_ok=True)


def _open_voice(layout: Layout) -> None:
    """The web and the worker have texts spoken, as another user than the one who fetched the voice."""
    voice = model_file(layout.built / "tools")
    if voice.exists():
        voice.chmod(0o644)


def start(
    layout: Layout,
    people: People,
    supervisor: Supervisor,
    names: Collection[str],
    close_demonstration: bool = False,
) -> list[str]:
    """Start the named programs, each once what it needs is there. Returns what did not become healthy, with why."""
    store_compiled_code(layout)
    with Commands(layout, people) as commands:
        return _start(layout, supervisor, commands, names, close_demonstration)


def _start(
    layout: Layout,
    supervisor: Supervisor,
    commands: Commands,
    names: Collection[str],
    close_demonstration: bool,
) -> list[str]:
    requested = [name for name in ALL if name in set(names)]
    failures: list[str] = []

    def stage(what: str, group: tuple[str, ...]) -> None:
        chosen = [name for name in group if name in requested]
        if chosen:
            failures.extend(_start_group(layout, supervisor, what, chosen))

    stage("the keys are held", (SEALING,))
    stage("PostgreSQL, NATS, Asterisk, the door answer", PARTS)
    if failures:
        return failures
    if "nats" in requested:
        with step("the bus has its stores"):
            stream = asyncio.run(_make_stores(layout))
        if "postgres" in requested and tables.is_of_another_stream(layout.settings, stream):
            _migrate(layout, commands)
            with step("the bus is filled anew from the event log"):
                commands.run("refill-bus")
    stage("the witness and the sandbox listen", ALONE)
    for name in (*DEMONSTRATION, *ON_THE_BUS):
        if name in requested:
            supervisor.start(name)
    if set(ON_THE_DATABASE) & set(requested):
        try:
            _fill_database(layout, commands, close_demonstration)
        except DangerousStart:
            raise
        except SetupError as error:
            console.print(f"    [red]{error}[/]")
            return [str(error)]
    stage(
        "callcontrol, router, projector, worker, web live",
        (*DEMONSTRATION, *ON_THE_BUS, *ON_THE_DATABASE),
    )
    stage("the AI seats live", AI_SEATS)
    stage("the transcribers live", TRANSCRIBERS)
    stage("the pages are served", FRONT)
    stage("the backup runs", (BACKUP,))
    for name in ENDING:
        if name in names:
            supervisor.start(name)
    return failures


def _start_group(layout: Layout, supervisor: Supervisor, what: str, names: list[str]) -> list[str]:
    for name in names:
        supervisor.start(name)
    failures: list[str] = []
    try:
        with step(what):
            failures = _wait_healthy(layout, supervisor, names)
            if failures:
                raise SetupError("; ".join(failures))
    except SetupError:
        for failure in failures:
            console.print(f"    [red]{failure}[/]")
    return failures


def _wait_healthy(layout: Layout, supervisor: Supervisor, names: list[str]) -> list[str]:
    begun, deadline = time.time(), time.monotonic() + HEALTHY_WITHIN_SECONDS
    starts: dict[str, set[int]] = {name: set() for name in names}
    problems = dict.fromkeys(names, "not started")
    abandoned: dict[str, str] = {}
    while problems and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
        beats = health.read_beats(layout.settings) if any(map(health.has_beats, problems)) else []
        for name in list(problems):
            program = supervisor.state(name)
            starts[name].add(program.started)
            problems[name] = health.problem(layout.settings, program, beats)
            in_vain = program.state == "FATAL" or len(starts[name]) > STARTS_IN_VAIN
            if not problems[name] or in_vain:
                fault = problems.pop(name)
                if fault:
                    abandoned[name] = fault
    return [_complaint(layout, name, why, begun) for name, why in {**abandoned, **problems}.items()]


def _complaint(layout: Layout, name: str, why: str, begun: float) -> str:
    """A line that says why the program is not well, with the last line that it logged in this run."""
    log = layout.log / f"{name}.log"
    spoke = log.exists() and log.stat().st_mtime >= begun
    lines = log.read_text(errors="replace").strip().splitlines() if spoke else []
    return f"{name}: {why}; see {log}" + (f": {lines[-1][:200]}" if lines else "")


async def _make_stores(layout: Layout) -> str:
    """Returns the stream's name."""
    async with Bus(layout.settings, "up") as bus:
        await bus.create_stores()
        return await EventFeed(bus).stream()


def _fill_database(layout: Layout, commands: Commands, close_demonstration: bool) -> None:
    _migrate(layout, commands)
    with step("each process has its rights, the audit tables are closed"):
        tables.close_audit_tables(layout.settings)
        grants.grant(layout.settings)
    with _when_changed(layout.run / "static-of", [CODE / "uv.lock"]) as changed:
        if changed:
            with step("the files of the interfaces' documentation are laid out"):
                commands.run("manage", "collectstatic", "--noinput", "-v0")
    loaded = layout.run / "workorders-loaded"
    if not loaded.exists():
        with step("the models of work orders are published"):
            loaded.write_text(commands.run("workorders", "--publish"))
    if layout.settings.is_demonstration:
        _fill_demonstration(layout, commands)
    else:
        _fill_production(layout, commands, close_demonstration)
    with _when_changed(layout.data / "knowledge-of", sorted(KNOWLEDGE.rglob("*.toml"))) as changed:
        if changed:
            with step("the delivered articles are published"):
                commands.run("load-knowledge")


def _fill_demonstration(layout: Layout, commands: Commands) -> None:
    if not layout.accounts.exists():
        with step("demonstration accounts are loaded, flows published"):
            accounts = commands.run("demo-data", "--accounts")
            commands.run("flows", "--publish", "--only-new")
            layout.accounts.write_text(accounts)


def _fill_production(layout: Layout, commands: Commands, close_demonstration: bool) -> None:
    """Raises DangerousStart while the demonstration's accounts are open."""
    filled = layout.data / "first-data-of"
    if close_demonstration or not filled.exists():
        with step("the first administrator is there, flows are published"):
            closing = ["--close-demonstration"] if close_demonstration else []
            made = commands.run("first-data", *closing)
            commands.run("flows", "--publish", "--only-new")
            filled.touch()
        if close_demonstration:
            layout.accounts.unlink(missing_ok=True)
        if made:
            show_one_time_password(console, *made.split())
    refuse_dangers(layout, demo_accounts=open_demo_accounts(layout.settings) > 0)


def _migrate(layout: Layout, commands: Commands) -> None:
    stamp = layout.run / "tables-of"
    if stamp.exists() and stamp.read_text() == tables.print_of(layout.settings):
        return
    with step("tables are up to date"):
        commands.run("manage", "migrate", "--noinput", "-v0")
        stamp.write_text(tables.print_of(layout.settings))


@contextmanager
def _when_changed(stamp: Path, files: Iterable[Path]) -> Iterator[bool]:
    """Yields whether the files have changed since the work under ``with`` was last completed."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    built_from = digest.hexdigest()
    changed = not stamp.exists() or stamp.read_text() != built_from
    yield changed
    if changed:
        stamp.write_text(built_from)
