"""The web process's line to the bus."""

import pytest
from nats.errors import TimeoutError as NatsTimeout

from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable
from tests.nats_server import NatsServer, make_stores, settings_for

pytestmark = pytest.mark.real


async def test_a_bus_too_busy_to_answer_at_first_is_asked_again(
    server: NatsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await make_stores(server)
    look, attempts = Bus.await_stores, 0

    async def busy_at_first(bus: Bus, *buckets: str) -> None:
        nonlocal attempts
        attempts += 1
        if attempts == 1:
            raise NatsTimeout
        await look(bus, *buckets)

    monkeypatch.setattr(Bus, "await_stores", busy_at_first)
    monkeypatch.setattr(live, "settings", lambda: settings_for(server))
    monkeypatch.setattr(live, "OPEN_SECONDS", 0.1)
    monkeypatch.setattr(live, "RETRY_SECONDS", 0.2)
    try:
        with pytest.raises(Unavailable):
            await live.bus()
        monkeypatch.setattr(live, "OPEN_SECONDS", 5.0)
        assert (await live.bus()).connected
        assert (await live.ready_mirror()).ready.is_set()
    finally:
        await live.hang_up()
