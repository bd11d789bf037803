"""A leader publishes the sheet of the day; one agent confirms it on a phone, another one at the desk before ready."""

from collections.abc import AsyncIterator, Iterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import DeskPage, look_on, open_desk
from tests.e2e.floor import PASSWORD
from tests.e2e.pages import photograph
from tests.e2e.test_text_lines import run
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
LEADER, PLANNER, ANN, BEN = "2001", "7001", "1001", "1002"
#: Yesterday Ann's talk was rated badly and somebody else's answer was wrong; a fault is open, work is planned.
YESTERDAY = """
from datetime import timedelta
from hotline.domains.insight.upkeep.models import Fault, MaintenanceWindow
from hotline.domains.people.quality.models import WrongAnswer
from hotline.domains.service.ratings.models import BadRating
from hotline.kernel.clock import now
from tests.web import quality_objects
moment = now()
before = moment - timedelta(days=1)
for at, (agent, score) in enumerate((("1001", 5), ("1002", 4))):
    BadRating.objects.create(call=f"before-{at}", channel="key", score=score, agent=agent, received_at=before,
                             due_at=moment)
quality_objects.inspection(before, "before-9")
WrongAnswer.objects.create(inspection_id="inspection-1", state="confirmed", decided_by="3002", decided_at=before,
                           comment="工伤医疗费标准已于本月调整，仍按旧标准答复")
Fault.objects.create(id="before", serial="before", kind="network", title="三层东侧网络不通", raised_at=before)
MaintenanceWindow.objects.create(title="知识库升级", starts_at=moment + timedelta(hours=1),
    ends_at=moment + timedelta(hours=2), announced_at=before, announced_by="9001")
"""
GONE = """
from hotline.domains.insight.briefings.models import Briefing, BriefingReceipt, BriefingRule
from hotline.domains.insight.upkeep.models import Fault, MaintenanceWindow
from hotline.domains.people.quality.models import Inspection, SamplingPlan, WrongAnswer
from hotline.domains.service.ratings.models import BadRating
for table in (BriefingReceipt, Briefing, BriefingRule, WrongAnswer):
    table.objects.all().delete()
BadRating.objects.filter(pk__startswith="before-").delete()
Inspection.objects.filter(pk="inspection-1").delete()
SamplingPlan.objects.filter(pk="plan-1").delete()
Fault.objects.filter(pk="before").delete()
MaintenanceWindow.objects.filter(title="知识库升级").delete()
"""
POINTS = "月初缴费来电多，先核对参保区\n医保待遇请转 12393"


@pytest.fixture(autouse=True)
def yesterday(installation: Installation) -> Iterator[None]:
    run(GONE)
    run(YESTERDAY)
    yield
    run(GONE)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, settings: Settings) -> AsyncIterator[DeskPage]:
    page = await open_desk(browser, origin_of(settings))
    await page.sign_in(BEN, PASSWORD)
    yield page
    async with Desk(origin_of(settings), BEN, PASSWORD) as seat:
        await seat.sign_out()


async def published(browser: Browser, settings: Settings) -> Page:
    page = await look_on(browser, settings, LEADER, "/workforce/briefings")
    await expect(page.get_by_test_id("briefing-state")).to_have_text("未发布")
    await page.get_by_test_id("briefing-points-field").fill(POINTS)
    await page.get_by_test_id("briefing-publish").click()
    await page.get_by_test_id("briefing-publish-submit").click()
    await expect(page.get_by_test_id("briefing-state")).to_have_text("已发布")
    return page


async def test_a_leader_publishes_and_an_agent_confirms_on_a_phone(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, LEADER, "/workforce/briefings")
    await expect(page.get_by_test_id("briefing-ratings")).to_contain_text("非常不满意 1，不满意 1")
    await expect(page.get_by_test_id("briefing-wrong")).to_contain_text("标准已于本月调整")
    await expect(page.get_by_test_id("briefing-faults")).to_contain_text("知识库升级")
    await photograph(page, "briefing-draft")
    page = await published(browser, settings)
    await photograph(page, "briefing-published")
    phone = await look_on(browser, settings, ANN, "/my/roster")
    await phone.set_viewport_size({"width": 390, "height": 844})
    await expect(phone.get_by_test_id("own-briefing-card")).to_contain_text("未确认")
    await photograph(phone, "briefing-on-my-roster")
    await phone.get_by_test_id("own-briefing-open").click()
    await expect(phone.get_by_test_id("briefing-points")).to_contain_text("医保待遇请转 12393")
    await expect(phone.get_by_test_id("briefing-ratings")).to_contain_text("本人")
    await photograph(phone, "briefing-on-a-phone")
    await phone.get_by_test_id("own-briefing-confirm").click()
    await expect(phone.get_by_test_id("own-briefing-confirmed")).to_be_visible()
    await page.reload()
    await expect(page.locator(f'[data-testid="briefing-person"][data-number="{ANN}"]')).to_contain_text("已确认")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await photograph(page, "briefing-confirmed-dark")


async def test_where_the_house_says_so_it_is_confirmed_before_the_first_call(
    browser: Browser, settings: Settings, desk: DeskPage
) -> None:
    await published(browser, settings)
    planner = await look_on(browser, settings, PLANNER, "/workforce/briefings")
    await planner.get_by_test_id("briefing-rule").check()
    await expect(planner.get_by_test_id("briefing-rule")).to_be_enabled()
    await desk.is_in("away")
    await desk.page.reload()
    await expect(desk.part("briefing-due")).to_contain_text("确认后才能就绪")
    await desk.part("bar-ready").click()
    await expect(desk.part("bar-note")).to_contain_text("今日交接班会未确认")
    await photograph(desk.page, "briefing-at-the-desk")
    await desk.part("briefing-open").click()
    await expect(desk.part("briefing-dialog")).to_contain_text("三层东侧网络不通")
    await photograph(desk.page, "briefing-dialog")
    await desk.part("briefing-confirm").click()
    await expect(desk.part("briefing-due")).to_have_count(0)
    await desk.part("bar-ready").click()
    await desk.is_in("ready")
