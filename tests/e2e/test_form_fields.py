"""A moment, an amount, a person and a table: designed into a form, filled in, read on page, list and paper."""

from pathlib import Path
from typing import Any

import pytest
import python_calamine
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import photograph
from tests.e2e.test_models import add_field

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, CLIENT, ADMINISTRATOR = "1013", "8001", "9001"
MODEL = "arrears-visit"
OWN = {"visit_at": "约访时间", "owed": "欠薪总额", "officer": "联系人员", "wages": "欠薪明细"}
SUMMARY = "三个月没有发工资，约定上门取证"
MOMENT, MONEY, PERSON = "2026-12-08 14:30", "21,600.50 元", "4001 卫平"
MONTHS = [("2026-09-01", "7200.5", "未发"), ("2026-10-01", "14400", "少发")]
TABLE = "1. 月份 2026-09-01，金额 7,200.50 元，情形 未发；2. 月份 2026-10-01，金额 14,400.00 元，情形 少发"


async def design(page: Page) -> None:
    part = page.get_by_test_id
    await add_field(page, OWN["visit_at"], "visit_at", "datetime")
    await add_field(page, OWN["owed"], "owed", "money")
    await add_field(page, OWN["officer"], "officer", "person")
    await add_field(page, OWN["wages"], "wages", "rows")
    for at, (title, kind) in enumerate((("月份", "date"), ("金额", "money"), ("情形", "choice"))):
        if at:
            await part("column-add").click()
        column = page.locator("[data-column]").nth(at)
        await column.get_by_test_id("column-title").fill(title)
        await column.get_by_test_id("column-kind").select_option(kind)
        await column.get_by_test_id("column-required").check()
    await part("column-options").fill("未发、少发")
    await part("column-options").press("Tab")
    await photograph(page, "designer-own-fields")


async def list_and_print(page: Page) -> None:
    """Who registers fills them in; they are columns of the list, and on paper."""
    part = page.get_by_test_id
    await part("tab-flow").click()
    await page.locator("[data-element-id=register]").first.click()
    for name in OWN:
        await part(f"step-edits-{name}").check()
    await part("tab-lists").click()
    for name in OWN:
        await part("add-column").select_option(name)
    block = part("lists-tab").locator(".part").first
    for title in OWN.values():
        await block.get_by_label(title, exact=True).check()
    await expect(part("model-problems")).to_be_hidden()
    await photograph(page, "designer-own-columns")


async def publish(browser: Browser, settings: Settings) -> None:
    client = await look_on(browser, settings, CLIENT, f"/models/{MODEL}?tab=publish")
    await client.get_by_test_id("model-publish").click()
    await client.get_by_test_id("model-go-live-submit").click()
    await expect(client.get_by_test_id("model-state")).to_have_attribute("data-state", "published")


async def fill_in(page: Page) -> None:
    """By hand, a wrong amount first."""
    part = page.get_by_test_id
    await page.get_by_label("工单类型").select_option(MODEL)
    await part("field-summary").fill(SUMMARY)
    await part("field-visit_at").fill("2026年12月8日 14:30")
    await part("field-visit_at").press("Tab")
    await expect(part("field-visit_at")).to_have_value(MOMENT)
    await part("field-owed").fill("两万多")
    await part("field-officer").fill("卫平")
    await part("field-officer").press("Tab")
    await expect(part("field-officer")).to_have_value(PERSON)
    for at, (month, amount, what) in enumerate(MONTHS):
        if at:
            await page.keyboard.press("Enter")
        row = part("rows-row").nth(at)
        await row.locator("[data-testid^=cell-]").nth(2).select_option(what)
        await row.locator("[data-testid^=cell-]").nth(0).fill(month)
        await row.locator("[data-testid^=cell-]").nth(1).fill(amount)
    await photograph(page, "case-entry-own-fields")
    await part("outcome-submit").click()
    await expect(page.locator("[data-field=owed]").get_by_role("alert")).to_have_text("请填数字")
    await photograph(page, "case-entry-wrong-amount")
    await part("field-owed").fill("21600.5")
    await expect(part("field-money")).to_have_text(MONEY)
    await part("outcome-submit").click()
    await expect(part("case-state")).to_have_attribute("data-state", "review")


async def read_on_the_page(page: Page) -> None:
    for name, text in (("visit_at", MOMENT), ("owed", MONEY), ("officer", PERSON)):
        await expect(page.locator(f"[data-part={name}] .value")).to_have_text(text)
    rows = page.get_by_test_id("rows-table").locator("tbody tr")
    await expect(rows).to_have_count(2)
    await expect(rows.first.locator("td")).to_have_text(["2026-09-01", "7,200.50 元", "未发"])
    await photograph(page, "case-own-fields")
    await page.get_by_test_id("case-print").click()
    paper = page.get_by_test_id("paper")
    for name, text in (("visit_at", MOMENT), ("owed", MONEY), ("officer", PERSON), ("wages", TABLE)):
        await expect(paper.get_by_role("row", name=OWN[name]).first).to_contain_text(text)
    await photograph(page, "paper-own-fields")


async def read_in_the_list(browser: Browser, settings: Settings) -> dict[str, Any]:
    """The row of the case in the workbook, by the heads of its columns."""
    page = await look_on(browser, settings, CLIENT, f"/cases?scope=all&model={MODEL}")
    row = page.locator("[data-case]").filter(has_text=SUMMARY)
    for text in (MOMENT, MONEY, PERSON):
        await expect(row).to_contain_text(text)
    await photograph(page, "cases-own-columns")
    async with page.expect_download() as taking:
        await page.get_by_test_id("cases-export").click()
    file = Path(await (await taking.value).path())
    heads, *lines = python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    (line,) = [each for each in lines if SUMMARY in each]
    return dict(zip(map(str, heads), line, strict=True))


async def test_a_moment_an_amount_a_person_and_a_table_go_from_the_designer_to_paper(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, ADMINISTRATOR, "/models")
    part = page.get_by_test_id
    await part("models-new").click()
    await part("new-model-name").fill("欠薪取证")
    await part("new-model-id").fill(MODEL)
    await part("new-model-submit").click()
    await design(page)
    await list_and_print(page)
    await page.keyboard.press("Control+s")
    await expect(part("model-version")).to_have_text("第 2 版")
    await publish(browser, settings)
    case = await look_on(browser, settings, AGENT, "/cases/new")
    await fill_in(case)
    await read_on_the_page(case)
    exported = await read_in_the_list(browser, settings)
    assert {title: exported[title] for title in OWN.values()} == {
        "约访时间": MOMENT, "欠薪总额": 21600.5, "联系人员": PERSON, "欠薪明细": TABLE,
    }  # fmt: skip
