"""Refuses a start that would put accounts or secrets that everybody knows within reach of others.

The rules hold for every program of ours, whoever starts it: see docs/security.md.
"""

from collections.abc import Iterator

from hotline.infrastructure.settings import Settings, settings
from hotline.infrastructure.settings_files import secrets_file, settings_file
from hotline.infrastructure.weak_secrets import SHORTEST, published, secrets_of, too_short
from hotline.processes.single.identities import is_needed
from hotline.processes.single.layout import Layout, SetupError

#: Programs that run without the database, or may not read there who has an account; they go by the file that names the
#: demonstration's accounts.
ON_THE_BUS = frozenset({"callcontrol", "router", "ai-seats", "transcriber", "voice", "gateway"})
ON_THE_DATABASE = frozenset({"web", "projector", "worker"})
#: Commands that play invented people.
DEMONSTRATION = frozenset({"demo", "demo-benefits", "demo-city", "demo-data"})
OPEN_ACCOUNTS = "SELECT count(*) FROM accounts_staff WHERE demonstration AND is_active"


class DangerousStart(SetupError):
    """The start was refused. The message has a line for each danger and what to do about it."""

    def __init__(self, dangers: list[str]) -> None:
        super().__init__("Refused to start:" + "".join(f"\n  - {danger}" for danger in dangers))


def refuse_dangerous_start(command: str) -> None:
    """Raises DangerousStart when ``command`` is a program or plays invented people, and may not run here."""
    if command in ON_THE_BUS | ON_THE_DATABASE:
        layout = Layout(settings())
        in_database = command in ON_THE_DATABASE and not layout.settings.is_demonstration
        demo_accounts = layout.accounts.exists() or (in_database and open_demo_accounts(layout.settings) > 0)
        refuse_dangers(layout, demo_accounts=demo_accounts, process=command)
    elif command in DEMONSTRATION and not settings().is_demonstration:
        raise DangerousStart([f"{settings_file()} says mode = production, and this plays invented people"])


def refuse_dangers(layout: Layout, *, demo_accounts: bool, process: str = "") -> None:
    """Raises DangerousStart."""
    if found := list(dangers(layout.settings, demo_accounts=demo_accounts, process=process)):
        raise DangerousStart(found)


def dangers(chosen: Settings, *, demo_accounts: bool, process: str = "") -> Iterator[str]:
    """What is dangerous about starting with these settings, while accounts of the demonstration are open or not.

    A ``process`` is judged by the secrets that it is given.
    """
    host, file = chosen.listen.host, settings_file()
    if chosen.is_demonstration and chosen.is_exposed:
        yield (
            f"a demonstration is for this machine alone, and listen.host is {host}: "
            f'set listen.host = "127.0.0.1", or mode = "production" in {file}'
        )
    if chosen.is_demonstration and not chosen.is_exposed:
        return
    if demo_accounts:
        yield (
            "accounts of the demonstration are open, and their password is published: "
            "hotline up --close-demonstration closes them"
        )
    if chosen.web.debug:
        yield f"web.debug shows settings to whoever causes an error: take it out of {file}"
    needed = {name: value for name, value in secrets_of(chosen).items() if is_needed(process, name)}
    for name in published(needed):
        yield f"{name} is a published value: remove it from {secrets_file()} and {file}; a start makes another"
    for name in too_short(needed):
        yield f"{name} has fewer than {SHORTEST} characters: remove it from {secrets_file()} and {file}"


def open_demo_accounts(chosen: Settings) -> int:
    """How many are open; 0 too while the database is away or new."""
    import psycopg

    from hotline.processes.single import tables

    try:
        with tables.connect(chosen) as database:
            found = database.execute(OPEN_ACCOUNTS).fetchone()
    except (psycopg.OperationalError, psycopg.errors.UndefinedTable, psycopg.errors.UndefinedColumn):
        return 0
    return int(found[0]) if found else 0
