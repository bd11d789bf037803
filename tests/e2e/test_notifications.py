"""A case near its deadline reaches the bell of who handles it and of the department's head, live, wherever they are."""

from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD
from tests.e2e.late_case import make_late

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, REVIEWER, HEAD, HANDLER = "1012", "4001", "5001", "5002"
DEPARTMENT = "pension"
MATTER = {
    "kind": "咨询",
    "topic": "wage-arrears",
    "employer": "示例公司",
    "district": "海淀区",
    "name": "李先生",
    "phone": "13800001033",
}
#: From the outbox to the bus, into the log, out of it to the bus again, to the page.
ARRIVES = 15_000


class Clerk:
    """Somebody who deals with cases over the API."""

    def __init__(self, settings: Settings, number: str) -> None:
        self.desk = Desk(origin_of(settings), number, PASSWORD)

    async def __aenter__(self) -> "Clerk":
        await self.desk.__aenter__()
        return self

    async def __aexit__(self, *error: Any) -> None:
        await self.desk.__aexit__(None, None, None)

    async def finish(self, case: str, outcome: str, **doing: Any) -> dict[str, Any]:
        whole = await self.desk.get(f"/api/workorders/cases/{case}")
        (step,) = (step for step in whole["tasks"] if any(one["code"] == outcome for one in step["outcomes"]))
        body = {"revision": whole["revision"], "outcome": outcome, **doing}
        done: dict[str, Any] = await self.desk.post(f"/api/workorders/cases/{case}/tasks/{step['id']}/done", **body)
        return done


async def case_in_hand(settings: Settings, summary: str) -> dict[str, Any]:
    """Registered, reviewed, dispatched to the department, signed for by the handler."""
    async with Clerk(settings, AGENT) as agent:
        values = {
            "kind": "咨询",
            "topic": "wage-arrears",
            "summary": summary,
            "employer": "示例公司",
            "district": "海淀区",
        }
        values |= {"name": "李先生", "phone": "13800001033"}
        case = await agent.desk.post("/api/workorders/cases", model="appeal", values=values, outcome="submit")
    async with Clerk(settings, REVIEWER) as reviewer:
        await reviewer.finish(case["id"], "pass")
        await reviewer.finish(case["id"], "dispatch", department=DEPARTMENT)
    async with Clerk(settings, HANDLER) as handler:
        signed: dict[str, Any] = await handler.finish(case["id"], "sign")
        return signed


async def opens_bell(page: Page, case: dict[str, Any], says: str) -> Any:
    """The one about this case, in the drawer."""
    await expect(page.get_by_test_id("bell-unread")).to_be_visible(timeout=ARRIVES)
    await page.keyboard.press("Alt+i")
    one = page.get_by_test_id("notification").filter(has_text=case["number"]).filter(has_text=says)
    await expect(one).to_be_visible(timeout=ARRIVES)
    return one


async def test_a_case_near_its_deadline_reaches_the_handler_and_the_head_live(
    browser: Browser, settings: Settings
) -> None:
    case = await case_in_hand(settings, "咨询补缴年限认定")
    handler = await look_on(browser, settings, HANDLER, "/knowledge", has_desk=False)
    head = await look_on(browser, settings, HEAD, "/cases", has_desk=False)
    for page in (handler, head):
        await expect(page.get_by_test_id("bell")).to_be_visible()
    make_late(case["id"], "handle", "warned")

    for page in (handler, head):
        one = await opens_bell(page, case, "办理时限快到")
        await expect(one).to_have_attribute("data-read", "false")
        await expect(page.get_by_test_id("notification-announced")).to_contain_text("办理时限快到")

    await opened_leads_to_the_case(handler, case)
    await stays_for_the_head_until_all_are_read(head)


async def opened_leads_to_the_case(page: Page, case: dict[str, Any]) -> None:
    one = page.get_by_test_id("notification").filter(has_text=case["number"]).filter(has_text="办理时限快到")
    await one.get_by_test_id("notification-open").click()
    await expect(page.get_by_test_id("case-title")).to_be_visible()
    assert page.url.endswith(f"/cases/{case['id']}")
    await expect(page.get_by_test_id("notification-drawer")).to_be_hidden()
    await page.keyboard.press("Alt+i")
    await expect(one).to_have_attribute("data-read", "true")


async def stays_for_the_head_until_all_are_read(page: Page) -> None:
    await expect(page.get_by_test_id("bell-unread")).to_be_visible()
    await page.get_by_test_id("notifications-read-all").click()
    await expect(page.get_by_test_id("bell-unread")).to_be_hidden(timeout=ARRIVES)
    await page.get_by_test_id("notifications-unread").click()
    await expect(page.get_by_test_id("notification-list")).to_contain_text("都读过了")


async def test_one_chooses_what_one_receives(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, HANDLER, "/cases", has_desk=False)
    await page.get_by_test_id("bell").click()
    await page.get_by_test_id("notification-settings-open").click()
    await expect(page.get_by_test_id("choice-case.deadline")).to_contain_text("必收")
    mention = page.get_by_test_id("choice-case.mention").get_by_role("checkbox").first
    await mention.uncheck()
    await page.reload()
    await page.get_by_test_id("bell").click()
    await page.get_by_test_id("notification-settings-open").click()
    await expect(mention).not_to_be_checked()
    await mention.check()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("notification-drawer")).to_be_hidden()
