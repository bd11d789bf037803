"""One Asterisk and one NATS for all scenarios here; callcontrol anew for each."""

from collections.abc import AsyncIterator, Iterator

import pytest

from tests.scenarios.callcontrol.node import ROOT, Floor, Node, staffed


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    with Node(tmp_path_factory.mktemp("node")) as running:
        yield running


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    async with staffed(node) as ready:
        yield ready
