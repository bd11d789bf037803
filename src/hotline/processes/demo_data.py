"""``hotline demo-data --accounts``: demonstration staff, skills and queues; prints who they are."""

import argparse
import os
import sys

from rich.console import Console
from rich.table import Table

from hotline.infrastructure.logging import configure_logging


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline demo-data", description="load demonstration data")
    parser.add_argument("--accounts", action="store_true", required=True, help="staff, skills and queues")
    parser.parse_args(arguments)
    configure_logging("demo-data")
    load_accounts()
    return 0


def load_accounts() -> None:
    """Idempotent; the table goes to stdout, for whoever started the installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
    from hotline.domains.accounts.queries import role_names
    from hotline.processes import demo_accounts

    demo = demo_accounts.read()
    demo_accounts.load(demo)
    names = role_names()
    table = Table("工号", "姓名", "角色", "班组", title=f"演示账号，密码都是 {demo.password}")
    for person in demo.staff:
        table.add_row(person.number, person.name, "、".join(names[role] for role in person.roles), person.group)
    Console(file=sys.stdout, width=80).print(table)
