"""``hotline demo-data``: demonstration staff, skills and queues (``--accounts``); the invented history that makes a
demonstration look alive (``--history``); past calls alone, at the real hotline's volume (``--days``).
"""

import argparse
import os
import sys
from datetime import UTC, datetime, timedelta

from rich.console import Console
from rich.table import Table

from hotline.infrastructure.logging import configure_logging

#: The history is written behind the start.
NICENESS = 10


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline demo-data", description="load demonstration data")
    parser.add_argument("--accounts", action="store_true", help="staff, skills and queues")
    parser.add_argument("--history", action="store_true", help="three weeks of a small hotline, in half a minute")
    parser.add_argument("--days", type=int, default=0, help="past calls alone, of so many days, up to yesterday")
    parser.add_argument("--seed", type=int, default=12333, help="another seed, another past")
    parser.add_argument("--calls-per-day", type=float, default=9000, help="callers who ask for a person, on average")
    options = parser.parse_args(arguments)
    if not (options.accounts or options.history) and options.days < 1:
        parser.error("say what to load: --accounts, --history, --days N, or several")
    configure_logging("demo-data")
    if options.accounts:
        load_accounts()
    if options.history:
        load_living(options.seed)
    if options.days > 0:
        load_history(options.days, options.seed, options.calls_per_day)
    return 0


def load_living(seed: int) -> None:
    """The compact history, behind everything else that runs. What is there already is left alone."""
    os.nice(NICENESS)
    _set_up_django()
    from hotline.demo.history.compact import fill

    filled = fill(lambda line: print(f"演示历史 {line}", flush=True), seed=seed)
    if filled.anything:
        print(
            f"演示历史已生成，用时 {filled.seconds:.0f} 秒：{filled.calls} 通电话、{filled.cases} 张工单、"
            f"{filled.entries} 条台账、{filled.alarms} 条告警、{filled.chats} 次在线咨询、{filled.ratings} 条差评、"
            f"{filled.trainees} 名学员、{filled.sittings} 份答卷、{filled.inspections} 张质检单、"
            f"{filled.faults} 次故障、{filled.rostered} 人班表、{filled.mass_texts} 条群发短信、"
            f"{filled.campaigns} 个外呼任务。"
        )
    else:
        print("演示历史已有，未改动。")


def load_history(days: int, seed: int, calls_per_day: float) -> None:
    """Days that are there already are left alone."""
    _set_up_django()
    from hotline.demo.history.progress import Progress
    from hotline.demo.history.writer import write_days
    from hotline.kernel.clock import beijing_day

    yesterday = beijing_day(datetime.now(UTC)) - timedelta(days=1)
    progress = Progress(days, lambda line: print(line, flush=True), every=0)
    for written in write_days(yesterday, days, seed, calls_per_day):
        what = f"{written.calls:,} 通  {written.events:,} 条事件" if written.calls else "已有，未改动"
        progress.step(1, f"{written.day}  {what}")


def load_accounts() -> None:
    """Create the demo accounts and print their table to stdout. Safe to repeat."""
    _set_up_django()
    from hotline.demo import accounts
    from hotline.domains.platform.accounts.queries import role_names

    demo = accounts.read()
    accounts.load(demo)
    names = role_names()
    table = Table("工号", "姓名", "角色", "班组", title=f"演示账号，密码都是 {demo.password}")
    for person in demo.staff:
        table.add_row(person.number, person.name, "、".join(names[role] for role in person.roles), person.group)
    Console(file=sys.stdout, width=80).print(table)


def _set_up_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hotline.config.settings")
    import django

    django.setup()
