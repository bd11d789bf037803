"""A leader with a call, from the floor: listens, whispers, steps in, takes over, leaves; and what the agent sees."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import chromium, hears, microphone
from tests.e2e.desk_page import SECOND, DeskPage, open_desk
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, Seat, ring_in, seated, until

pytestmark = [pytest.mark.real, pytest.mark.e2e]

ANN, BEN, LEADER, AUDITOR = "1001", "1002", "2001", "9002"
LISTENED = 3
LEADER_TONE, SECOND_TONE = 1700, 1100
TONES = (CALLER_TONE, AGENT_TONE, SECOND_TONE, LEADER_TONE)
BOTH = (CALLER_TONE, AGENT_TONE)
AUDIBLE = 100.0
SOME_PARTS = 20
#: As a browser does whose user has said no.
MICROPHONE_REFUSED = """
() => {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
}
"""


class LeaderPage(DeskPage):
    """A leader's window, who looks after the floor and takes no calls."""

    async def enter(self) -> None:
        await self.page.goto("/sign-in")
        await self.part("sign-in-number").fill(LEADER)
        await self.part("sign-in-password").fill(PASSWORD)
        await self.part("sign-in-submit").click()
        await self.part("device-skip").click()
        await self.page.goto("/live")
        await expect(self.part("live-page")).to_be_visible()

    async def request_on_seat(self, key: str, reason: str) -> None:
        """By keys alone, with the focus on the agent's seat."""
        await self.part(f"seat-{ANN}").focus()
        await self.press(key)
        await self.give_reason(reason)

    async def listen_again(self) -> None:
        """For the reason of this shift: one key."""
        await self.part(f"seat-{ANN}").focus()
        await self.press("l")

    async def give_reason(self, reason: str) -> None:
        await self.part("supervise-reason").select_option(reason)
        await self.part("supervise-submit").click()

    async def is_with(self, kind: str, listeners: str, within: float = 15.0) -> None:
        """The bar says how one is with the call and who can hear one."""
        await expect(self.part("supervise-bar")).to_have_attribute("data-kind", kind, timeout=within * SECOND)
        await expect(self.part("supervise-ears")).to_contain_text(listeners)

    async def is_out(self) -> None:
        await expect(self.part("supervise-bar")).to_be_hidden()


@pytest_asyncio.fixture(loop_scope="session")
async def leader(settings: Settings, tmp_path: Path) -> AsyncIterator[LeaderPage]:
    async with chromium(microphone(tmp_path / "leader.wav", LEADER_TONE)) as browser:
        page = LeaderPage((await open_desk(browser, origin_of(settings))).page)
        await page.enter()
        yield page


@pytest_asyncio.fixture(loop_scope="session")
async def ann(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(ANN, PASSWORD)
    yield desk
    async with Desk(origin_of(settings), ANN, PASSWORD) as seat:
        await seat.sign_out()


@pytest_asyncio.fixture(loop_scope="session")
async def caller(ann: DeskPage, phone: Phone, settings: Settings) -> Call:
    """In a talk with 1001."""
    await ann.get_ready()
    caller = await ring_in(phone, settings, "0")
    await ann.is_in("ringing", within=15)
    await ann.press("F2")
    await ann.is_in("talking")
    await caller.audio.wait_for_tone(AGENT_TONE)
    return caller


#: Where everything lies that has a name of its own in the bar and on the page; clocks may become wider.
PLACES = """
() => Object.fromEntries(
  [...document.querySelectorAll('main, main [data-testid], header [data-testid]')]
    .filter((each) => each.checkVisibility())
    .map((each, at) => [`${at} ${each.dataset.testid ?? 'main'}`, each.getBoundingClientRect()])
    .map(([name, box]) => [name, [Math.round(box.left), Math.round(box.top), Math.round(box.height)]]),
)
"""


async def places(desk: DeskPage) -> dict[str, list[int]]:
    found: dict[str, list[int]] = await desk.page.evaluate(PLACES)
    assert len(found) > SOME_PARTS
    return found


async def page_hears(desk: DeskPage, *tones: int, within: float = 15.0) -> None:
    async def look() -> bool | None:
        return True if await hears(desk.page, TONES) == set(tones) else None

    await until(look, within)


async def hears_only(call: Call, *tones: int) -> None:
    await call.audio.wait_until(lambda port: port.hears(*TONES, seconds=0.2) == set(tones), within=15)


async def hears_music(call: Call) -> None:
    await hears_only(call)
    await call.audio.wait_until(lambda port: audio.loudness(port.received(0.5)) > AUDIBLE)


async def test_listen_whisper_step_in_and_take_over_by_keys(
    leader: LeaderPage, ann: DeskPage, caller: Call, tmp_path: Path
) -> None:
    mark = ann.part("line-leader")
    await leader.request_on_seat("l", "新人带教")
    await leader.is_with("listen", "坐席和来电人听不到您")
    await expect(leader.part("supervise-whom")).to_contain_text(f"{ANN} 王晓芳 与 138****")
    await page_hears(leader, *BOTH)
    await hears_only(caller, AGENT_TONE)
    await page_hears(ann, CALLER_TONE)
    await expect(mark).to_be_hidden()
    await leader.page.screenshot(path=tmp_path / "listening.png")

    await leader.part("rail-通话").click()
    desk_before = await places(ann)
    await leader.press("w")  # no reason once one is with the call
    await leader.is_with("whisper", "仅坐席听到您")
    await expect(mark).to_contain_text(f"班长 {LEADER} 韩梅 正在密语，来电人听不到")
    await page_hears(ann, CALLER_TONE, LEADER_TONE)
    await hears_only(caller, AGENT_TONE)
    assert await places(ann) == desk_before, "nothing moves under the agent's hands"
    await ann.page.screenshot(path=tmp_path / "whispered.png")

    await leader.page.reload(wait_until="commit")
    await leader.is_with("whisper", "仅坐席听到您", within=20)
    await page_hears(leader, *BOTH)
    await page_hears(ann, CALLER_TONE, LEADER_TONE)

    await leader.press("b")
    await leader.give_reason("答复有误，当场更正")
    await leader.is_with("barge", "坐席和来电人均听到您")
    await expect(mark).to_contain_text("来电人可听到")
    await hears_only(caller, AGENT_TONE, LEADER_TONE)
    await leader.press("F4")
    await hears_only(caller, AGENT_TONE)
    await leader.press("F4")
    await hears_only(caller, AGENT_TONE, LEADER_TONE)

    await ann.press("F8")
    await leader.is_with("waiting", "来电人听音乐，坐席恢复后继续")
    await ann.press("F8")
    await leader.is_with("barge", "坐席和来电人均听到您")

    await leader.press("t")
    await leader.give_reason("来电人要求班长接听")
    await leader.is_with("take_over", "来电人由您接待")
    await ann.is_in("wrap")
    await expect(mark).to_contain_text(f"班长 {LEADER} 韩梅 已接管本通")
    await page_hears(leader, CALLER_TONE)
    await hears_only(caller, LEADER_TONE)
    await leader.page.screenshot(path=tmp_path / "taken-over.png")
    await ann.page.screenshot(path=tmp_path / "released.png")

    await leader.page.reload(wait_until="commit")
    await leader.is_with("take_over", "来电人由您接待", within=20)
    await page_hears(leader, CALLER_TONE)
    await hears_only(caller, LEADER_TONE)
    await leader.press("F8")
    await hears_music(caller)
    await leader.press("F8")
    await hears_only(caller, LEADER_TONE)
    await leader.press("F9")
    await leader.is_out()
    await caller.hang_up()

    await leader.part("records-row").first.click()
    supervised = leader.part("record-supervised")
    await expect(supervised.first).to_contain_text(f"{ANN} 王晓芳：监听（新人带教） → 密语，退出")
    await expect(supervised.nth(1)).to_contain_text(
        "强插（答复有误，当场更正） → 接管（来电人要求班长接听），接管后通话"
    )
    await expect(leader.part("record-led")).to_be_visible()


async def test_why_one_listens_is_asked_once_a_shift_and_stands_in_the_audit_trail_each_time(
    leader: LeaderPage, caller: Call, settings: Settings
) -> None:
    since = datetime.now(UTC)
    await leader.request_on_seat("l", "服务质量抽听")
    for _ in range(2):
        await leader.is_with("listen", "坐席和来电人听不到您")
        await expect(leader.part("supervise-reason")).to_have_count(0)
        await leader.press("Alt+q")
        await leader.is_out()
        await leader.page.reload()
        await leader.listen_again()
    await leader.is_with("listen", "坐席和来电人听不到您")

    async with Desk(origin_of(settings), AUDITOR, PASSWORD) as auditor:
        query = {"action": "calls.supervise", "by": LEADER, "from": since.isoformat()}

        async def reasons() -> list[str] | None:
            rows = (await auditor.get(f"/api/audit/rows?{urlencode(query)}"))["rows"]
            found = [row["detail"]["reason"] for row in rows]
            return found if len(found) == LISTENED else None

        assert await until(reasons, 15) == ["服务质量抽听"] * LISTENED


async def test_from_a_raised_hand_through_a_transfer_to_the_callers_end(
    leader: LeaderPage, ann: DeskPage, caller: Call, settings: Settings, tmp_path: Path
) -> None:
    await ann.press("Alt+h")
    await ann.part("help-reason").first.click()
    await leader.part(f"hand-{ANN}").get_by_test_id("supervise-whisper").click()
    await expect(leader.part("supervise-reason")).to_have_value("坐席求助")
    await expect(leader.part("supervise-submit")).to_be_focused()
    await leader.press("Enter")
    await leader.is_with("whisper", "仅坐席听到您")
    await page_hears(ann, CALLER_TONE, LEADER_TONE)
    await expect(ann.part("line-helper")).to_contain_text("已看到您的求助")
    await expect(leader.part("hands")).to_be_hidden()

    await leader.press("Alt+q")
    await leader.is_out()
    await page_hears(ann, CALLER_TONE)
    await expect(leader.part("supervise-note")).to_be_hidden()

    await leader.part(f"seat-{ANN}").click()
    await leader.part("seat-details").get_by_test_id("supervise-listen").click()
    await expect(leader.part("seat-details")).to_be_hidden()  # it would only cover seats now
    await leader.give_reason("通话过长")
    await leader.is_with("listen", "坐席和来电人听不到您")
    async with seated(settings, BEN) as ben:
        await passed_on(ann, ben)
        await leader.is_with("waiting", "接通后继续")
        second, _ = await ben.take(tone=SECOND_TONE)
        await leader.is_with("listen", "坐席和来电人听不到您")
        await expect(leader.part("supervise-whom")).to_contain_text(f"{BEN} 李建国 与")
        await page_hears(leader, CALLER_TONE, SECOND_TONE)
        await leader.page.screenshot(path=tmp_path / "followed.png")
        await caller.hang_up()
        await leader.is_out()
        await expect(leader.part("supervise-note")).to_contain_text("通话已结束")
        await second.ended(5)


async def passed_on(ann: DeskPage, ben: Seat) -> None:
    await ben.is_in("ready")
    await ann.press("Alt+x")
    await ann.part("picker-search").fill(BEN)
    await expect(ann.part(f"target-agent-{BEN}")).to_contain_text("就绪")
    await ann.press("Enter")
    await ann.is_in("wrap")


@pytest.mark.parametrize("to", ["agent", "queue"])
async def test_who_took_a_caller_over_passes_them_on_from_any_page(
    to: str, leader: LeaderPage, ann: DeskPage, caller: Call, settings: Settings, tmp_path: Path
) -> None:
    await leader.part(f"seat-{ANN}").click()
    await leader.part("seat-details").get_by_test_id("supervise-take_over").click()
    await leader.give_reason("来电人要求班长接听")
    await leader.is_with("take_over", "来电人由您接待")
    await hears_only(caller, LEADER_TONE)
    await leader.part("rail-通话").click()
    async with seated(settings, BEN) as ben:
        if to == "agent":
            await leader.part("supervise-transfer").click()
            await expect(leader.part(f"target-agent-{BEN}")).to_contain_text("就绪")
            await leader.part(f"target-agent-{BEN}").click()
            await leader.page.screenshot(path=tmp_path / "picker.png")
            await leader.part("picker-submit").click()
        else:
            await leader.press("Alt+x")
            await leader.part("picker-search").fill("劳动")
            await expect(leader.part("picker-submit")).to_be_enabled()  # the colleagues and queues are there
            await leader.press("Enter")
        await hears_music(caller)
        second, call_id = await ben.take(tone=SECOND_TONE)
        await leader.is_out()
        await hears_only(caller, SECOND_TONE)
        await hears_only(second, CALLER_TONE)
        await caller.hang_up()
        await ben.finish(call_id)

    record = leader.part("record-panel")
    await leader.part("records-row").first.click()
    await expect(record).to_contain_text("接管（来电人要求班长接听），接管后通话")
    await expect(record).to_contain_text(BEN)
    await leader.page.screenshot(path=tmp_path / "record.png")


async def test_a_refused_microphone_is_said_before_anything_rings_and_a_telephone_helps(
    leader: LeaderPage, caller: Call, settings: Settings, tmp_path: Path
) -> None:
    await leader.request_on_seat("l", "新人带教")
    await leader.is_with("listen", "坐席和来电人听不到您")
    await leader.press("Alt+q")
    await leader.is_out()
    await leader.page.evaluate(MICROPHONE_REFUSED)
    await leader.request_on_seat("l", "新人带教")
    await expect(leader.part("supervise-trouble")).to_contain_text("浏览器未允许使用麦克风")
    await leader.page.screenshot(path=tmp_path / "refused.png")

    await leader.part("supervise-phone").click()
    await leader.part("supervise-submit").click()
    await expect(leader.part("supervise-trouble")).to_contain_text("请先获取话机账号")
    await leader.part("supervise-account").click()
    user = (await leader.part("supervise-uri").inner_text()).removeprefix("sip:").partition("@")[0]
    login = await leader.part("supervise-username").inner_text()
    password = await leader.part("supervise-password").inner_text()
    await leader.part("supervise-submit").click()
    await expect(leader.part("supervise-note")).to_contain_text("您的话机未接通")

    async with Phone(user, ("127.0.0.1", settings.ports.sip), login=login, password=password) as own:
        await own.register()
        await leader.part("supervise-again").click()
        leg = await own.incoming()
        await leader.is_with("ringing", "正在接通您的话机")
        leg.answer()
        await leader.is_with("listen", "坐席和来电人听不到您")
        leg.audio.play_tone(LEADER_TONE)
        await hears_only(leg, *BOTH)
        await leg.hang_up()
        await leader.is_out()
    await hears_only(caller, AGENT_TONE)


async def test_a_leader_at_the_desk_hears_it_there_and_takes_no_calls_meanwhile(
    leader: LeaderPage, caller: Call, settings: Settings
) -> None:
    try:
        await leader.page.goto("/sign-in")
        await expect(leader.part("device-heard")).to_have_text("声音正常")
        await leader.part("device-submit").click()
        await leader.is_in("away")
        await leader.part("rail-现场").click()
        await leader.request_on_seat("w", "新人带教")
        await leader.is_with("whisper", "仅坐席听到您")
        await page_hears(leader, *BOTH)
        await leader.press("Alt+q")
        await leader.is_out()

        await leader.get_ready()
        await leader.request_on_seat("l", "新人带教")
        await expect(leader.part("supervise-trouble")).to_contain_text("请先示忙")
        await hears_only(caller, AGENT_TONE)
    finally:
        async with Desk(origin_of(settings), LEADER, PASSWORD) as seat:
            await seat.sign_out()


async def test_the_same_leader_at_another_machine_takes_the_voice_over(
    leader: LeaderPage, ann: DeskPage, caller: Call, settings: Settings
) -> None:
    await leader.request_on_seat("l", "新人带教")
    await leader.is_with("listen", "坐席和来电人听不到您")
    await page_hears(leader, *BOTH)
    browser = leader.page.context.browser
    assert browser is not None
    other = LeaderPage((await open_desk(browser, origin_of(settings))).page)
    await other.enter()
    await expect(other.part(f"seat-{ANN}")).to_have_attribute("title", re.compile("您在监听"))
    await other.request_on_seat("w", "坐席求助")
    await other.is_with("whisper", "仅坐席听到您")
    await page_hears(other, *BOTH)
    await page_hears(ann, CALLER_TONE, LEADER_TONE)
    await leader.is_out()
    await caller.hang_up()
    await other.is_out()
