"""Helper processes: one message at a time, and no answer goes to whoever asked something else."""

import asyncio
import sys

import pytest

from hotline.infrastructure.pipes import HelperProcess
from hotline.kernel.errors import Unavailable

#: Answers with what it got, a while later.
ECHO = """
import sys, time
from hotline.infrastructure.pipes import receive, send
while message := receive(sys.stdin.buffer):
    time.sleep(float(message.decode().split()[1]))
    send(sys.stdout.buffer, message)
"""


@pytest.fixture
def helper() -> HelperProcess:
    return HelperProcess([sys.executable, "-c", ECHO])


async def test_who_gives_up_waiting_leaves_no_answer_to_the_next(helper: HelperProcess) -> None:
    assert await helper.request(b"first 0", 20) == b"first 0"
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(helper.request(b"given-up 0.5", 20), 0.1)
    assert await helper.request(b"next 0", 20) == b"next 0"
    await helper.rest()


async def test_who_is_too_slow_is_ended_and_a_new_one_answers(helper: HelperProcess) -> None:
    with pytest.raises(Unavailable):
        await helper.request(b"slow 60", 0.2)
    assert await helper.request(b"next 0", 20) == b"next 0"
    await helper.rest()
