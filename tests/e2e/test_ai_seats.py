"""AI seats of a whole installation: set up, rung by key 7, heard, interrupted, left by 0; and their leader.

The recogniser is real and so are the answers; what the seat says is spoken as tones where it is known before.
"""

import asyncio
import os
import pwd
import re
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.understanding.conversation.rules.messages import (
    CallerSpoke,
    CaseLookedUp,
    CaseTaken,
    HandOver,
    HandoverReason,
    Incoming,
    LookUpCase,
    MessageStored,
    OfferMessage,
    Speak,
    TakeCase,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState
from hotline.domains.voice.ivr.adapters.speech_process import Sentence
from hotline.domains.voice.routing.ports import AgentDoc, AgentState
from hotline.infrastructure import audio
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from hotline.kernel.errors import Unavailable
from hotline.processes.ai_seats import ahead, services
from hotline.processes.ai_seats.ahead import AheadReply, AheadRequest
from hotline.processes.ai_seats.dialogue import SUBJECT, StepReply, StepRequest
from hotline.processes.ai_seats.services import Service, ServiceReply, ServiceRequest
from hotline.processes.ai_seats.speech import sayable, sound_file
from hotline.processes.single import identities, programs
from hotline.processes.single.people import USERS, SystemUser
from hotline.processes.single.programs import our_program
from tests.e2e.browser import chromium, microphone
from tests.e2e.desk_page import SECOND, DeskPage, open_alarms, open_desk
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, ring_in, until
from tests.e2e.test_supervision import LEADER_TONE, LeaderPage
from tests.installation import CODE, ENVIRONMENT, Installation, hotline, inherited

pytestmark = [pytest.mark.real, pytest.mark.e2e]

SEATS = ("AI01", "AI02")
SET_UP = ("set-up-ai-seats", "--seats", "2", "--helped-by", "general", "--group", "早班一组")
QUESTION = CODE / ".data/prompts/citizens/pension-age.alaw"
#: What is spoken there, about.
PENSION_AGE = "我是六八年八月出生的男职工，哪一年能退休"
SEAT_TONE, AGENT = 1000, "1001"
#: What the leader has the seat say.
SENTENCE = "请您稍等。"
TONES = (CALLER_TONE, AGENT_TONE, SEAT_TONE, LEADER_TONE)


@pytest.fixture(scope="session")
def ai_seats(installation: Installation) -> Iterator[None]:
    """Two of them on one process, ready."""
    if not QUESTION.exists():
        pytest.skip("the citizens' voices are not here")
    done = hotline(*SET_UP)
    assert (done.returncode, done.stdout.strip().splitlines()[-1]) == (0, "、".join(SEATS)), done.stdout
    layout = installation.layout
    user = pwd.getpwnam(USERS["ai-seats"])
    program = our_program("ai-seats-1", SystemUser(user.pw_name, user.pw_uid, user.pw_gid))
    # jieba stores its dictionary in the folder for temporary files, where that of another user may lie.
    own = identities.environment(layout, "ai-seats") | {"TMPDIR": str(layout.data / "cache" / "ai-seats")}
    environment = inherited() | programs.environment(layout) | ENVIRONMENT | own
    with (layout.log / "ai-seats-1.log").open("ab") as log:  # the supervisor of so small a machine has none
        running = subprocess.Popen(
            program.command, env=environment, cwd=CODE, stdout=log, stderr=log,
            user=user.pw_uid, group=user.pw_gid, extra_groups=os.getgrouplist(user.pw_name, user.pw_gid),
        )  # fmt: skip
    yield
    running.terminate()
    running.wait(20)


@pytest_asyncio.fixture(loop_scope="session")
async def spoken_as_tones(settings: Settings, ai_seats: None) -> AsyncIterator[None]:
    """The sentences of the greeting and of the answer; and the web workers have the articles at hand."""
    folder = settings.place.data / "cache" / "ai-seats" / "sentences"
    folder.mkdir(parents=True, exist_ok=True)
    async with Bus(settings, "test") as bus:

        async def speak_ahead(
            state: ConversationState, incoming: Incoming | None, number: str = ""
        ) -> ConversationState:
            async def look() -> StepReply | None:
                try:
                    reply = await bus.request(
                        SUBJECT, StepRequest(number, state=state, incoming=incoming), StepReply, 30
                    )
                except Unavailable:
                    return None
                return reply if reply.known else None

            reply = await until(look, within=120)
            for speak in reply.outgoing:
                for sentence in speak.sentences if isinstance(speak, Speak) else ():
                    file = sound_file(folder, Sentence(sayable(sentence), settings.ai_seats.voice))
                    file.write_bytes(audio.encode(audio.tone(SEAT_TONE, 2.0)))
            return reply.state

        sentence = sound_file(folder, Sentence(sayable(SENTENCE), settings.ai_seats.voice))
        sentence.write_bytes(audio.encode(audio.tone(SEAT_TONE, 2.0)))
        for seat in SEATS:
            state = await speak_ahead(ConversationState(), None, re.sub(r"\D", "", seat))
            await speak_ahead(state, CallerSpoke(PENSION_AGE))
        for path in (folder.parent, folder, *folder.iterdir()):
            shutil.chown(path, USERS["ai-seats"])

        async def ready() -> bool | None:
            docs = await bus.bucket("agents", AgentDoc).items()
            return True if all(seat in docs and docs[seat].state is AgentState.READY for seat in SEATS) else None

        await until(ready, within=60)
        yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    page = await open_desk(browser, origin_of(settings))
    await page.sign_in(AGENT, PASSWORD)
    yield page
    async with Desk(origin_of(settings), AGENT, PASSWORD) as seat:
        await seat.sign_out()


@pytest_asyncio.fixture(loop_scope="session")
async def leader(settings: Settings, tmp_path: Path) -> AsyncIterator[LeaderPage]:
    async with chromium(microphone(tmp_path / "leader.wav", LEADER_TONE)) as browser:
        page = LeaderPage((await open_desk(browser, origin_of(settings))).page)
        await page.enter()
        yield page


async def rings_an_ai_seat(phone: Phone, settings: Settings) -> tuple[Call, str]:
    """By key 7, until it is greeted: the caller's telephone and who talks with him."""
    caller = await ring_in(phone, settings, "7")
    caller.audio.be_silent()
    await caller.audio.wait_until(lambda port: port.hears(*TONES, seconds=0.2) == {SEAT_TONE}, within=40)
    async with Bus(settings, "test") as bus:

        async def look() -> str | None:
            docs = await bus.bucket("agents", AgentDoc).items()
            return next((seat for seat in SEATS if docs[seat].state is AgentState.TALKING), None)

        return caller, await until(look, within=10)


def is_quiet(caller: Call) -> bool:
    return audio.loudness(caller.audio.received(0.2)) < 100


def test_they_are_set_up_once_however_often(ai_seats: None) -> None:
    again = hotline(*SET_UP)
    assert (again.returncode, again.stdout.strip().splitlines()[-1]) == (0, "、".join(SEATS))
    assert hotline("set-up-ai-seats", "--seats", "0").returncode == 2


async def test_what_is_spoken_ahead_is_what_a_seat_answers(spoken_as_tones: None, settings: Settings) -> None:
    async with Bus(settings, "test") as bus:
        listing = await bus.request(ahead.SUBJECT, AheadRequest(seats=SEATS), AheadReply, 60)
        assert any("工号零幺" in sentence for sentence in listing.sentences)
        assert len(listing.topics) > 100
        article = await bus.request(ahead.SUBJECT, AheadRequest("pension-retire-age-delay"), AheadReply, 60)
        known = set(article.sentences) | set(listing.sentences)
        reply = await bus.request(SUBJECT, StepRequest("01"), StepReply, 30)
        question = StepRequest(state=reply.state, incoming=CallerSpoke("延迟退休年龄怎么算"))
        answer = await bus.request(SUBJECT, question, StepReply, 60)
    spoken = [sentence for each in answer.outgoing if isinstance(each, Speak) for sentence in each.sentences]
    assert spoken
    assert len(set(spoken) & known) >= len(spoken) / 2  # the rest depends on how he asks


async def test_key_7_leads_to_an_ai_seat_and_0_with_all_that_was_said_to_a_person(
    spoken_as_tones: None, desk: DeskPage, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    caller, _ = await rings_an_ai_seat(phone, settings)
    caller.audio.play_file(QUESTION)
    await caller.audio.wait_until(lambda _: is_quiet(caller), within=5)  # the greeting is interrupted
    await caller.audio.played()
    await asyncio.sleep(1.0)  # nothing of the greeting is left in what is listened to
    await caller.audio.wait_until(lambda port: audio.loudness(port.received(0.3)) > 500, within=60)

    await desk.get_ready()
    await caller.audio.send_keys("0")
    await desk.is_in("ringing", within=15)
    talk = desk.part("ai-talk")
    await expect(talk).to_contain_text("小结")
    await expect(talk).to_contain_text("退休")
    await expect(talk.locator("li.caller")).to_have_count(1)
    await desk.page.screenshot(path=tmp_path / "handed-over.png")
    await desk.press("F2")
    await desk.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    await caller.hang_up()
    await desk.is_in("wrap")


async def test_what_a_seat_promises_is_done_for_the_caller_whom_it_has_and_for_nobody_else(
    spoken_as_tones: None, phone: Phone, settings: Settings
) -> None:
    caller, seat = await rings_an_ai_seat(phone, settings)
    (other,) = set(SEATS) - {seat}
    slots = {"诉求人姓名": "陆小梅", "联系电话": "13800007203", "单位名称": "华胜保洁", "是否要求回访": "否"}
    case = TakeCase(slots, (), "华胜保洁拖欠我三个月工资，我要投诉")
    async with Bus(settings, "test") as bus:
        call = (await bus.bucket("agents", AgentDoc).items())[seat].call

        async def done(service: Service, by: str = seat) -> ServiceReply:
            request = ServiceRequest(f"{call}-{type(service).__name__}", call, by, service)
            return await bus.request(services.SUBJECT, request, ServiceReply, 30)

        taken = (await done(case)).result
        assert isinstance(taken, CaseTaken)
        assert re.fullmatch(r"GD\d{13}", taken.number)
        assert (await done(case)).result == taken  # the same again is the same case
        found = (await done(LookUpCase(taken.number, "13800007203"))).result
        assert isinstance(found, CaseLookedUp)
        assert "待审核" in found.progress
        assert (await done(LookUpCase(taken.number, "13800007204"))).result == CaseLookedUp(taken.number)
        assert (await done(OfferMessage("pension-retire-age-delay"))).result == MessageStored()
        assert not (await done(OfferMessage("no-such-topic"))).done
        assert not (await done(case, by=other)).done
        assert (await done(HandOver(HandoverReason.DANGER, "站在楼顶", True, "红", "自杀自伤"))).done
    async with Desk(origin_of(settings), "2001", PASSWORD) as leader:
        await leader.sign_in()

        async def alarmed() -> dict[str, Any] | None:
            return next((doc for doc in await open_alarms(leader) if call in doc.get("call", "")), None)

        alarm = await until(alarmed, within=15)
        await leader.post(f"/api/alarms/{alarm['id']}/acknowledge", note="已核实，是测试")
        texts = await leader.get(f"/api/calls/{call}/texts")
        await leader.sign_out()
    assert [row["number"][:3] for row in texts["rows"]] == ["138"]
    await caller.hang_up()


async def test_a_leader_sees_listens_reads_instructs_takes_over_and_sets_aside(
    spoken_as_tones: None, leader: LeaderPage, phone: Phone, settings: Settings, tmp_path: Path
) -> None:
    caller, seat = await rings_an_ai_seat(phone, settings)
    card = leader.part(f"seat-{seat}")
    await expect(card).to_contain_text("AI")
    await card.focus()
    await leader.press("l")
    await leader.give_reason("新人带教")
    await leader.is_with("listen", "来电人听不到您")
    spoken = leader.part("supervised-talk")
    await expect(spoken).to_contain_text("不是真人", timeout=15 * SECOND)
    await leader.part("instruct-offer_text").click()
    await expect(spoken).to_contain_text("提议发短信，未执行：尚未答复过事项", timeout=40 * SECOND)
    await leader.part("instruct-text").fill(SENTENCE)
    await leader.part("instruct-say").click()
    await expect(spoken.get_by_text(f"说一句：{SENTENCE}")).to_be_visible(timeout=40 * SECOND)
    await expect(spoken.locator("li", has_text=f"智能 {SENTENCE}")).to_be_visible()
    await leader.page.screenshot(path=tmp_path / "listening.png")
    await leader.press("b")
    await leader.give_reason("来电人要求班长接听")
    await leader.is_with("barge", "坐席和来电人均听到您")
    await caller.audio.wait_until(lambda port: port.hears(*TONES, seconds=0.2) == {LEADER_TONE}, within=15)
    await leader.page.screenshot(path=tmp_path / "stepped-in.png")
    await leader.press("t")
    await leader.give_reason("来电人要求班长接听")
    await leader.is_with("take_over", "来电人由您接待")
    await caller.audio.wait_until(lambda port: port.hears(*TONES, seconds=0.2) == {LEADER_TONE}, within=15)
    await leader.press("F9")
    await leader.is_out()
    await caller.hang_up()

    await card.click()
    await leader.part("direct-not_ready").click()
    await leader.part("direct-reason").select_option("当面沟通")
    await leader.part("direct-submit").click()
    async with Bus(settings, "test") as bus:

        async def set_aside() -> bool | None:
            docs = await bus.bucket("agents", AgentDoc).items()
            return True if docs[seat].state is AgentState.NOT_READY else None

        await until(set_aside, within=15)
        await asyncio.sleep(3)  # it does not make itself ready again
        assert await set_aside()
    await expect(card).not_to_contain_text("就绪", timeout=5 * SECOND)
    await leader.part("direct-signed_out").click()
    await leader.part("direct-reason").select_option("设备故障")
    await leader.part("direct-submit").click()
    await expect(leader.part("direct-signed_out")).to_be_disabled(timeout=15 * SECOND)
    await leader.part("direct-ready").click()
    await leader.part("direct-reason").select_option("漏接后恢复接听")
    await leader.part("direct-submit").click()
    await expect(card).to_contain_text("就绪", timeout=15 * SECOND)
