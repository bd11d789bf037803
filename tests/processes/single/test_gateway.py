"""The gateway as an installation runs it: its own user, its own role in the database, its own account on the bus."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.free_ports import free_port
from tests.processes.small_installation import SmallInstallation

pytestmark = [pytest.mark.real, pytest.mark.installation]
PARTS = "postgres,nats,sealing,sandbox,worker,gateway"
TEXTS = 20
#: Typed by root, who may seal.
SEND = f"""
import time
from collections import Counter
from datetime import UTC, datetime
from hotline.domains.service.messaging.actions.texts import receive_text
from hotline.domains.service.messaging.models import Text
from hotline.events import calls
from hotline.infrastructure.sealing import seal_number, seal_text

for at in range({TEXTS}):
    number, text = seal_number(f"138{{at:08}}", f"call/c{{at}}"), seal_text(f"您的第{{at}}条结果", f"call/c{{at}}")
    receive_text(call=f"c{{at}}", requested=calls.TextRequested(f"c{{at}}-q", "n", number, text), at=datetime.now(UTC))
for _ in range(60):
    states = Counter(Text.objects.values_list("sending", flat=True))
    if states["delivered"] == {TEXTS}:
        break
    time.sleep(1)
print("states", dict(states))
"""


@pytest.fixture(scope="module")
def carrier() -> Iterator[tuple[int, Path]]:
    """The port of a carrier of CMPP, and the file in which it lists what it took."""
    with tempfile.TemporaryDirectory() as folder:
        port, file = free_port(), Path(folder) / "taken.txt"
        command = [sys.executable, "-m", "tests.processes.gateway.smsc", "cmpp", str(port), str(file)]
        with subprocess.Popen(command) as process:
            yield port, file
            process.kill()


@pytest.fixture(scope="module")
def place(carrier: tuple[int, Path]) -> Iterator[SmallInstallation]:
    account = {"protocol": "cmpp", "host": "127.0.0.1", "port": carrier[0], "user": "900001", "access": "1069012333"}
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:  # pytest's own folder is closed to other users
        made = SmallInstallation(Path(root) / "i", PARTS, {"HOTLINE_TEXTS__ACCOUNTS": json.dumps({"carrier": account})})
        made.start()
        yield made
        made.destroy()


def test_texts_are_delivered_by_a_process_that_may_do_nothing_else(
    place: SmallInstallation, carrier: tuple[int, Path]
) -> None:
    printed = place.do("manage", "shell", "-v0", "-c", SEND)
    assert f"states {{'delivered': {TEXTS}}}" in printed, printed + place.log("gateway")
    owner = (place.data / "identities" / "gateway" / "secrets.toml").owner()
    assert owner == "hotline-gateway"
    taken = Counter(carrier[1].read_text().splitlines())
    assert taken == {f"您的第{at}条结果": 1 for at in range(TEXTS)}
