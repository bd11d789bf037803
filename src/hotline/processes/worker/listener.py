"""The jobs' line to the database, on which the worker listens for new ones."""

from typing import Any

from procrastinate import PsycopgConnector
from procrastinate.contrib.django.utils import connector_params
from psycopg import AsyncConnection
from psycopg.abc import RV, PQGen

#: The driver looks up ten times a second from whatever it waits for, which an event loop has no use for.
LOOK_UP_SECONDS = 5.0


class Patient(AsyncConnection[Any]):
    async def wait(
        self,
        gen: PQGen[RV],
        interval: float = LOOK_UP_SECONDS,
        timeout: float | None = None,  # noqa: ASYNC109 - the driver's
    ) -> RV:
        return await super().wait(gen, interval, timeout)


def connector() -> PsycopgConnector:
    return PsycopgConnector(kwargs=connector_params(), connection_class=Patient)
