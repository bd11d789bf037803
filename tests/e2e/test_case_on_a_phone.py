"""Work lists and a case on a phone, and a dispatch to a district without staff."""

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import choose_topic, look_on

pytestmark = [pytest.mark.real, pytest.mark.e2e]
AGENT, REVIEWER = "1013", "4002"
EMPLOYER, NOBODYS = "手机示例物流有限公司", "延庆区"


async def too_wide(page: Page) -> int:
    """By how many pixels the page must be pushed sideways."""
    return int(
        await page.evaluate(
            "(() => { const m = document.querySelector('main'); return m.scrollWidth - m.clientWidth })()"
        )
    )


async def test_a_case_is_found_reviewed_and_dispatched_on_a_phone(browser: Browser, settings: Settings) -> None:
    agent = await look_on(browser, settings, AGENT, "/cases/new")
    part = agent.get_by_test_id
    await part("field-kind").select_option("投诉")
    await choose_topic(agent, "拖欠")
    await part("field-summary").fill("物流公司拖欠司机工资")
    await part("field-employer").fill(EMPLOYER)
    await part("field-district").select_option(NOBODYS)
    await part("outcome-submit").click()
    await expect(part("case-state")).to_have_attribute("data-state", "review")
    await agent.goto(f"/cases?scope=opened&q={EMPLOYER}")
    await expect(agent.get_by_role("columnheader", name="单位")).to_be_visible()

    page = await look_on(browser, settings, REVIEWER, f"/cases?scope=claimable&q={EMPLOYER}")
    await page.set_viewport_size({"width": 390, "height": 844})
    part = page.get_by_test_id
    await expect(part("cases-row")).to_contain_text(EMPLOYER)
    await expect(part("cases-new")).to_be_in_viewport(ratio=1)
    assert await too_wide(page) == 0
    await part("cases-row").click()
    await expect(part("case-title")).to_be_in_viewport(ratio=1)
    assert await too_wide(page) == 0
    await part("outcome-pass").click()
    await expect(part("case-remark")).to_contain_text(f"派发表指向的“{NOBODYS}人力资源和社会保障局”暂无经办人，请另选")
    await part("case-department").select_option("labor-inspection")
    await part("case-deadline").fill("5个工作日")
    await part("outcome-dispatch").click()
    await expect(part("case-state")).to_have_attribute("data-state", "dispatched")
    steps = part("case-step")
    assert [(await step.inner_text()).split()[0] for step in await steps.all()][:3] == ["登记", "审核", "派发"]
    await part("case-title").scroll_into_view_if_needed()
    await expect(steps.last).to_be_in_viewport(ratio=0.9)
    await page.goto("/cases/new")
    await expect(part("field-summary")).to_be_visible()
    assert await too_wide(page) == 0
