"""Pages around cases in the browser: filters and batches of the list, leave, departments, figures, print."""

import io
import random
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import Browser, FilePayload, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import choose_topic, look_on, seen_to
from tests.e2e.pages import photograph
from tests.sample_files import sound

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, LEADER, REVIEWER, SUPERVISION = "1013", "2001", "4002", "8001"
EMPLOYER = "批量示例物业有限公司"
UNREST = "三十人，小区门口，现在，讨薪，未报警"


def noise_image() -> bytes:
    """A real PNG: what only begins like one is refused."""
    made = io.BytesIO()
    Image.frombytes("L", (117, 117), random.Random(1).randbytes(117 * 117)).save(made, "PNG")
    return made.getvalue()


PNG = noise_image()
NOTES = "来电人赵先生，电话13800001055，在朝阳区望京的示例餐饮有限公司上班，三个月没发工资，要求回访"
THREAT = "来电人称再不解决就从单位楼顶跳下去，已站在楼顶，单位拖欠工资"


async def register(page: Page, what: str, employer: str = EMPLOYER) -> None:
    part = page.get_by_test_id
    await page.goto("/cases/new")
    await part("field-kind").select_option("投诉")
    await choose_topic(page, "拖欠")
    await part("field-summary").fill(what)
    await part("field-employer").fill(employer)
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")


async def mark_unrest(page: Page, level: str = "橙") -> None:
    part = page.get_by_test_id
    await part("deed-unrest").click()
    await part(f"unrest-{level}").check()
    await part("unrest-about").fill(UNREST)
    await part("unrest-submit").click()


async def test_two_at_once_then_marked_as_unrest_and_on_paper(browser: Browser, settings: Settings) -> None:
    agent = await look_on(browser, settings, AGENT, "/cases")
    for number in (1, 2):
        await register(agent, f"物业欠薪第{number}件")
    await agent.get_by_test_id("case-say").fill(f"@{REVIEWER}")
    await agent.get_by_test_id(f"mention-{REVIEWER}").click()
    await agent.get_by_test_id("case-say").press_sequentially("请先审")
    await agent.get_by_test_id("case-say").press("Enter")
    await expect(agent.get_by_test_id("case-course")).to_contain_text("提醒")

    page = await look_on(browser, settings, REVIEWER, f"/cases?scope=claimable&q={EMPLOYER}")
    part = page.get_by_test_id
    await expect(page.get_by_role("button", name="提到我的 1")).to_be_visible()
    await part("cases-views").click()
    await part("view-name").fill("物业的")
    await part("view-save").click()
    await part("view-物业的").click()
    await part("cases-choose-all").check()
    await expect(part("cases-batch")).to_contain_text("已选 2 张")
    await part("batch-pass").click()
    await part("batch-submit").click()
    await expect(part("batch-answer")).to_contain_text("全部成功")
    await part("batch-answer-back").click()

    # The agent's page is of before the review: whoever is late reads who was first, and looks again.
    await mark_unrest(agent)
    await expect(agent.get_by_test_id("unrest")).to_contain_text("改过这张工单")
    await agent.reload()
    await mark_unrest(agent)
    await expect(agent.get_by_test_id("case-unrest")).to_contain_text("橙")
    await agent.get_by_test_id("case-print").click()
    await expect(agent.get_by_test_id("paper")).to_contain_text(EMPLOYER)


async def test_others_in_the_matter_stay_masked_until_somebody_says_why_they_look(
    browser: Browser, settings: Settings
) -> None:
    agent = await look_on(browser, settings, AGENT, "/cases/new")
    part = agent.get_by_test_id
    for who, name, phone in (("同事", "李四", "13800000002"), ("其他", "错加的", "")):
        await part("party-add").click()
        await part("party-part").select_option(who)
        await part("party-name").fill(name)
        await part("party-phone").fill(phone)
        await part("party-submit").click()
    await part("party-drop").nth(1).click()
    await part("field-kind").select_option("投诉")
    await choose_topic(agent, "拖欠")
    await part("field-summary").fill("工友一起来反映的一件")
    await part("field-content").fill("三个月没有发工资，工地在朝阳，工头电话 13800000003")
    await agent.keyboard.press("Control+Enter")
    await expect(part("party-row")).to_contain_text("李* 138******02")

    page = await look_on(browser, settings, REVIEWER, agent.url.removeprefix(agent.url.split("/cases")[0]))
    part = page.get_by_test_id
    # Who works the case reads what was told without asking; only the numbers in it stay masked.
    content = page.locator("[data-part=content]")
    await expect(content).to_contain_text("三个月没有发工资，工地在朝阳，工头电话 138******03")
    button = content.get_by_test_id("caller-reveal")
    await expect(button).to_have_attribute("aria-label", "查看完整内容，将留痕")
    await part("party-add").click()
    await part("party-part").select_option("被反映人")
    await part("party-phone").fill("12")
    await part("party-submit").click()
    await expect(part("party-trouble")).to_contain_text("5 到 15 位")
    await part("party-phone").fill("010-63000000")
    await part("party-submit").click()
    rows = part("party-row")
    await expect(rows.nth(1)).to_contain_text("被反映人")
    await expect(rows.nth(1)).not_to_contain_text("63000000")
    await rows.nth(0).get_by_test_id("caller-reveal").click()
    await part("reveal-reason").first.click()
    await expect(rows.nth(0)).to_contain_text("李四 13800000002")
    await rows.nth(1).get_by_test_id("party-drop").click()
    await part("party-remove-submit").click()
    await expect(rows).to_have_count(1)
    await expect(part("case-course")).to_contain_text("移除相关人")


async def test_a_refusal_is_seen_where_the_eye_is(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, AGENT, "/cases/new")
    part = page.get_by_test_id
    await page.set_viewport_size({"width": 1280, "height": 560})
    await part("field-kind").select_option("投诉")
    await choose_topic(page, "拖欠")
    await part("field-summary").fill("欠薪，来电人电话 13800000007")
    await part("party-add").scroll_into_view_if_needed()
    await part("outcome-submit").click()
    await expect(part("new-case-trouble")).to_be_in_viewport(ratio=1)
    await expect(part("field-summary")).to_be_focused()
    await expect(page.locator("[data-field=summary] [role=alert]")).to_be_in_viewport(ratio=1)
    # Who is in another form than the refused one stays there.
    await part("field-summary").fill("欠薪")
    await page.route("**/api/workorders/cases", lambda route: route.abort())
    await part("field-employer").focus()
    await page.keyboard.press("Control+Enter")
    await expect(part("new-case-trouble")).to_contain_text("未送达")
    await expect(part("new-case-trouble")).to_be_in_viewport(ratio=1)
    await expect(part("field-employer")).to_be_focused()


async def test_figures_open_their_cases_and_the_house_is_kept(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, SUPERVISION, "/cases/statistics")
    part = page.get_by_test_id
    await expect(part("stat-total")).to_be_visible()
    await part("stat-total").click()
    await expect(part("cases-page")).to_be_visible()
    await expect(part("cases-drilled-start")).to_be_visible()

    await part("cases-tab-承办单位").click()
    await page.locator("[data-code=talent]").click()
    await part("department-deadline").fill("大概一周")
    await part("department-save").click()
    await expect(part("department-trouble")).to_contain_text("无法识别")
    await part("department-deadline").fill("5个工作日")
    await part("department-save").click()
    await expect(page.locator("[data-code=talent]")).to_contain_text("5个工作日")

    await part("cases-tab-代理").click()
    await part("leave-substitute").select_option("4001")
    await part("leave-save").click()
    await expect(part("leaves-row")).to_contain_text("代理中")
    await part("leave-end-4001").click()
    await expect(page.get_by_text("暂无代理")).to_be_visible()


async def test_a_confidential_case_leaves_the_lists_and_the_figures_of_others(
    browser: Browser, settings: Settings
) -> None:
    employer = "涉密示例科技有限公司"
    agent = await look_on(browser, settings, AGENT, "/cases")
    await register(agent, "举报人要求保密的一件", employer)
    path = agent.url.removeprefix(agent.url.split("/cases")[0])
    leader = await look_on(browser, settings, LEADER, f"/cases?scope=all&q={employer}")
    await expect(leader.get_by_test_id("cases-row")).to_have_count(1)

    page = await look_on(browser, settings, SUPERVISION, path)
    await page.get_by_test_id("deed-seal").click()
    await page.get_by_test_id("deed-reason-reason").select_option("涉及个人隐私")
    await page.get_by_test_id("deed-reason-submit").click()
    await expect(page.get_by_text("涉密", exact=True).first).to_be_visible()
    await page.goto(f"/cases?scope=all&q={employer}")
    await expect(page.get_by_test_id("cases-row")).to_have_count(1)
    await leader.reload()
    await expect(leader.get_by_test_id("cases-row")).to_have_count(0)
    await leader.goto(path)
    await expect(leader.get_by_text("未找到这张工单")).to_be_visible()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def content_of(path: Path) -> bytes:
    return path.read_bytes()


def large(path: Path) -> Path:
    """16 MB of nothing, on disk: the browser reads no more of it than its size."""
    with path.open("wb") as written:
        written.truncate(16 << 20)
    return path


async def test_files_are_added_refused_with_the_reason_saved_and_removed(
    browser: Browser, settings: Settings, tmp_path: Path
) -> None:
    page = await look_on(browser, settings, AGENT, "/cases")
    part = page.get_by_test_id
    await register(page, "带附件的一件", "附件示例有限公司")
    await expect(part("case-files")).to_contain_text("暂无附件")
    await part("file-picker").set_input_files([file("工资条.png", PNG), file("其实是程序.png", b"MZ\x90\x00" * 99)])
    await part("file-picker").set_input_files(large(tmp_path / "太大.pdf"))
    row = page.locator("[data-testid=file-row][data-name='工资条.png']")
    for text in ("图片", f"{len(PNG) / 1024:.1f} KB", AGENT, "今天"):
        await expect(row).to_contain_text(text)
    refused = page.locator("[data-testid=file-upload]")
    await expect(refused.filter(has_text="其实是程序.png")).to_contain_text("不支持此类文件")
    await expect(refused.filter(has_text="太大.pdf")).to_contain_text("超过 15.0 MB")
    for _ in range(2):
        await refused.first.get_by_test_id("file-drop").press("Enter")
    await expect(refused).to_have_count(0)

    async with page.expect_download() as saved:
        await row.get_by_test_id("file-save").press("Enter")
    download = await saved.value
    assert (download.suggested_filename, content_of(await download.path())) == ("工资条.png", PNG)

    await part("file-picker").set_input_files([file("现场录音.wav", sound(20))])
    recording = page.locator("[data-testid=file-row][data-name='现场录音.wav']")
    await recording.get_by_test_id("sound-play").click()
    await expect(recording.get_by_test_id("sound-play")).to_have_attribute("data-playing", "true")
    await expect(recording.get_by_role("link")).to_have_count(0)  # it is listened to, and not handed out
    await photograph(page, "case-files")
    await recording.get_by_test_id("sound-play").click()
    await expect(recording.get_by_test_id("sound-play")).to_have_attribute("data-playing", "false")
    await recording.get_by_test_id("file-remove").press("Enter")
    await part("file-remove-submit").click()

    await row.get_by_test_id("file-remove").press("Enter")
    await part("file-remove-submit").click()
    await expect(part("file-row")).to_have_count(0)
    await expect(part("file-add")).to_be_focused()
    await expect(part("case-course")).to_contain_text("移除附件")


async def test_what_the_notes_say_is_taken_into_the_form_with_its_words(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, AGENT, "/cases/new")
    part = page.get_by_test_id
    await part("case-notes").fill(NOTES)
    one = page.locator("[data-testid=element][data-element=employer]")
    await expect(one).to_contain_text("示例餐饮有限公司")
    await expect(part("notes-marked").locator("mark").first).to_be_visible()
    await one.get_by_test_id("element-take").click()
    await expect(part("field-employer")).to_have_value("示例餐饮有限公司")
    await expect(page.locator("[data-field=employer]").get_by_test_id("field-rests")).to_be_visible()
    await part("field-district").select_option("海淀区")
    await expect(page.locator("[data-testid=element][data-element=district]")).to_contain_text("不覆盖")
    await part("elements-all").click()
    await expect(part("field-phone")).to_have_value("13800001055")
    await expect(part("field-district")).to_have_value("海淀区")
    await expect(part("field-wants_follow_up")).to_be_checked()
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    await expect(page.locator("[data-part=phone]")).to_contain_text("138******55")


async def test_notes_that_sound_like_unrest_say_so_and_what_is_sealed_reaches_the_leader(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, AGENT, "/cases/new")
    part = page.get_by_test_id
    await part("case-notes").fill(THREAT)
    offered = page.locator("[data-testid=element][data-element=unrest]")
    await expect(offered).to_contain_text("红")
    await expect(offered).to_contain_text("依据：从单位楼顶跳下去")
    await offered.get_by_test_id("element-take").click()
    await expect(part("field-unrest")).to_have_value("红")
    await part("field-unrest").select_option("")
    await part("field-kind").select_option("投诉")
    await choose_topic(page, "拖欠")
    await part("field-summary").fill("单位拖欠工资")
    await part("field-content").fill(THREAT)
    await page.keyboard.press("Control+Enter")
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    number = (await page.locator(".number").inner_text()).split()[0]
    leader = await look_on(browser, settings, LEADER, "/alarms")
    alarm = leader.locator("tr[data-alarm]").filter(has_text=f"工单 {number} 疑似不稳定因素（红")
    await expect(alarm).to_contain_text("无人确认", timeout=10_000)
    await alarm.get_by_role("link", name="查看工单").click()
    await expect(leader.get_by_test_id("unrest-sayings")).to_contain_text("诉求内容")
    content = leader.locator("[data-part=content]")
    await content.get_by_test_id("caller-reveal").click()
    await leader.get_by_test_id("reveal-reason").first.click()
    await expect(content.locator("mark").first).to_have_text("从单位楼顶跳下去")
    await mark_unrest(leader, "红")
    await expect(leader.get_by_test_id("case-unrest")).to_contain_text("红")
    await leader.goto("/alarms")
    await expect(alarm).to_contain_text("已标为不稳定因素（红）", timeout=10_000)
    await seen_to(settings, "unrest_case", number)
    await leader.goto("/cases?scope=all&flag=unrest&order=newest")
    await expect(leader.locator(f"[data-number={number}]").get_by_test_id("row-unrest")).to_have_text("不稳定·红")
