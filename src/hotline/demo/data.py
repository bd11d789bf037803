"""``hotline demo-data``: demonstration staff, skills and queues (``--accounts``), past calls (``--days``)."""

import argparse
import os
import sys
import time
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table

from hotline.infrastructure.logging import configure_logging


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline demo-data", description="load demonstration data")
    parser.add_argument("--accounts", action="store_true", help="staff, skills and queues")
    parser.add_argument("--days", type=int, default=0, help="past calls of so many days, up to yesterday")
    parser.add_argument("--seed", type=int, default=12333, help="another seed, another past")
    parser.add_argument("--calls-per-day", type=float, default=9000, help="callers who ask for a person, on average")
    options = parser.parse_args(arguments)
    if not options.accounts and options.days < 1:
        parser.error("say what to load: --accounts, --days N, or both")
    configure_logging("demo-data")
    if options.accounts:
        load_accounts()
    if options.days > 0:
        load_history(options.days, options.seed, options.calls_per_day)
    return 0


def load_history(days: int, seed: int, calls_per_day: float) -> None:
    """Days that are there already are left alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
    from hotline.demo.history.writer import write_days
    from hotline.kernel.clock import beijing_day

    yesterday = beijing_day(datetime.now(UTC)) - timedelta(days=1)
    console, began = Console(file=sys.stdout), time.monotonic()
    for written in write_days(yesterday, days, seed, calls_per_day):
        took, began = time.monotonic() - began, time.monotonic()
        if written.calls:
            speed = f"{written.calls / took:,.0f} 通/秒"
            console.print(f"{written.day}  {written.calls:>6,} 通  {written.events:>8,} 条事件  {speed}")
        else:
            console.print(f"{written.day}  已有，未改动")


def load_accounts() -> None:
    """Create the demo accounts and print their table to stdout. Safe to repeat."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
    from hotline.demo import accounts
    from hotline.domains.platform.accounts.queries import role_names

    demo = accounts.read()
    accounts.load(demo)
    names = role_names()
    table = Table("工号", "姓名", "角色", "班组", title=f"演示账号，密码都是 {demo.password}")
    for person in demo.staff:
        table.add_row(person.number, person.name, "、".join(names[role] for role in person.roles), person.group)
    Console(file=sys.stdout, width=80).print(table)
