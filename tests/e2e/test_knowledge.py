"""An article changed in real browsers: one drafts, another reviews, the client publishes, an agent reads, objects."""

import re

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]

EDITOR, REVIEWER, CLIENT, AGENT = "4101", "4102", "8001", "1001"
CODE = "arb-duration"
CONCLUSION = "仲裁委受理后四十五天内要结案，案情复杂的可以再延长十五天。"
#: What somebody may paste, and what of it is kept.
PASTED = '<p onclick="x()">逾期没有裁决的，<strong>可以去法院起诉</strong>。<script>window.hacked = 1</script></p>'
UNCHANGED = "逾期没有裁决的，可以去法院起诉。"
PASTE = """(node, html) => {
    const data = new DataTransfer();
    data.setData('text/html', html);
    node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}"""


async def at(browser: Browser, settings: Settings, number: str, path: str) -> Page:
    return await look_on(browser, settings, number, path)


async def draft(page: Page) -> None:
    """The conclusion anew, a passage pasted in, saved and handed on."""
    await expect(page.get_by_test_id("field-conclusion")).not_to_have_value("")
    await page.get_by_test_id("field-conclusion").fill(CONCLUSION)
    details = page.get_by_test_id("field-details")
    await details.click()
    await page.keyboard.press("End")
    await page.keyboard.press("Enter")
    await details.evaluate(PASTE, PASTED)
    await expect(details).to_contain_text(UNCHANGED)
    await page.get_by_test_id("field-note").fill("补上逾期怎么办")
    await page.keyboard.press("Control+s")
    await expect(page.get_by_test_id("editor-standing")).to_have_text("已保存")
    await page.get_by_test_id("editor-differences").click()
    await expect(page.locator('[data-field="conclusion"] ins')).to_have_text(CONCLUSION)
    await page.get_by_test_id("editor-submit").click()
    await expect(page.get_by_test_id("version-review")).to_have_attribute("data-state", "in_review")


async def do(page: Page, act: str, state: str) -> None:
    await page.get_by_test_id(f"act-{act}").click()
    await page.get_by_test_id("act-do").click()
    await expect(page.get_by_test_id("version-review")).to_have_attribute("data-state", state)


async def test_an_article_is_drafted_reviewed_published_read_and_answered_back(
    browser: Browser, settings: Settings
) -> None:
    editor = await at(browser, settings, EDITOR, f"/knowledge/edit/{CODE}")
    await draft(editor)
    await expect(editor.get_by_test_id("act-approve")).to_have_count(0)

    reviewer = await at(browser, settings, REVIEWER, "/knowledge/work")
    await reviewer.locator(f'[data-code="{CODE}"]').click()
    await expect(reviewer.locator('[data-field="details"] ins')).to_have_text(UNCHANGED)
    await do(reviewer, "approve", "approved")
    await expect(reviewer.get_by_test_id("act-publish")).to_have_count(0)

    client = await at(browser, settings, CLIENT, "/knowledge/work?state=approved")
    await client.locator(f'[data-code="{CODE}"]').click()
    await do(client, "publish", "published")

    agent = await at(browser, settings, AGENT, f"/knowledge?id={CODE}")
    await expect(agent.get_by_test_id("article-conclusion")).to_have_text(CONCLUSION)
    passage = agent.locator('[data-passage^="details/"]').filter(has_text=UNCHANGED)
    await expect(passage.locator("strong")).to_have_text("可以去法院起诉")
    assert await agent.evaluate("window.hacked") is None
    await agent.context.grant_permissions(["clipboard-read", "clipboard-write"])
    await agent.keyboard.press("Alt+c")
    spoken = await agent.get_by_test_id("article-spoken").inner_text()
    await expect(agent.get_by_test_id("article-copy")).to_contain_text("已复制")
    assert await agent.evaluate("navigator.clipboard.readText()") == spoken

    await agent.get_by_test_id("article-feedback").click()
    await agent.get_by_test_id("feedback-unclear").click()
    await agent.get_by_test_id("feedback-words").fill("没写十五天从哪天算起")
    await agent.get_by_test_id("feedback-submit").click()
    await expect(agent.get_by_test_id("feedback-given")).to_contain_text(re.compile(r"\d{4}-\d\d-\d\d 前答复"))

    await editor.goto("/knowledge/feedback")
    await editor.locator(f'tr[data-code="{CODE}"]').click()
    await expect(editor.get_by_test_id("feedback-panel")).to_contain_text("没写十五天从哪天算起")
    await editor.get_by_test_id("feedback-answer").fill("从批准延期那天算起，下一版写上")
    await editor.get_by_test_id("feedback-changed").click()
    await expect(editor.locator(f'tr[data-code="{CODE}"]')).to_have_count(0)

    await agent.goto("/knowledge/feedback")
    await agent.locator(f'tr[data-code="{CODE}"]').click()
    await expect(agent.get_by_test_id("feedback-answered")).to_contain_text("下一版写上")


async def test_what_has_to_be_read_is_on_the_desk_until_it_is_confirmed(browser: Browser, settings: Settings) -> None:
    editor = await at(browser, settings, EDITOR, "/knowledge/versions/pension-min-years?version=1")
    await editor.get_by_test_id("version-require").click()
    await editor.get_by_test_id("require-group-早班一组").check()
    await editor.get_by_test_id("require-reason").fill("二〇三〇年起年限变了")
    await editor.get_by_test_id("require-submit").click()
    await expect(editor.get_by_test_id("require")).to_have_count(0)

    agent = await at(browser, settings, AGENT, "/desk")
    await expect(agent.get_by_test_id("must-read")).to_contain_text("二〇三〇年起年限变了")
    await agent.get_by_test_id("must-read-open").click()
    await expect(agent.get_by_test_id("article-title")).to_be_visible()
    await agent.go_back()
    await agent.get_by_test_id("must-read-confirm").click()
    await expect(agent.get_by_test_id("must-read")).to_have_count(0)

    await editor.goto("/knowledge/readings")
    await editor.get_by_test_id("knowledge-readings-row").first.click()
    await expect(editor.locator('[data-testid="receipt"][data-read="true"]')).to_contain_text(AGENT)
