"""A citizen's text becomes an item that is answered by text; an uncertain text is settled by a person."""

from collections.abc import Sequence

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import fresh_number, until
from tests.e2e.pages import photograph
from tests.e2e.test_self_service import texts_to
from tests.installation import hotline
from tests.sample_files import workbook

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, LEADER, SECOND = "1001", "2001", 1000
QUESTION, ANSWER = "退休认证在哪里做", "可在手机办理，也可到就近社保所办理"
#: As the gateway does when a carrier brings it.
COMES = """
from datetime import UTC, datetime
from hotline.domains.service.messaging.actions import replies
from hotline.domains.service.messaging.rules.carriers.dialects.base import Reply
reply = Reply("{number}", "106901", "{text}", b"1", 8, id="{number}")
print(replies.receive(account="mobile", access="1069", reply=reply, at=datetime.now(UTC)).id)
"""
#: A text that was under way when its line broke.
UNCERTAIN = """
from datetime import UTC, datetime
from hotline.domains.service.messaging.models import Text, TextPart
from hotline.infrastructure.sealing import seal_number, seal_text
now, id = datetime.now(UTC), "{id}"
row = Text(id=id, sending="uncertain", by_carrier=True, purpose="notice", requested_at=now, due_at=now, left_at=now,
    planned_at=now, **Text.number.columns(seal_number("{number}", "text/" + id, "to"), id=id),
    **Text.text.columns(seal_text("您的事项已办结", "text/" + id), id=id))
row.save()
TextPart.objects.create(text=row, number=1, account="mobile", state="uncertain", handed_over_at=now)
"""


def run(code: str) -> str:
    done = hotline("manage", "shell", "--no-imports", "-v0", "-c", code)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


async def test_a_citizens_text_is_taken_and_answered_by_text(browser: Browser, settings: Settings) -> None:
    number = fresh_number()
    reply = run(COMES.format(number=number, text=QUESTION))
    page = await look_on(browser, settings, AGENT, f"/inbox?kind=text&id=text-{reply}")
    panel = page.get_by_test_id("item-panel")
    await expect(panel).to_contain_text("领取后可查看", timeout=10 * SECOND)
    await page.get_by_test_id("item-take").click()
    await expect(page.get_by_test_id("dialogue-text")).to_contain_text(QUESTION)
    await page.get_by_test_id("text-answer").fill(ANSWER)
    await page.get_by_test_id("text-answer-send").click()
    await expect(page.get_by_test_id("dialogue-text")).to_have_count(2)

    async def arrived() -> bool | None:
        return await texts_to(settings, number) == [ANSWER] or None

    await until(arrived, 10)
    await expect(page.get_by_test_id("dialogue-state")).to_have_text("已发出", timeout=15 * SECOND)
    await photograph(page, "text-dialogue")


async def test_who_is_shown_an_uncertain_text_takes_it_as_sent(browser: Browser, settings: Settings) -> None:
    number = fresh_number()
    id = f"uncertain-{number}"
    run(UNCERTAIN.format(number=number, id=id))
    page = await look_on(browser, settings, LEADER, "/texts")
    await expect(page.get_by_test_id("texts-page")).to_contain_text("未接入运营商通道")
    row = page.locator(f'[data-text="{id}"]')
    await expect(row).to_contain_text("通知")
    await photograph(page, "text-lines")
    await row.get_by_test_id("uncertain-again").click()
    await expect(page.get_by_test_id("uncertain-again-dialog")).to_contain_text("可能收到两次")
    await page.keyboard.press("Escape")
    await row.get_by_test_id("uncertain-sent").click()
    await page.get_by_test_id("uncertain-sent-submit").click()
    await expect(row).to_have_count(0)


async def test_a_number_is_blacklisted_found_by_its_handle_and_taken_off(browser: Browser, settings: Settings) -> None:
    number = fresh_number()
    page = await look_on(browser, settings, LEADER, "/texts/barred")
    await page.get_by_test_id("barred-add").click()
    await page.get_by_test_id("blacklist-reason").select_option("骚扰、恶意回复")
    await page.get_by_test_id("blacklist-number").fill("12333")
    await page.get_by_test_id("blacklist-submit").click()
    await expect(page.get_by_test_id("blacklist-trouble")).to_be_visible()
    await page.get_by_test_id("blacklist-number").fill(number)
    await photograph(page, "text-blacklist")
    await page.get_by_test_id("blacklist-submit").click()
    await expect(page.get_by_test_id("blacklist-dialog")).to_have_count(0)
    await page.get_by_test_id("barred-number").fill(number)
    await page.keyboard.press("Enter")
    rows = page.get_by_test_id("barred-row")
    await expect(rows).to_have_count(1)
    await expect(rows).to_contain_text("黑名单")
    assert number not in page.url
    await photograph(page, "text-barred")
    await rows.get_by_test_id("barred-lift").click()
    await page.get_by_test_id("lift-reason").select_option("误加")
    await page.get_by_test_id("lift-submit").click()
    await expect(rows).to_have_count(0)


async def test_a_sheet_of_numbers_is_blacklisted_once_its_bad_row_is_mended(
    browser: Browser, settings: Settings
) -> None:
    numbers = [fresh_number() for _ in range(3)]
    page = await look_on(browser, settings, LEADER, "/texts/barred")
    await expect(page.get_by_test_id("barred-total")).to_be_visible()
    rows = page.get_by_test_id("barred-row")
    before = await rows.count()  # other tests have the same installation
    await page.get_by_test_id("barred-import").click()
    await page.get_by_test_id("blacklist-sheet-reason").select_option("机主要求不再发送")
    await page.get_by_test_id("blacklist-sheet-submit").click()
    await expect(page.get_by_test_id("blacklist-sheet-trouble")).to_have_text("请选择文件")
    await choose_sheet(page, [*numbers, "12333"])
    await page.get_by_test_id("blacklist-sheet-submit").click()
    await expect(page.get_by_test_id("blacklist-sheet-trouble")).to_contain_text("第5行")
    await photograph(page, "text-blacklist-sheet")
    await choose_sheet(page, numbers)
    await page.get_by_test_id("blacklist-sheet-submit").click()
    await expect(page.get_by_test_id("barred-done")).to_have_text("已加入黑名单 3 个号码")
    await expect(rows).to_have_count(before + 3)
    for left in (2, 1, 0):
        await rows.first.get_by_test_id("barred-lift").click()
        await page.get_by_test_id("lift-reason").select_option("误加")
        await page.get_by_test_id("lift-submit").click()
        await expect(rows).to_have_count(before + left)


async def test_a_sheet_tells_which_carrier_numbers_went_to(browser: Browser, settings: Settings) -> None:
    first, second = fresh_number(), fresh_number()
    page = await look_on(browser, settings, LEADER, "/texts/ported")
    await page.get_by_test_id("ported-import").click()
    await page.get_by_test_id("ported-sheet-reason").select_option("运营商提供的名单")
    await choose_sheet(page, [first], field="ported-sheet-file")
    await page.get_by_test_id("ported-sheet-submit").click()
    await expect(page.get_by_test_id("ported-sheet-trouble")).to_contain_text("缺少：运营商")
    await choose_sheet(page, [first, second], carrier="联通", field="ported-sheet-file")
    await photograph(page, "text-ported-sheet")
    await page.get_by_test_id("ported-sheet-submit").click()
    await expect(page.get_by_test_id("ported-done")).to_have_text("已导入 2 个携号转网号码")
    await page.get_by_test_id("ported-number").fill(second)
    await page.get_by_test_id("ported-number").press("Enter")
    await expect(page.get_by_test_id("ported-row")).to_have_count(1)
    await expect(page.get_by_test_id("ported-row")).to_contain_text("联通")
    await photograph(page, "text-ported")
    await page.get_by_test_id("ported-remove").click()
    await page.get_by_test_id("ported-removal-reason").select_option("机主已转回")
    await photograph(page, "text-ported-removal")
    await page.get_by_test_id("ported-removal-submit").click()
    await expect(page.get_by_test_id("ported-row")).to_have_count(0)


async def choose_sheet(
    page: Page, numbers: Sequence[str], *, carrier: str = "", field: str = "blacklist-sheet-file"
) -> None:
    heading = ("手机号码", "运营商") if carrier else ("手机号码",)
    sheet = workbook(heading, *((number, carrier)[: len(heading)] for number in numbers))
    await page.get_by_test_id(field).set_input_files(
        {"name": "名单.xlsx", "mimeType": "application/octet-stream", "buffer": sheet}
    )
