"""An Excel becomes a campaign: approved by another, its first citizen looked at and dialled by an agent in the browser,
its second rung by itself for an agent who is ready; both talk on real telephones, and the results are stored.
"""

import os

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from tests.e2e.desk_page import answered_at_home, look_on, open_desk, sum_up
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, PASSWORD, fresh_number, seated
from tests.e2e.pages import photograph
from tests.e2e.past import a_past
from tests.e2e.test_mass_texts import workbook
from tests.e2e.test_text_lines import run

pytestmark = [pytest.mark.real, pytest.mark.e2e]
ANN, LEADER, CLIENT, MANAGER, SECOND = "1001", "2001", "8001", "8002", 1000
#: As if each citizen had agreed on this moment: the test runs at night too.
NOW = """
from datetime import UTC, datetime
from hotline.domains.service.campaigns.models import CampaignEntry
CampaignEntry.objects.filter(state="waiting").update(is_agreed=True, next_at=datetime.now(UTC))
"""


#: As if agents had rung them: three answered, one declined, one was never reached.
WORKED_OFF = """
from datetime import UTC, datetime
from hotline.domains.service.campaigns.models import CampaignEntry, CampaignTry
ends = (("talked", {"how": 1}), ("talked", {"how": 2}), ("talked", {"how": 4}), ("declined", {}), ("not_reached", {}))
rows = CampaignEntry.objects.filter(campaign__name="满意度回访").order_by("line")
for row, (result, answers) in zip(rows, ends):
    now = datetime.now(UTC)
    CampaignTry.objects.create(entry=row, number=1, call=f"{row.pk}-1", at=now, agent="1001", result="no_answer")
    row.state, row.result, row.answers, row.closed_at = "closed", result, answers, now
    row.save()
"""
QUESTION = {
    "id": "how", "kind": "scale", "title": "您对本次办理满意吗", "options": [], "required": True, "jumps": []
}  # fmt: skip
QUESTIONNAIRE = {"title": "办理回访", "greeting": "", "thanks": "感谢您的评价。", "questions": [QUESTION]}


async def pictures(page: Page, name: str) -> None:
    """The state in both colours, where somebody wants to look at it."""
    await photograph(page, f"campaign-{name}")
    if os.environ.get("SCREENSHOTS"):
        await page.evaluate("document.documentElement.classList.add('dark')")
        await photograph(page, f"campaign-{name}-dark")
        await page.evaluate("document.documentElement.classList.remove('dark')")


async def in_stage(page: Page, name: str, within: int = 20) -> None:
    await expect(page.get_by_test_id("campaign-stage")).to_have_text(name, timeout=within * SECOND)


async def running(page: Page, settings: Settings, name: str, mode: str, numbers: list[str]) -> None:
    """From the Excel to the start, in the leader's window."""
    await page.goto("/campaigns")
    file = FilePayload(name=f"{name}.xlsx", mimeType=MEDIA_TYPE, buffer=workbook(numbers))
    await page.get_by_test_id("campaign-file").set_input_files(file)
    await expect(page.get_by_test_id("campaign-number")).to_have_value("手机号")
    await page.get_by_test_id("campaign-check").click()
    await expect(page.get_by_text("请填写外呼目的")).to_be_visible()
    await filled_in(page, mode)
    await pictures(page, f"settings-{mode}")
    await page.get_by_test_id("campaign-check").click()
    await in_stage(page, "已检查")
    await expect(page.get_by_test_id("campaign-callable")).to_have_text(str(len(numbers) + 1))
    await pictures(page, f"report-{mode}")
    await approved_and_started(page, settings)


async def approved_and_started(page: Page, settings: Settings) -> None:
    await page.get_by_test_id("campaign-submit").click()
    await page.get_by_test_id("campaign-reason").fill("年检提醒")
    await page.get_by_test_id("campaign-submit-submit").click()
    await in_stage(page, "待审批")
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as client:
        rows = (await client.get("/api/approvals?scope=waiting"))["rows"]
        row = next(each for each in rows if each["kind"] == "campaigns.run")
        await client.post(f"/api/approvals/{row['id']}/approve", remark="同意")
    await in_stage(page, "已批准")
    await page.get_by_test_id("campaign-start").click()
    await page.get_by_test_id("campaign-start-submit").click()
    await in_stage(page, "正在外呼")


async def filled_in(page: Page, mode: str) -> None:
    """The settings of a campaign, as far as they have no sensible beginning."""
    await page.get_by_test_id("campaign-purpose").fill("养老保险年检提醒")
    await page.get_by_test_id("campaign-script").fill("您好，这里是 12333，提醒您 12 月 31 日前办理年检。")
    await page.get_by_test_id(f"campaign-mode-{mode}").click()
    await page.get_by_test_id("campaign-working-days").uncheck()


async def cancelled(page: Page) -> None:
    await page.get_by_test_id("campaign-cancel").click()
    await page.get_by_test_id("campaign-cancel-submit").click()
    await in_stage(page, "已取消")


async def test_an_excel_is_rung_by_preview_and_progressively(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, LEADER, "/campaigns")
    await expect(page.get_by_test_id("campaign-upload")).to_be_visible()
    await pictures(page, "empty")
    first = fresh_number()
    await running(page, settings, "年检提醒", "preview", [first])

    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(ANN, PASSWORD)
    await desk.get_ready()
    run(NOW)
    offer = desk.part("offer")
    await expect(offer).to_contain_text("市民0", timeout=15 * SECOND)
    await expect(desk.part("offer-number")).to_contain_text(f"****{first[-2:]}")
    await pictures(desk.page, "offer")
    async with Phone(first, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home:
        await desk.part("offer-dial").click()
        ringing = await at_home.incoming(15)
        await answered_at_home(desk, ringing)
        await expect(offer).not_to_have_attribute("data-state", "offered")
        await pictures(desk.page, "talk")
        await ringing.hang_up()
    await desk.is_in("wrap", within=10)
    await desk.page.locator('[data-testid="offer-result"][data-result="talked"]').click()
    await pictures(desk.page, "wrap-up")
    await desk.part("offer-report").click()
    await expect(offer).to_have_count(0)
    result = page.locator('[data-testid="campaign-result"][data-result="talked"]')
    await expect(result).to_contain_text("1", timeout=20 * SECOND)
    await expect(page.get_by_test_id("campaign-entry").first).to_contain_text("已接通")
    await pictures(page, "progress")
    async with page.expect_download() as download:
        await page.get_by_test_id("campaign-export").click()
    assert (await download.value).suggested_filename == "年检提醒-外呼结果.xlsx"
    await cancelled(page)
    await sum_up(desk)
    async with Desk(origin_of(settings), ANN, PASSWORD) as seat:
        await seat.sign_out()

    second = fresh_number()
    await running(page, settings, "渐进提醒", "progressive", [second])
    async with (
        seated(settings, ANN) as seat,
        Phone(second, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home,
    ):
        run(NOW)
        own = await seat.phone.incoming(20)
        own.answer()
        own.audio.play_tone(AGENT_TONE)
        ringing = await at_home.incoming(15)
        ringing.answer()
        ringing.audio.play_tone(CALLER_TONE)
        await ringing.audio.wait_for_tone(AGENT_TONE)
        await own.audio.wait_for_tone(CALLER_TONE)
        call = str((await seat.is_in("talking"))["call"])
        await ringing.hang_up()
        offered = (await seat.desk.get("/api/campaign-offers"))["offer"]
        assert (offered["call"], offered["mode"], offered["name"]) == (call, "progressive", "市民0")
        await seat.desk.post(f"/api/campaign-offers/{offered['entry']}/report", result="talked")
        await cancelled(page)
        await seat.finish(call)
    await expect(page.get_by_test_id("campaign-entry").first).to_contain_text("已接通")
    await page.goto("/campaigns")
    await expect(page.get_by_test_id("campaign-row").first).to_contain_text("已取消")
    await pictures(page, "list")


async def test_what_a_list_finds_becomes_a_list_to_ring(browser: Browser, settings: Settings) -> None:
    a_past()
    page = await look_on(browser, settings, MANAGER, "/calls?period=all&rating=1")
    await expect(page.get_by_test_id("records-row").first).to_be_visible(timeout=20 * SECOND)
    found = (await page.get_by_test_id("records-total").inner_text()).split()[1]
    await page.get_by_test_id("list-from-search").click()
    counted = page.get_by_test_id("list-from-search-count")
    await expect(counted).to_contain_text(f"当前筛选结果 {found} 条")
    await pictures(page, "from-calls")
    numbers = (await counted.locator("b").nth(1).inner_text()).replace(",", "")
    await page.get_by_test_id("list-from-search-submit").click()
    await in_stage(page, "待设置")
    await filled_in(page, "preview")
    await expect(page.get_by_test_id("campaign-number")).to_have_count(0)
    await pictures(page, "from-calls-settings")
    await page.get_by_test_id("campaign-check").click()
    await in_stage(page, "已检查", within=60)
    await expect(page.get_by_test_id("campaign-callable")).to_have_text(numbers)
    await expect(page.get_by_test_id("campaign-entry").first).to_contain_text("****")
    await pictures(page, "from-calls-report")
    await page.get_by_test_id("campaign-origin").first.click()
    await expect(page.get_by_test_id("record-panel")).to_be_visible(timeout=15 * SECOND)

    await page.goto("/cases?scope=all")
    await page.get_by_test_id("list-from-search").click()
    await expect(page.get_by_test_id("list-from-search-count")).to_contain_text("当前筛选结果")
    await pictures(page, "from-cases")
    leader = await look_on(browser, settings, LEADER, "/callbacks")
    await leader.get_by_test_id("list-from-search").click()
    await expect(leader.get_by_test_id("list-from-search-count")).to_contain_text("当前筛选结果")
    await pictures(leader, "from-callbacks")


async def test_a_sample_is_drawn_and_what_it_says_is_read_with_its_interval(
    browser: Browser, settings: Settings
) -> None:
    a_past()
    async with Desk(origin_of(settings), MANAGER, PASSWORD) as manager:
        survey = await manager.post("/api/surveys", questionnaire=QUESTIONNAIRE)
        await manager.post(f"/api/surveys/{survey['id']}/publish", seen=survey["saved"])
    page = await look_on(browser, settings, MANAGER, "/calls?period=all&rating=2")
    await page.get_by_test_id("list-from-search").click()
    await page.get_by_test_id("list-from-search-submit").click()
    await in_stage(page, "待设置")
    await page.get_by_test_id("campaign-name").fill("满意度回访")
    await page.get_by_test_id("campaign-purpose").fill("了解办理情况")
    await page.get_by_test_id("campaign-survey").select_option(label="办理回访")
    await page.get_by_test_id("campaign-sample").click()
    await page.get_by_test_id("campaign-sample-size").fill("")
    await page.get_by_test_id("campaign-check").click()
    await expect(page.get_by_text("请填写抽样数")).to_be_visible()
    await page.get_by_test_id("campaign-sample-size").fill("6")
    await expect(page.get_by_test_id("campaign-until-2")).to_have_value("20:00")
    await pictures(page, "sample-settings")
    await page.get_by_test_id("campaign-check").click()
    await in_stage(page, "已检查", within=60)
    await expect(page.get_by_test_id("campaign-callable")).to_have_text("6")
    await expect(page.get_by_test_id("campaign-report")).to_contain_text("个可拨号码中随机抽取 6 个，种子")
    await approved_and_started(page, settings)
    run(WORKED_OFF)
    await expect(page.get_by_test_id("findings-rate")).to_contain_text("60.0 %", timeout=20 * SECOND)
    await expect(page.get_by_test_id("findings-unreached")).to_contain_text("无人接听 1")
    await expect(page.get_by_test_id("results-question")).to_contain_text("66.7 %")
    await pictures(page, "findings")
    await page.set_viewport_size({"width": 390, "height": 844})
    await pictures(page, "findings-phone")
    await page.set_viewport_size({"width": 1440, "height": 900})
    await cancelled(page)
