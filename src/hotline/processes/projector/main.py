"""The process: a heartbeat, a lease, and the projection for as long as the lease is held."""

import asyncio

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.lease import CALM, Lease
from hotline.infrastructure.heartbeat import send_heartbeats
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import instance_name
from hotline.processes.projector.projection import Projection

LEASE = "projector"


async def run() -> None:
    """Run until cancelled. The lease is handed back at the end, so that a standby takes over at once."""
    name = instance_name()
    async with Bus(settings(), f"projector {name}") as bus:
        projection, lease = Projection(bus), Lease(bus, LEASE, name, CALM)
        beating = asyncio.create_task(send_heartbeats(bus, "projector", name, projection.look), name="heartbeat")
        try:
            await lease.hold(projection.lead)
        finally:
            beating.cancel()
            await lease.hand_back()
