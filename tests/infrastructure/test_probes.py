"""A flood of questions about the installation's health causes one probe a second."""

import asyncio

import pytest

from hotline.infrastructure import probes
from hotline.infrastructure.probes import Part, probe_parts


class Clock:
    now = 1000.0

    def monotonic(self) -> float:
        return self.now


async def test_whoever_looks_within_a_second_gets_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, begun, release = Clock(), 0, asyncio.Event()

    async def probe() -> list[Part]:
        nonlocal begun
        begun += 1
        await release.wait()
        return [Part("postgres", True, "", begun)]

    monkeypatch.setattr(probes, "time", clock)
    monkeypatch.setattr(probes, "_probe_all", probe)
    monkeypatch.setattr(probes, "_latest", None)
    impatient, *others = [asyncio.create_task(probe_parts()) for _ in range(1000)]
    await asyncio.sleep(0)
    impatient.cancel()  # whoever goes away takes nobody's answer along
    release.set()
    assert {answer[0].ms for answer in await asyncio.gather(*others)} == {1}
    assert (await probe_parts())[0].ms == 1
    clock.now += 1.1
    assert (await probe_parts())[0].ms == 2
    assert begun == 2
