"""A simulated citizen calls a telephone in the hotline's place: keys, waiting times, and how the call ends."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime

import pytest

from hotline.demo.citizen import Citizen, Intent
from hotline.demo.news import News
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import CallDoc, Phase

NOWHERE = ("127.0.0.1", 9)


@asynccontextmanager
async def a_citizen(
    intent: Intent, news: News | None = None
) -> AsyncIterator[tuple[asyncio.Task[str], Phone, list[str]]]:
    """The citizen's call under way, the hotline that is rung, what is told of the call."""
    lines: list[str] = []
    async with Phone("12333", NOWHERE) as hotline, Phone("citizen", hotline.line.local) as phone:
        ringing = asyncio.create_task(Citizen(phone, intent, news, lines.append).ring_in())
        yield ringing, hotline, lines
        ringing.cancel()
        await asyncio.gather(ringing, return_exceptions=True)


class NoNews(News):
    """The call never comes to a queue."""

    def __init__(self) -> None:
        pass

    async def of(self, number: str, since: datetime) -> AsyncIterator[CallDoc]:
        await asyncio.Event().wait()
        yield CallDoc("", Phase.ARRIVED, since)


async def answered(hotline: Phone) -> Call:
    call = await hotline.incoming()
    call.answer()
    return call


async def test_keys_are_pressed_once_a_prompt_is_heard() -> None:
    async with a_citizen(Intent("13800000001", "12333", keys=("1", "2"), pause=0.05)) as (ringing, hotline, lines):
        call = await answered(hotline)
        await asyncio.sleep(0.4)
        assert call.audio.keys_received == "", "nothing was said yet"
        call.audio.play_tone(700)
        await call.audio.wait_until(lambda port: port.keys_received == "12")
        await call.hang_up()
        assert await ringing == "abandoned"
        assert lines == ["拨打 12333…", "接通", "听到提示", "按键 1", "按键 2", "对方挂断"]


async def test_whom_the_menu_helped_is_told_from_who_gave_up() -> None:
    own_record = Intent("13800000001", "12333", keys=("1", "5"), pause=0.05)
    async with a_citizen(own_record, NoNews()) as (ringing, hotline, lines):
        call = await answered(hotline)
        call.audio.play_tone(700)
        await call.audio.wait_until(lambda port: port.keys_received == "15")
        await call.hang_up()
        assert await ringing == "helped", lines
    async with a_citizen(replace(own_record, patience=0.2), NoNews()) as (ringing, hotline, _):
        await answered(hotline)
        assert await ringing == "abandoned"


async def test_who_loses_patience_hangs_up() -> None:
    async with a_citizen(Intent("13800000001", "12333", patience=0.3)) as (ringing, hotline, lines):
        call = await answered(hotline)
        started = time.monotonic()
        assert await ringing == "abandoned"
        assert 0.2 < time.monotonic() - started < 1.5
        await call.ended(1)
        assert "等了 0 秒，不等了" in lines


async def test_a_hotline_that_refuses_is_told_as_refused() -> None:
    async with a_citizen(Intent("13800000001", "12333")) as (ringing, hotline, lines):
        (await hotline.incoming()).reject(486)
        assert await ringing == "refused"
        assert lines[-1] == "没有接通（486 Busy Here）"


async def test_interrupting_hangs_up() -> None:
    async with a_citizen(Intent("13800000001", "12333")) as (ringing, hotline, _):
        call = await answered(hotline)
        ringing.cancel()
        with pytest.raises(asyncio.CancelledError):
            await ringing
        await call.ended(1)


async def test_a_test_call_says_so_and_a_withheld_number_is_not_shown() -> None:
    headers = (("X-12345-Case", "20261125-004217"),)
    async with a_citizen(Intent("", "12333", test=True, headers=headers)) as (_, hotline, _lines):
        call = await hotline.incoming()
        assert call.header("X-Hotline-Test") == "yes"
        assert call.header("X-12345-Case") == "20261125-004217"
        assert "anonymous" in call.header("From")
