import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import AsyncClient, Client

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import settings
from tests.nats_server import NatsServer, make_stores
from tests.web.people import PASSWORD
from tests.web.published import require_published


@pytest.fixture(autouse=True)
def _published_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer that a test gets is held against the OpenAPI document."""
    original_request, original_request_async = Client.request, AsyncClient.request

    def request(client: Client, **scope: Any) -> Any:
        response = original_request(client, **scope)
        require_published(response, scope["PATH_INFO"], scope["REQUEST_METHOD"], scope["QUERY_STRING"])
        return response

    async def request_async(client: AsyncClient, **scope: Any) -> Any:
        response = await original_request_async(client, **scope)
        query = scope.get("query_string", b"")
        require_published(response, scope["path"], scope["method"], query if isinstance(query, str) else query.decode())
        return response

    monkeypatch.setattr(Client, "request", request)
    monkeypatch.setattr(AsyncClient, "request", request_async)


@pytest.fixture
def person(db: None) -> Callable[..., Staff]:
    """Makes a member of staff: ``person("1001", "王晓芳", ["agent"])``."""

    def make(
        number: str, name: str = "某人", roles: list[str] | None = None, group: str = "", active: bool = True
    ) -> Staff:
        staff = administer.save_staff(
            by="test", number=number, name=name, roles=roles or ["agent"], group=group, active=active
        )
        staff.set_password(PASSWORD)
        staff.save(update_fields=["password"])
        return staff

    return make


@pytest.fixture(scope="module")
def nats_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A NATS server of the tests' own; what it puts into the environment is gone when other tests run."""
    server = NatsServer(tmp_path_factory.mktemp("nats"))
    asyncio.run(make_stores(server))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_BUS__URL", f"nats://127.0.0.1:{server.port}")
        settings.cache_clear()
        yield server.port
    settings.cache_clear()
    server.kill()


@pytest.fixture
async def bus(nats_port: int, tmp_path: Path) -> AsyncIterator[Bus]:
    """The other parts' end of the bus; the web under test opens its own line when first asked."""
    async with Bus(settings(), "test") as other_end:
        await other_end.create_stores()
        for bucket in ("agents", "queues", "calls", "figures", "config", "sessions", "health", "alarms", "notices"):
            for key in await other_end.bucket(bucket, msgspec.Raw).items():
                await other_end.bucket(bucket, msgspec.Raw).delete(key)
        yield other_end
        await live.hang_up()
