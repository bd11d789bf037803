"""The process: a heartbeat, the jobs, the outbox and the pushes while this worker holds their leases."""

import asyncio

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import CALM, Lease
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import instance_name
from hotline.processes.worker.work import Work

LEASE, PUSHES = "outbox", "webhooks"
#: Other systems may hear of news some seconds later once, when a worker died.
PUSHES_PACE = 2 * CALM


async def run() -> None:
    """Run until cancelled. Running jobs get some time to finish first."""
    name = instance_name()
    async with Bus(settings(), f"worker {name}") as bus:
        work, lease, pushes = Work(bus, name), Lease(bus, LEASE, name, CALM), Lease(bus, PUSHES, name, PUSHES_PACE)
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(send_heartbeats(bus, "worker", name, work.look), name="heartbeat")
                tasks.create_task(lease.hold(work.relay), name="outbox")
                tasks.create_task(pushes.hold(work.push), name="webhooks")
                tasks.create_task(work.do_jobs(), name="jobs")
                tasks.create_task(work.maintain_index(), name="index")
        finally:
            await lease.hand_back()
            await pushes.hand_back()
