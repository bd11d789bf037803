"""Runs a router: it stands by for the lease, leads while it holds the lease, and hands the lease back when stopped."""

import asyncio
from datetime import UTC, datetime

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import Lease
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import instance_name, run_until_stopped
from hotline.processes.router.leader import Leader


def main(arguments: list[str]) -> int:
    configure_logging("router")
    return run_until_stopped(run)


async def run() -> None:
    name = instance_name()
    async with Bus(settings(), f"router {name}") as bus:
        lease = Lease(bus, "router", name)
        leader: Leader | None = None

        async def lead(term: int) -> None:
            nonlocal leader
            leader = Leader(bus, settings().place, lambda: datetime.now(UTC), lambda: lease.holds_for(term))
            try:
                await leader.lead()
            finally:
                await leader.stop()
                leader = None

        def look() -> tuple[str, str, dict[str, float]]:
            if leader is None:
                return "standby", "", {}
            return "ok", f"第 {lease.term} 任", leader.figures()

        beating = asyncio.create_task(send_heartbeats(bus, "router", name, look), name="heartbeat")
        try:
            await lease.hold(lead)
        finally:
            beating.cancel()
            await lease.hand_back()
