from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from hotline.domains.platform.accounts import actions
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure import live
from hotline.infrastructure.bus import Bus
from hotline.infrastructure.settings import settings
from tests.nats_server import NatsServer
from tests.web.people import PASSWORD


@pytest.fixture
def person(db: None) -> Callable[..., Staff]:
    """Makes a member of staff: ``person("1001", "王晓芳", ["agent"])``."""

    def make(
        number: str, name: str = "某人", roles: list[str] | None = None, group: str = "", active: bool = True
    ) -> Staff:
        staff = actions.save_staff(
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
