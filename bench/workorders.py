"""Lists, search and steps of work orders, with half a million cases in the database and two hundred people working.

    .venv/bin/python -m bench.workorders [--cases 500000] [--users 200] [--pause 20] [--seconds 120]

An installation of its own: PostgreSQL, NATS, worker, projector, web, nginx. Every user has a session and goes on:
looks at a list, searches, opens a case, does the next step of one, with a pause between, drawn around the mean.
``--kept`` uses the cases of the run before. Prints Markdown. Needs root, as ``hotline up`` does.
"""

import argparse
import asyncio
import contextlib
import os
import random
import shutil
import subprocess
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import aiohttp
from yarl import URL

from bench.installation import hotline
from bench.knowledge_folds import set_up
from bench.many_cases import ASIDES, DEPARTMENTS, NAME_PARTS, TRADES, WHATS, multiply, people
from bench.processes import machine_busy
from hotline.demo.desk import origin_of
from hotline.infrastructure import session_registry
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.session_registry import SessionState
from hotline.infrastructure.settings import settings
from hotline.kernel.ids import new_id

if TYPE_CHECKING:
    from hotline.infrastructure.permissions import Principal

DATA = Path(".data/bench-cases")
ENVIRONMENT = {
    "HOTLINE_SETTINGS": str(DATA / "hotline.toml"),
    "HOTLINE_PORTS__BASE": "13490",
    "HOTLINE_PORTS__RTP_FIRST": "29000",
    "HOTLINE_PORTS__RTP_LAST": "29399",
    "HOTLINE_DOOR__ON": "false",
}
PARTS = "postgres,nats,projector,worker,web,nginx"
CASES = "/api/workorders/cases"
STALE, GONE = 409, 404
WARM_UP_SECONDS = 15.0


class Took:
    """Milliseconds by what was done; what was refused because somebody else was first counts as done."""

    def __init__(self) -> None:
        self.ms: dict[str, list[float]] = defaultdict(list)
        self.wrong: dict[str, int] = defaultdict(int)
        self.first: int = 0

    def clear(self) -> None:
        self.ms.clear()
        self.wrong.clear()
        self.first = 0


class User:
    """One person at the lists. ``http`` is signed in."""

    def __init__(self, role: str, http: aiohttp.ClientSession, took: Took, seed: int) -> None:
        self.role, self._http, self._took, self._dice = role, http, took, random.Random(seed)
        self._seen: list[str] = []

    async def work(self, pause: float) -> None:
        """Until cancelled."""
        acts: dict[Callable[[], Awaitable[Any]], int] = {
            self.own_list: 30, self.filtered: 15, self.search: 15, self.counts: 10, self.look: 15, self.step: 25,
        }  # fmt: skip
        await asyncio.sleep(self._dice.random() * pause)
        while True:
            (act,) = self._dice.choices(list(acts), list(acts.values()))
            await act()
            await asyncio.sleep(self._dice.expovariate(1 / pause))

    async def own_list(self) -> list[dict[str, Any]]:
        scopes = {"agent": ("opened", "mine", "claimable"), "reviewer": ("claimable", "mine"), "client": ("all",)}
        scope = self._dice.choice(scopes.get(self.role, ("department", "claimable", "mine")))
        order = "newest" if scope == "opened" else self._dice.choice(("due", "newest"))
        return await self._list("list: one's own", scope=scope, order=order)

    async def filtered(self) -> None:
        """By one or two filters among all one may see."""
        filters = [
            {"state": self._dice.choice(("review", "handling", "closed"))},
            {"district": self._dice.choice(("朝阳区", "海淀区", "西城区"))},
            {"kind": self._dice.choice(("投诉", "咨询")), "urgency": self._dice.choice(("紧急", "特急"))},
            {"department": self._dice.choice(DEPARTMENTS)},
            {"overdue": "true"},
            {"topic": "wage-arrears"},
        ]
        await self._list("list: filtered", scope="all", order="newest", **self._dice.choice(filters))

    async def search(self) -> None:
        """Words as people look for a case: the employer, what it is about, an old number."""
        phrase = self._dice.choice([
            f"{self._dice.choice(NAME_PARTS)}{self._dice.choice(NAME_PARTS)}{self._dice.choice(TRADES)}",
            f"{self._dice.choice(NAME_PARTS)} {self._dice.choice(WHATS)[:6]}",
            f"{self._dice.choice(WHATS)[:4]} {self._dice.choice(ASIDES)[:4]}",
            f"bn{self._dice.randrange(500_000):07d}",
        ])  # fmt: skip
        await self._list("search by words", scope="all", q=phrase)

    async def counts(self) -> None:
        await self._get("counts", f"{CASES}/counts")

    async def look(self) -> None:
        if not self._seen:
            await self.own_list()
        elif await self._get("one case", f"{CASES}/{self._dice.choice(self._seen)}", quiet=(GONE,)) is None:
            self._seen.clear()

    async def step(self) -> None:
        """Find one of one's own, open it, do its step."""
        scope = {"agent": "claimable", "reviewer": "claimable", "department": "department"}.get(self.role, "mine")
        rows = await self._list("list: one's own", scope=scope, order="due")
        if not rows:
            return
        case = await self._get("one case", f"{CASES}/{self._dice.choice(rows)['id']}", quiet=(GONE,))
        mine = [task for task in case["tasks"] if task["mine"]] if case else []
        if case and mine and (doing := done_by_hand(mine[0])):
            body = {"revision": case["revision"], **doing}
            await self._post("step done", f"{CASES}/{case['id']}/tasks/{mine[0]['id']}/done", body)

    async def _list(self, what: str, **query: str) -> list[dict[str, Any]]:
        found = await self._get(what, CASES, params=query)
        rows: list[dict[str, Any]] = found["rows"] if found else []
        self._seen = [row["id"] for row in rows[:20]] or self._seen
        return rows

    async def _get(self, what: str, path: str, *, quiet: tuple[int, ...] = (), params: Any = None) -> Any:
        return await self._timed(what, self._http.get(path, params=params), quiet)

    async def _post(self, what: str, path: str, body: Any) -> Any:
        token = next(each.value for each in self._http.cookie_jar if each.key == "csrftoken")
        return await self._timed(
            what, self._http.post(path, json=body, headers={"X-CSRFToken": token}), (STALE, 403, GONE)
        )

    async def _timed(self, what: str, request: Any, quiet: tuple[int, ...]) -> Any:
        began = time.perf_counter()
        async with request as answer:
            body = await answer.json()
            took = (time.perf_counter() - began) * 1000
        if answer.ok:
            self._took.ms[what].append(took)
            return body
        if answer.status in quiet:
            self._took.first += 1
        else:
            self._took.wrong[f"{answer.status} {what} {body.get('message', '')}"] += 1
        return None


def done_by_hand(task: Mapping[str, Any]) -> dict[str, Any] | None:
    """What somebody gives who does this step in the usual way."""
    return {
        "review": {"outcome": "pass"},
        "dispatch": {"outcome": "dispatch", "department": "haidian"},
        "sign": {"outcome": "sign"},
        "handle": {"outcome": "reply", "values": {"reply": "<p>已核实并责令改正。</p>"}},
        "check_reply": {"outcome": "pass"},
        "follow_up": {"outcome": "done", "result": "resolved", "satisfied": True},
    }.get(task["step"])


async def registered(bus: Bus, principal: "Principal") -> "Principal":
    """With a session that the web processes know."""
    now = datetime.now(UTC)
    principal = replace(principal, session=new_id("session"), begun_at=now)
    await session_registry.begin(bus, principal.session, SessionState(principal.number, now, principal.expires_at))
    return principal


async def at_work(who: Mapping[str, Any], users: int, pause: float, seconds: float) -> tuple[Took, float]:
    """What they all took, and how busy the machine was meanwhile."""
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    from hotline.infrastructure.permissions import SESSION_KEY

    took, origin = Took(), origin_of(settings())
    chosen = [(role, one) for role, each in who.items() for one in each]
    random.Random(1).shuffle(chosen)
    async with Bus(settings(), "bench") as bus, asyncio.TaskGroup() as group, contextlib.AsyncExitStack() as opened:
        working = []
        for at, (role, principal) in enumerate(chosen[:users]):
            principal = await registered(bus, principal)
            session = SessionStore()
            session[SESSION_KEY] = principal.to_session()
            session.save()
            http = await opened.enter_async_context(
                aiohttp.ClientSession(origin, cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"Referer": origin})
            )
            http.cookie_jar.update_cookies({"hotline_session": session.session_key or ""}, URL(origin))
            async with http.get("/api/session") as answer:
                answer.raise_for_status()
            working.append(group.create_task(User(role, http, took, at).work(pause)))
        await asyncio.sleep(WARM_UP_SECONDS)
        took.clear()
        before = machine_busy()
        await asyncio.sleep(seconds)
        after = machine_busy()
        for each in working:
            each.cancel()
    return took, (after[0] - before[0]) / max(0.01, after[1] - before[1])


def print_report(took: Took, seconds: float, busy: float) -> None:
    total = sum(map(len, took.ms.values()))
    print(f"\n{total / seconds:.1f} requests a second, machine busy {busy:.0%}")
    print(f"load average after {os.getloadavg()[0]:.1f}")
    print(f"somebody else was first {took.first} times; went wrong: {dict(took.wrong) or 'nothing'}\n")
    print("| | times | p50 ms | p95 ms | p99 ms | longest |\n|---|---|---|---|---|---|")
    for what, ms in sorted(took.ms.items()):
        cuts = sorted(ms)
        at = [cuts[min(len(cuts) - 1, int(len(cuts) * share))] for share in (0.5, 0.95, 0.99)]
        print(f"| {what} | {len(ms)} | " + " | ".join(f"{each:.0f}" for each in (*at, cuts[-1])) + " |")


def cleared() -> None:
    """What a migration or the run before left behind is not swept up while others are timed."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", default=500_000, type=int)
    parser.add_argument("--users", default=200, type=int)
    parser.add_argument("--pause", default=20.0, type=float, help="seconds between two acts of one user, on average")
    parser.add_argument("--seconds", default=120.0, type=float)
    parser.add_argument("--kept", action="store_true", help="with the cases of the run before")
    arguments = parser.parse_args()
    os.environ.update(ENVIRONMENT)
    subprocess.run(hotline("stop"))  # one that a broken-off run left
    if not arguments.kept:
        shutil.rmtree(DATA, ignore_errors=True)
    print(f"load average before {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores", flush=True)
    try:
        if subprocess.run(hotline("up", "--detach", "--parts", PARTS)).returncode:
            raise SystemExit("the installation to measure did not start")
        settings.cache_clear()
        set_up()
        from django.db import connection

        multiply(arguments.cases)
        cleared()
        who = people()
        connection.close_pool()
        took, busy = asyncio.run(at_work(who, arguments.users, arguments.pause, arguments.seconds))
        print_report(took, arguments.seconds, busy)
    finally:
        subprocess.run(hotline("stop"))


if __name__ == "__main__":
    main()
