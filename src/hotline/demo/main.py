"""``hotline demo``: citizens who ring in and agents who answer, so that a single visitor sees a living centre."""

import argparse
import asyncio
import random
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hotline.demo.agent import VISITOR
from hotline.demo.centre import Centre, run
from hotline.demo.desk import Desk, DeskRefused, origin_of
from hotline.demo.news import news_if_any
from hotline.demo.terminal import ending_well, quiet_logs, stop_key
from hotline.infrastructure.settings import Settings, settings

ACCOUNTS = Path(__file__).parents[3] / "deploy/data/demo_accounts.toml"


def main(arguments: Sequence[str]) -> int:
    accounts = tomllib.loads(ACCOUNTS.read_text())
    chosen = parser(accounts["password"]).parse_args(arguments)
    chosen.numbers = agents_among(accounts["staff"])[: chosen.agents]
    quiet_logs()
    try:
        return asyncio.run(demonstrate(chosen, settings()))
    except KeyboardInterrupt:
        return 130


def agents_among(staff: Sequence[Mapping[str, Any]]) -> list[str]:
    return [person["number"] for person in staff if "agent" in person["roles"] and person["number"] != VISITOR]


def parser(password: str) -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="hotline demo", description=__doc__)
    made.add_argument("--rate", default=6.0, type=float, help="citizens a minute, on average (default 6)")
    made.add_argument("--agents", default=6, type=int, help="how many, besides 1001 (default 6)")
    made.add_argument("--minutes", default=15.0, type=float, help="stops by itself after this long (default 15)")
    made.add_argument("--password", default=password, help="of the demonstration agents, if it was changed")
    made.add_argument("--seed", default=None, type=int, help="the same chances again")
    return made


async def demonstrate(chosen: argparse.Namespace, config: Settings) -> int:
    """Returns 1 when the installation does not run or does not let the agents in."""
    numbers, password = chosen.numbers, chosen.password
    try:
        await knock(config, numbers, password)
    except DeskRefused as refusal:
        hint = "请先启动：make run（hotline status 查看状态）。" if refusal.status == 0 else ""
        print(f"演示不能开始：{refusal.message}{hint}", file=sys.stderr)
        return 1
    async with news_if_any(config) as news:
        if news is None:
            print("内部总线无应答：市民不会评价，也不会选择回拨。", file=sys.stderr)
        centre = Centre(config, chosen.rate, random.Random(chosen.seed), news)
        centre.report(
            f"平均每分钟 {chosen.rate:g} 个来电，{len(numbers)} 名坐席，{chosen.minutes:g} 分钟。按 q 或回车结束。"
        )
        with stop_key() as stop, ending_well(stop.set):
            try:
                await run(centre, [(number, password) for number in numbers], stop, chosen.minutes)
            except OSError as error:
                print(f"端口 {config.ports.carrier} 不能使用（{error.strerror}），另一个演示在运行？", file=sys.stderr)
                return 1
    return 0


async def knock(config: Settings, numbers: Sequence[str], password: str) -> None:
    """Does anybody answer, and does the password open? Raises DeskRefused."""
    for number in numbers[:1]:
        async with Desk(origin_of(config), number, password):
            pass
