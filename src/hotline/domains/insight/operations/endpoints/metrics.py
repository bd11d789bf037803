"""The figures of the health page for Prometheus: at the web process's own port on loopback, which nginx does not
hand on.
"""

from datetime import UTC, datetime

import msgspec
from django.http import HttpRequest, HttpResponse

from hotline.domains.insight.operations.ports import machine_reader
from hotline.domains.insight.operations.rules import metrics
from hotline.domains.insight.operations.rules.processes import process_health
from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.probes import probe_parts
from hotline.kernel.errors import Unavailable

#: Of the disk, the database and the port of the pages; without them the other figures are still there.
WITHIN_SECONDS = 5.0


async def prometheus(request: HttpRequest) -> HttpResponse:
    now = datetime.now(UTC)
    parts = {part.name: (part.ok, part.ms) for part in await probe_parts()}
    found = metrics.of_parts(parts)
    try:
        mirror = await live.ready_mirror()
        beats = [msgspec.json.decode(raw, type=Heartbeat) for _, raw in mirror.named("health")]
        found += metrics.of_processes(process_health(beats, now))
    except Unavailable:  # the bus is away, as its part says
        pass
    try:
        machine = await from_database(lambda: machine_reader()(now), WITHIN_SECONDS)
        found += metrics.of_machine(machine, now)
    except Unavailable:
        pass
    return HttpResponse(metrics.text(found), content_type=metrics.CONTENT_TYPE)
