"""An administrator makes a kind of work order in the browser, without code, and a case runs through it."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from hotline.kernel.clock import beijing_day
from tests.e2e.desk_page import look_on
from tests.e2e.test_chatting import screenshot
from tests.sample_files import PDF, PROGRAM

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, REVIEWER, DISTRICT, CLIENT, ADMINISTRATOR = "1013", "4001", "6001", "8001", "9001"
BUILTIN = Path("deploy/workorders/appeal/flow.bpmn").read_text()
#: From nothing to a closed case, with everything that is tried and refused on the way.
FROM_NOTHING_SECONDS = 180
MODEL, SERVICES, DOCUMENT = "home-visit", "上门认证\n上门咨询", "户口簿.pdf"


async def add_field(page: Page, title: str, name: str, kind: str) -> None:
    await page.get_by_test_id("add-field-matter").click()
    part = page.get_by_test_id("field-panel").get_by_test_id
    await part("field-title").fill(title)
    await part("field-name").fill(name)
    await part("field-name").press("Tab")
    await expect(page.get_by_test_id(f"pick-{name}")).to_contain_text(title)
    await part("field-kind").select_option(kind)


async def design_form(page: Page) -> None:
    part = page.get_by_test_id("field-panel").get_by_test_id
    await add_field(page, "服务项目", "service", "choice")
    await part("field-options").fill(SERVICES)
    await part("field-options").press("Tab")
    await part("field-required").select_option("always")
    await add_field(page, "几位老人", "people", "integer")
    await part("field-minimum").fill("1")
    await part("field-minimum").press("Tab")
    await part("field-condition").select_option("service")
    await part("field-required").select_option("shown")
    await add_field(page, "证明材料", "papers", "file")
    await part("file-kind-pdf").check()
    await part("field-max-items").fill("2")
    await part("field-max-items").press("Tab")
    await part("field-required").select_option("always")
    await screenshot(page, "designer-file-field")
    preview = page.get_by_test_id("form-preview")
    await expect(preview.get_by_test_id("field-people")).to_be_hidden()
    await preview.get_by_test_id("field-service").select_option("上门认证")
    await expect(preview.get_by_test_id("field-people")).to_be_visible()


async def draw_flow(page: Page) -> None:
    """The answer is followed by a step of whoever opened the case, and only then by the end."""
    part = page.get_by_test_id
    await part("tab-flow").click()
    await page.locator("[data-element-id=register]").first.click()
    for name in ("service", "people", "papers"):
        await part(f"step-edits-{name}").check()
    await page.locator("[data-element-id=closed]").first.click()
    await page.locator(".djs-context-pad [data-action=delete]").click()
    await page.locator("[data-element-id=handled]").first.click()
    await page.locator(".djs-context-pad [data-action='append.append-task']").click()
    await page.keyboard.type("告知来电人")
    await page.locator(".djs-direct-editing-content").press("Enter")
    await part("step-to").select_option("creator")
    await part("step-state").fill("待告知")
    await part("step-state").press("Tab")
    await page.locator(".djs-context-pad [data-action='append.end-event']").click()
    # Icons that the drawing writes into the page itself, as its policy allows.
    for element in ("register", "handled"):
        await page.locator(f"[data-element-id={element}]").first.click(modifiers=["Shift"])
    await page.locator(".djs-context-pad [data-action=align-elements]").click()
    await expect(page.locator(".djs-popup svg").first).to_be_visible()
    await page.keyboard.press("Escape")
    await page.locator(".djs-connection[data-element-id^=Flow_]").first.click(force=True)
    await part("way-default").check()
    await expect(part("model-problems")).to_be_hidden()


async def set_dispatch_and_columns(page: Page) -> None:
    part = page.get_by_test_id
    await part("tab-dispatch").click()
    await part("dispatch-begin").click()
    await part("cell-0-district").fill("朝阳区")
    await part("cell-0-district").press("Tab")
    await part("cell-0-deadline").fill("3天")
    await part("cell-0-deadline").press("Tab")
    await part("dispatch-add-row").click()
    await part("cell-1-department").select_option("pension")
    await part("tab-times").click()
    await part("numbering").fill("SM{date}{n:4}")
    await expect(part("numbering-example")).to_contain_text("0001")
    # What the dispatch table says of terms is taken by a clock: the first one that is added takes it.
    await expect(part("model-problems")).to_contain_text("没有时限可由派发表修改")
    await part("add-clock").click()
    await expect(part("clock-0").get_by_label("派发表可修改")).to_be_checked()
    await expect(part("model-problems")).to_be_hidden()
    await part("tab-lists").click()
    await part("add-column").select_option("service")
    await part("reported-service").select_option("count")


async def walk_through(page: Page) -> None:
    """Unsaved as it is, and nobody hears of it."""
    part = page.get_by_test_id
    await part("tab-trial").click()
    await part("trial-start").click()
    await part("trial-outcome-submit").click()
    await expect(part("trial-trouble")).to_contain_text("填写有误")
    await part("field-summary").fill("老人行动不便，要上门认证")
    await part("field-service").select_option("上门认证")
    await part("field-people").fill("2")
    await part("field-district").select_option("朝阳区")
    await attach(page)
    await part("trial-outcome-submit").click()
    await expect(part("trial-department")).to_have_value("chaoyang")
    await part("trial-outcome-dispatch").click()
    await part("field-reply").fill("周五上门")
    await part("trial-outcome-reply").click()
    await expect(part("trial-state")).to_have_text("待告知")
    await page.get_by_role("button", name="完成").click()
    await expect(part("trial-state")).to_have_attribute("data-state", "closed")


async def open_case(browser: Browser, settings: Settings) -> Page:
    page = await look_on(browser, settings, AGENT, "/cases/new")
    part = page.get_by_test_id
    await page.get_by_label("工单类型").select_option(MODEL)
    await part("field-summary").fill("老人行动不便，要上门认证")
    await part("field-service").select_option("上门认证")
    await part("field-people").fill("2")
    await part("field-district").select_option("朝阳区")
    await part("outcome-submit").click()
    await expect(page.locator("[data-field=papers]").get_by_role("alert")).to_contain_text("必填")
    await attach(page)
    await screenshot(page, "case-entry-file-field")
    await part("outcome-submit").click()
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    await screenshot(page, "case-with-file-field")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await screenshot(page, "case-with-file-field-dark")
    await page.evaluate("document.documentElement.classList.remove('dark')")
    async with page.expect_download() as download:
        await part("case-form-file").get_by_role("link", name=DOCUMENT).click()
    assert (await (await download.value).path()).read_bytes() == PDF
    return page


async def attach(page: Page) -> None:
    """A file of another kind is refused with the form; a PDF is taken."""
    picker, files = page.get_by_test_id("form-file-picker"), page.get_by_test_id("form-file")
    await picker.set_input_files([{"name": DOCUMENT, "mimeType": "application/pdf", "buffer": PROGRAM}])
    coming = page.get_by_test_id("outgoing-file")
    await expect(coming.get_by_role("alert")).to_contain_text("不支持此类文件")
    await screenshot(page, "file-field-refused")
    await page.get_by_test_id("outgoing-drop").click()
    await picker.set_input_files([{"name": DOCUMENT, "mimeType": "application/pdf", "buffer": PDF}])
    await expect(files).to_contain_text(DOCUMENT)
    await expect(coming).to_have_count(0)


async def move_it_to_a_new_version(administrator: Page, client: Page) -> None:
    """Looked at first, then moved."""
    await administrator.get_by_test_id("model-name").fill("上门服务预约")
    await administrator.keyboard.press("Control+s")
    await expect(administrator.get_by_test_id("model-version")).to_have_text("第 3 版")
    await client.goto(f"/models/{MODEL}?tab=publish")
    part = client.get_by_test_id
    await part("model-publish").click()
    await expect(part("difference")).to_have_text("改动模型名称 上门服务 → 上门服务预约")
    await part("model-go-live-submit").click()
    await part("move-dry").click()
    await expect(part("moved-words")).to_have_text("1 张可换。")
    await part("move-go").click()
    await expect(part("moved-words")).to_have_text("换了 1 张。")


async def finish_case(browser: Browser, settings: Settings, page: Page) -> None:
    """Reviewed, dispatched as the table says, answered by the district, told to the caller by who opened it."""
    path = page.url.removeprefix(page.url.split("/cases")[0])
    reviewer = await look_on(browser, settings, REVIEWER, path)
    await expect(reviewer.get_by_test_id("case-department")).to_have_value("chaoyang")
    await reviewer.get_by_test_id("outcome-dispatch").click()
    await expect(reviewer.get_by_test_id("case-state")).to_have_attribute("data-state", "handling")
    district = await look_on(browser, settings, DISTRICT, path)
    await district.get_by_test_id("field-reply").fill("周五上午上门。")
    await district.get_by_test_id("outcome-reply").click()
    await expect(district.get_by_test_id("case-state")).to_have_text("待告知")
    await page.reload()
    await page.get_by_role("button", name="完成").click()
    await expect(page.get_by_test_id("case-state")).to_have_attribute("data-state", "closed")


async def test_an_administrator_makes_a_model_and_a_case_runs_through_it(browser: Browser, settings: Settings) -> None:
    began = time.monotonic()
    page = await look_on(browser, settings, ADMINISTRATOR, "/models")
    part = page.get_by_test_id
    await part("models-new").click()
    await expect(part("new-model-name")).to_be_focused()
    await part("new-model-name").fill("上门服务")
    await part("new-model-id").fill(MODEL)
    await part("new-model-submit").click()
    await design_form(page)
    await draw_flow(page)
    await set_dispatch_and_columns(page)
    await walk_through(page)
    await page.keyboard.press("Control+s")
    await expect(part("model-version")).to_have_text("第 2 版")

    client = await look_on(browser, settings, CLIENT, f"/models/{MODEL}?tab=publish")
    await client.get_by_test_id("model-publish").click()
    await expect(client.get_by_test_id("model-first")).to_have_text("首次发布。")
    await client.get_by_test_id("model-go-live-submit").click()
    await expect(client.get_by_test_id("model-state")).to_have_attribute("data-state", "published")
    case = await open_case(browser, settings)
    await move_it_to_a_new_version(page, client)
    await finish_case(browser, settings, case)
    assert time.monotonic() - began < FROM_NOTHING_SECONDS

    today = beijing_day(datetime.now(UTC))
    path = f"/api/workorders/statistics?model={MODEL}&start={today}&end={today}"
    counted = await (await client.request.get(origin_of(settings) + path)).json()
    assert [(each["name"], each["rows"]) for each in counted["columns"]] == [
        ("服务项目", [{"code": "上门认证", "name": "上门认证", "count": 1}])
    ]


def retold(drawing: str, id: str, was: str, now: str) -> str:
    """The element as another kind of element."""
    head, tail = drawing.split(f'<bpmn:{was} id="{id}"')
    return head + f'<bpmn:{now} id="{id}"' + tail.replace(f"</bpmn:{was}>", f"</bpmn:{now}>", 1)


def file(drawing: str, encoding: str = "utf-8") -> FilePayload:
    return {"name": "flow.bpmn", "mimeType": "application/xml", "buffer": drawing.encode(encoding)}


async def test_a_drawing_from_elsewhere_is_refused_by_the_names_of_what_cannot_be_run(
    browser: Browser, settings: Settings
) -> None:
    foreign = retold(retold(BUILTIN, "sign", "userTask", "scriptTask"), "checked", "exclusiveGateway", "complexGateway")
    page = await look_on(browser, settings, ADMINISTRATOR, "/models/appeal?tab=flow")
    part = page.get_by_test_id
    await expect(page.locator("[data-element-id=review]").first).to_be_visible()
    await part("flow-import").set_input_files(file(foreign))
    await part("problems-toggle").click()
    for named in ("“签收”是脚本任务，不支持", "“审核答复”是复杂网关，不支持"):
        await expect(part("problem").filter(has_text=named)).to_be_visible()
    await expect(page.locator("[data-element-id=sign].troubled")).to_be_visible()
    await part("problem").filter(has_text="“审核答复”是复杂网关").click()
    await expect(part("element-panel")).to_have_attribute("data-element", "checked")
    await expect(part("element-panel")).not_to_contain_text("checked")
    await part("model-undo").click()
    await expect(part("model-problems")).to_be_hidden()
    await part("model-redo").click()
    await expect(page.locator("[data-element-id=sign].troubled")).to_be_visible()
    await part("flow-import").set_input_files(file("<x/>"))
    await expect(part("flow-tab").get_by_role("alert")).to_contain_text("流程图无法打开")
    renamed = BUILTIN.replace('name="签收"', 'name="点收"', 1).replace('encoding="UTF-8"', 'encoding="GB18030"', 1)
    await part("flow-import").set_input_files(file(renamed, "gb18030"))
    await expect(page.locator("[data-element-id=sign]").first).to_contain_text("点收")


async def test_what_was_drawn_and_what_was_set_are_undone_in_one_order(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, ADMINISTRATOR, "/models/appeal?tab=lists")
    part, review = page.get_by_test_id, page.locator("[data-element-id=review]").first
    await part("add-column").select_option("contact_time")
    await part("tab-flow").click()
    await review.click()
    await page.locator(".djs-context-pad [data-action=delete]").click()
    await expect(review).to_be_hidden()
    await page.keyboard.press("Control+z")
    await expect(review).to_be_visible()
    await page.keyboard.press("Control+y")
    await expect(review).to_be_hidden()
    for _ in range(2):
        await part("model-undo").click()
    await expect(review).to_be_visible()
    await expect(part("model-dirty")).to_be_hidden()
    await part("tab-lists").click()
    await expect(part("reported-contact_time")).to_be_hidden()
