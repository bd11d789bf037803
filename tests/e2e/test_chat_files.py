"""A citizen on a telephone and an agent at a desk send each other pictures and documents."""

import base64
import io

import pytest
from PIL import Image, ImageDraw
from PIL.Image import Exif
from playwright.async_api import Browser, FilePayload, Page, Route, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import grave_findings
from tests.e2e.test_chatting import begins, screenshot
from tests.installation import Installation
from tests.sample_files import PROGRAM, letter

pytestmark = [pytest.mark.real, pytest.mark.e2e]
#: Hands files to the page as a paste or a drop does.
CARRIED = """(target, {kind, name, type, base64}) => {
    const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))
    const data = new DataTransfer()
    data.items.add(new File([bytes], name, {type}))
    const event = kind === 'paste'
        ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
        : new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true})
    target.dispatchEvent(event)
}"""


def photograph(text: str) -> bytes:
    """A sheet of paper on a table, taken upright by a telephone that lies it on its side and notes where it was."""
    file, exif = io.BytesIO(), Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Fahrzeug"
    sheet = Image.new("RGB", (1600, 1200), "#7c6a58")
    drawing = ImageDraw.Draw(sheet)
    drawing.rectangle((200, 150, 1400, 1050), fill="#fbfaf5")
    for line in range(8):
        drawing.line((280, 260 + 90 * line, 1300 - 60 * (line % 3), 260 + 90 * line), fill="#3b3b3b", width=14)
    drawing.text((300, 180), text, fill="black", font_size=60)
    sheet.save(file, "JPEG", exif=exif)
    return file.getvalue()


def payload(name: str, content: bytes, type: str = "image/jpeg") -> FilePayload:
    return {"name": name, "mimeType": type, "buffer": content}


async def carry(page: Page, selector: str, kind: str, name: str, content: bytes, type: str) -> None:
    carried = {"kind": kind, "name": name, "type": type, "base64": base64.b64encode(content).decode()}
    await page.locator(selector).evaluate(CARRIED, carried)


async def test_a_photograph_and_a_form_go_both_ways_and_are_opened(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await begins(browser, settings)
    await expect(page.get_by_test_id("files-choose")).to_have_count(0)
    desk = await look_on(browser, settings, "1003", "/chats")
    await desk.get_by_test_id("chats-take").first.click(timeout=15_000)

    await page.get_by_test_id("files-picker").set_input_files([payload("工资条.jpg", photograph("2026-11"))])
    await expect(page.get_by_test_id("outgoing-file")).to_contain_text("工资条.jpg")
    await screenshot(page, "citizen-chose-a-picture")
    assert await grave_findings(page) == []
    await page.get_by_test_id("question").fill("这是我的工资条")
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("chat-mine").get_by_test_id("sent-file")).to_have_count(1)
    await expect(page.get_by_test_id("outgoing-file")).to_have_count(0)
    received = desk.get_by_test_id("chat-message").get_by_test_id("sent-file")
    await expect(received).to_have_count(1)
    await screenshot(page, "citizen-sent-a-picture")
    await received.click()
    image = desk.get_by_test_id("image-shown")
    await expect(image).to_be_visible()
    await expect(image).to_have_js_property("naturalHeight", 1600)
    await screenshot(desk, "agent-looks-at-the-picture")
    assert await grave_findings(desk) == []
    await desk.keyboard.press("Escape")
    await expect(desk.get_by_test_id("image-dialog")).to_have_count(0)

    await carry(desk, '[data-testid="chat-room"]', "drop", "申请表.docx", form := letter("劳动仲裁申请书"), "")
    await carry(desk, '[data-testid="chat-text"]', "paste", "填写示例.png", png(), "image/png")
    await expect(desk.get_by_test_id("outgoing-file")).to_have_count(2)
    await screenshot(desk, "agent-is-about-to-send")
    await desk.evaluate("document.documentElement.classList.add('dark')")
    await screenshot(desk, "agent-dark")
    await desk.get_by_test_id("chat-message").get_by_test_id("sent-file").click()
    await expect(desk.get_by_test_id("image-shown")).to_be_visible()
    await screenshot(desk, "agent-dark-picture")
    await desk.keyboard.press("Escape")
    await desk.evaluate("document.documentElement.classList.remove('dark')")
    assert await grave_findings(desk) == []
    await desk.get_by_test_id("chat-text").fill("请按示例填写")
    await desk.get_by_test_id("chat-text").press("Enter")
    from_agent = page.get_by_test_id("chat-theirs").get_by_test_id("sent-file")
    await expect(from_agent).to_have_count(2)
    await expect(from_agent.first).to_contain_text("申请表.docx")
    async with page.expect_download() as download:
        await from_agent.first.click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == form
    await from_agent.last.click()
    await expect(page.get_by_test_id("image-shown")).to_have_js_property("naturalWidth", 300)
    await screenshot(page, "citizen-looks-at-the-picture")
    await page.get_by_test_id("image-close").click()
    await page.reload()
    await expect(from_agent).to_have_count(2)
    await screenshot(page, "citizen-has-files")
    await page.get_by_test_id("large").click()
    await screenshot(page, "citizen-has-files-large")
    await page.get_by_test_id("large").click()
    await screenshot(desk, "agent-has-files")
    assert await grave_findings(page) == []
    await page.get_by_test_id("chat-end").click()


async def test_what_is_refused_or_breaks_off_says_so_beside_the_file_and_goes_once_when_sent_again(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await begins(browser, settings)
    desk = await look_on(browser, settings, "1003", "/chats")
    await desk.get_by_test_id("chats-take").first.click(timeout=15_000)
    waiting = page.get_by_test_id("outgoing-file")
    await page.get_by_test_id("files-picker").set_input_files([payload("照片.jpg", PROGRAM)])
    await page.get_by_test_id("send").click()
    await expect(waiting.get_by_role("alert")).to_contain_text("不支持此类文件")
    await screenshot(page, "citizen-is-refused")
    await page.get_by_test_id("outgoing-drop").click()
    await expect(waiting).to_have_count(0)

    async def cut(route: Route) -> None:
        await route.abort()

    await page.route("**/api/chat/files", cut)
    await page.get_by_test_id("files-picker").set_input_files([payload("合同.jpg", photograph("合同"))])
    await page.get_by_test_id("send").click()
    await expect(waiting.get_by_role("alert")).to_contain_text("网络已断开", timeout=15_000)
    await page.unroute("**/api/chat/files")
    await page.get_by_test_id("send").click()
    await expect(waiting).to_have_count(0)
    await expect(desk.get_by_test_id("chat-message").get_by_test_id("sent-file")).to_have_count(1)
    await page.get_by_test_id("chat-end").click()


async def test_the_file_of_a_chat_that_is_over_is_opened_by_who_says_why(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await begins(browser, settings)
    desk = await look_on(browser, settings, "1003", "/chats")
    await desk.get_by_test_id("chats-take").first.click(timeout=15_000)
    await page.get_by_test_id("files-picker").set_input_files([payload("证件.jpg", photograph("证件"))])
    await page.get_by_test_id("send").click()
    await expect(desk.get_by_test_id("chat-message").get_by_test_id("sent-file")).to_have_count(1)
    await desk.get_by_test_id("chat-finish").click()
    await desk.get_by_test_id("wrap-topic").fill("退休")
    await desk.get_by_test_id("wrap-topic").press("Enter")
    await desk.get_by_test_id("chat-finish-submit").click()
    await expect(page.get_by_test_id("chat-standing")).to_contain_text("咨询员结束了这次咨询")

    leader = await look_on(browser, settings, "2001", "/chats")
    await leader.get_by_test_id("chats-past").click()
    await leader.get_by_test_id("past-chats-row").first.click()
    file = leader.get_by_test_id("past-chat").get_by_test_id("sent-file")
    await expect(file).to_be_disabled()
    await expect(file).to_contain_text("查看原文后可打开")
    await screenshot(leader, "leader-may-not-open-yet")
    assert await grave_findings(leader) == []
    await leader.get_by_test_id("past-chat-reveal").click()
    await leader.get_by_test_id("past-chat-reason-reason").select_option("核查投诉")
    await leader.get_by_test_id("past-chat-reason-submit").click()
    await file.click()
    await expect(leader.get_by_test_id("image-shown")).to_have_js_property("naturalHeight", 1600)
    await screenshot(leader, "leader-opens-the-picture")


def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "#2a6fb0").save(file, "PNG")
    return file.getvalue()
