"""Commands end on a signal or a closed terminal as they do on their key."""

import asyncio
import os
import signal
import sys

import pytest

from hotline.demo.terminal import ending_well


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP])
async def test_told_to_end_it_ends_in_its_own_time(sign: signal.Signals, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    stop = asyncio.Event()
    with ending_well(stop.set):
        os.kill(os.getpid(), sign)
        await asyncio.wait_for(stop.wait(), 2)
        print("all hang up")  # to a terminal that may be gone
