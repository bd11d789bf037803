"""Calls out from the desk: watched and closed on 今日外呼 and its settings; somebody outside is rung for real."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.browser import hears
from tests.e2e.desk_page import DeskPage, look_on, open_desk, seen_to, sum_up
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, fresh_number, until
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

ANN, LEADER, SECURITY = "1001", "2001", "9003"
SECOND = 1000
#: The page asks again every ten seconds.
DISPLAYED_MS = 40 * SECOND
TAKEN = "outbound_taken"  # in callcontrol's log
#: What is typed, the beginning of what the agent reads, and how the page then shows it.
HOSTILE = (
    ("0019001234567", "收费信息台不能从热线拨打", "001********67", "收费信息台"),
    ("01016812345", "收费信息台不能从热线拨打", "010******45", "收费信息台"),
    ("17911 13800138000", "这个号码带有 IP 电话或转接的接入号", "179***********00", "IP 电话、转接接入号"),
    ("00852 21234567", "国际长途不能从热线拨打", "008********67", "国际及港澳台电话"),
    ("12333", "这是本热线自己的号码", "***33", "本热线号码"),
)


@pytest_asyncio.fixture(loop_scope="session")
async def ann(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(ANN, PASSWORD)
    await desk.get_ready()
    yield desk
    async with Desk(origin_of(settings), ANN, PASSWORD) as seat:
        await seat.sign_out()


@pytest_asyncio.fixture(loop_scope="session")
async def carrier(settings: Settings) -> AsyncIterator[Phone]:
    """Whoever is rung outside."""
    async with Phone("citizen", ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as phone:
        yield phone


@pytest_asyncio.fixture(loop_scope="session")
async def rules_afterwards(settings: Settings) -> AsyncIterator[None]:
    """Other tests dial by the rules of before."""
    async with Desk(origin_of(settings), SECURITY, PASSWORD) as administrator:
        before = await administrator.get("/api/outbound/settings")
        yield
        now = await administrator.get("/api/outbound/settings")
        rules = {name: before[name] for name in ("roles", "denied", "countries", "limits")}
        await administrator.post("/api/outbound/settings", seen=now["version"], comment="测试后恢复", **rules)


async def type_and_dial(desk: DeskPage, number: str) -> None:
    await desk.part("bar-dial").click()
    await desk.part("dial-number").fill(number)
    await desk.part("dial-submit").click()


async def is_refused(desk: DeskPage, number: str, why: str, carrier: Phone) -> None:
    """The agent reads why, and nobody is rung."""
    await type_and_dial(desk, number)
    await expect(desk.part("bar-note")).to_contain_text(why, timeout=15 * SECOND)
    with pytest.raises(TimeoutError):
        await carrier.incoming(0.5)


async def rings(desk: DeskPage, number: str, carrier: Phone) -> Call:
    """The carrier's end, once the two hear each other."""
    await type_and_dial(desk, number)
    citizen = await carrier.incoming(20)
    citizen.answer()
    citizen.audio.play_tone(CALLER_TONE)
    await desk.is_in("talking", within=20)
    await citizen.audio.wait_for_tone(AGENT_TONE)

    async def hears_citizen() -> bool | None:
        return True if CALLER_TONE in await hears(desk.page, [CALLER_TONE]) else None

    await until(hears_citizen, 20)
    return citizen


async def ends(desk: DeskPage, citizen: Call) -> None:
    await citizen.hang_up()
    await desk.is_in("wrap", within=15)
    await sum_up(desk)


async def today(settings: Settings) -> dict[str, Any]:
    async with Desk(origin_of(settings), LEADER, PASSWORD) as leader:
        found: dict[str, Any] = await leader.get("/api/outbound/today")
        return found


def refusals(page: Page, masked: str) -> Locator:
    return page.get_by_test_id("outbound-refusals").locator("tbody tr").filter(has_text=masked)


async def test_a_call_out_is_rung_and_watched_and_hostile_numbers_are_refused_and_shown(
    browser: Browser, ann: DeskPage, carrier: Phone, settings: Settings, tmp_path: Path
) -> None:
    before = await today(settings)
    watching = await look_on(browser, settings, LEADER, "/outbound")
    await expect(watching.get_by_test_id("outbound-dialled")).to_have_text(str(before["dialled"]))
    await expect(watching.get_by_test_id("outbound-to-settings")).to_have_count(0)

    citizen = await rings(ann, fresh_number(), carrier)
    await expect(watching.get_by_test_id("outbound-dialled")).to_have_text(
        str(before["dialled"] + 1), timeout=DISPLAYED_MS
    )
    row = watching.get_by_test_id(f"outbound-agent-{ANN}")
    await expect(row.get_by_role("cell").nth(4)).to_have_text("1", timeout=DISPLAYED_MS)
    await expect(watching.get_by_test_id("outbound-kinds").locator("tr").filter(has_text="手机")).to_be_visible()
    await ends(ann, citizen)
    await expect(row.get_by_role("cell").nth(4)).to_have_text("0", timeout=DISPLAYED_MS)

    for number, why, _, _ in HOSTILE:
        await is_refused(ann, number, why, carrier)
    await expect(watching.get_by_test_id("outbound-refused")).to_have_text(
        str(before["refused"] + len(HOSTILE)), timeout=DISPLAYED_MS
    )
    for number, _, masked, kind in HOSTILE:
        listed = refusals(watching, masked).first
        await expect(listed).to_contain_text(f"{ANN} 王晓芳")
        await expect(listed).to_contain_text(kind)
        await expect(watching.get_by_test_id("outbound-page")).not_to_contain_text(number.replace(" ", ""))
    await watching.screenshot(path=tmp_path / "outbound.png")


async def save(page: Page, comment: str, installation: Installation) -> None:
    """Returns once callcontrol dials by it."""
    before = installation.log("callcontrol").count(TAKEN)
    await page.get_by_test_id("outbound-comment").fill(comment)
    await page.get_by_test_id("outbound-save").click()
    await expect(page.get_by_test_id("outbound-saved")).to_be_visible(timeout=15 * SECOND)

    async def taken() -> bool | None:
        return True if installation.log("callcontrol").count(TAKEN) > before else None

    await until(taken, 30)


@pytest.mark.usefixtures("rules_afterwards")
async def test_the_security_administrator_stops_calls_to_mobiles_and_opens_them_again_with_a_cap(
    browser: Browser,
    ann: DeskPage,
    carrier: Phone,
    settings: Settings,
    installation: Installation,
    tmp_path: Path,
) -> None:
    number = fresh_number()
    page = await look_on(browser, settings, SECURITY, "/outbound")
    await page.get_by_test_id("outbound-to-settings").click()
    await expect(page.get_by_test_id("outbound-save")).to_be_disabled()

    mobiles = page.get_by_test_id("outbound-agent-mobile")
    await mobiles.uncheck()
    await expect(page.get_by_test_id("outbound-save")).to_be_disabled()  # a reason is missing
    await save(page, "发现异常外呼，暂停拨打手机", installation)
    await expect(page.get_by_test_id("outbound-history")).to_contain_text("发现异常外呼，暂停拨打手机")
    await is_refused(ann, number, "您的角色不能拨打手机", carrier)

    await mobiles.check()
    await page.get_by_test_id("outbound-limit-number_day").fill("1")
    await save(page, "已核实，恢复，同一号码一天一次", installation)
    await page.screenshot(path=tmp_path / "settings.png")
    await ends(ann, await rings(ann, number, carrier))
    await is_refused(ann, number, "这个号码今天已拨打 1 次", carrier)
    await seen_to(settings, "outbound_cap", "同一个号码每天")

    await page.goto("/outbound")
    masked = refusals(page, f"{number[:3]}******{number[-2:]}")
    await expect(masked.filter(has_text="角色不能拨打此类号码")).to_have_count(1, timeout=DISPLAYED_MS)
    await expect(masked.filter(has_text="该号码今日拨打过多")).to_have_count(1, timeout=DISPLAYED_MS)
