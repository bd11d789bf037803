"""What asks for somebody reaches their bell, live: a case near its deadline, a promised ring, a leader's notice."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD, fresh_number, ring_in, seated, until
from tests.e2e.late_case import make_late

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT, LEADER, REVIEWER, HEAD, HANDLER = "1012", "2001", "4001", "5001", "5002"
DEPARTMENT = "pension"
VALUES = {
    "kind": "咨询",
    "topic": "wage-arrears",
    "employer": "示例公司",
    "district": "海淀区",
    "name": "李先生",
    "phone": "13800001033",
}
#: From the outbox to the bus, into the log, out of it to the bus again, to the page.
ARRIVES = 15_000
#: Besides, until the job that runs every minute.
WITHIN_A_MINUTE = 60_000 + ARRIVES


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
        case_detail = await self.desk.get(f"/api/workorders/cases/{case}")
        (step,) = (step for step in case_detail["tasks"] if any(one["code"] == outcome for one in step["outcomes"]))
        body = {"revision": case_detail["revision"], "outcome": outcome, **doing}
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
        in_hand: dict[str, Any] = await handler.finish(case["id"], "sign")
        return in_hand


async def open_notification(page: Page, case: dict[str, Any], text: str) -> Any:
    """The one about this case, in the drawer."""
    await expect(page.get_by_test_id("bell-unread")).to_be_visible(timeout=ARRIVES)
    await page.keyboard.press("Alt+i")
    one = page.get_by_test_id("notification").filter(has_text=case["number"]).filter(has_text=text)
    await expect(one).to_be_visible(timeout=ARRIVES)
    return one


async def test_a_case_near_its_deadline_reaches_the_handler_and_the_head_live(
    browser: Browser, settings: Settings
) -> None:
    case = await case_in_hand(settings, "咨询补缴年限认定")
    handler = await look_on(browser, settings, HANDLER, "/knowledge")
    head = await look_on(browser, settings, HEAD, "/cases")
    for page in (handler, head):
        await expect(page.get_by_test_id("bell")).to_be_visible()
    make_late(case["id"], "handle", "warned")

    for page in (handler, head):
        one = await open_notification(page, case, "办理时限临近")
        await expect(one).to_have_attribute("data-read", "false")
        await expect(page.get_by_test_id("notification-announced")).to_contain_text("办理时限临近")

    await opened_leads_to_the_case(handler, case)
    await stays_for_the_head_until_all_are_read(head)


async def opened_leads_to_the_case(page: Page, case: dict[str, Any]) -> None:
    one = page.get_by_test_id("notification").filter(has_text=case["number"]).filter(has_text="办理时限临近")
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
    await expect(page.get_by_test_id("notification-list")).to_contain_text("全部已读")


async def promised_ring(settings: Settings, phone: Phone) -> str:
    """An agent promises a caller to ring in two minutes; the entry of the call-back list."""
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0", number=fresh_number())
        _, call = await seat.take()
        due = datetime.now(UTC) + timedelta(minutes=2)
        entry = await seat.desk.post("/api/callbacks", call=call, due_at=due.isoformat())
        await caller.hang_up()
        await seat.finish(call)
        return str(entry["id"])


async def test_a_promised_ring_reaches_whoever_promised_it_and_leads_to_the_list(
    browser: Browser, phone: Phone, settings: Settings
) -> None:
    entry = await promised_ring(settings, phone)
    page = await look_on(browser, settings, AGENT, "/knowledge")
    await page.get_by_test_id("bell").click()
    one = page.get_by_test_id("notification").filter(has_text="约定回拨到时")
    await expect(one).to_be_visible(timeout=WITHIN_A_MINUTE)
    await one.get_by_test_id("notification-open").click()
    await expect(page.get_by_test_id("callback-panel")).to_be_visible()
    assert page.url.endswith(f"/callbacks?id={entry}")
    async with Desk(origin_of(settings), AGENT, PASSWORD) as desk:
        await desk.post(f"/api/callbacks/{entry}/take")
        await desk.post(f"/api/callbacks/{entry}/close", reason="来电人已办妥")


async def test_a_leaders_notice_is_in_the_bell_and_opened_there_it_is_read(
    browser: Browser, settings: Settings
) -> None:
    page = await look_on(browser, settings, AGENT, "/knowledge")
    body = {"text": "十六点核对排班", "important": False, "minutes": 30, "audience": "agents", "meant": [AGENT]}
    async with Desk(origin_of(settings), LEADER, PASSWORD) as leader:
        notice = (await leader.post("/api/live/notices", **body))["id"]
        await page.get_by_test_id("bell").click()
        one = page.get_by_test_id("notification").filter(has_text="十六点核对排班")
        await expect(one).to_be_visible(timeout=ARRIVES)
        await one.get_by_test_id("notification-open").click()

        async def read() -> bool | None:
            rows = (await leader.get("/api/live/notices"))["rows"]
            (receipt,) = next(row["receipts"] for row in rows if row["id"] == notice)
            return True if receipt["read_at"] else None

        await until(read)
        await leader.post(f"/api/live/notices/{notice}/withdraw")


async def test_one_chooses_what_one_receives(browser: Browser, settings: Settings) -> None:
    page = await look_on(browser, settings, HANDLER, "/cases")
    await page.get_by_test_id("bell").click()
    await page.get_by_test_id("notification-settings-open").click()
    await expect(page.get_by_test_id("choice-case.deadline")).to_contain_text("必收")
    mention = page.get_by_test_id("choice-case.mention").get_by_role("checkbox").first
    async with page.expect_response(lambda answer: "preferences" in answer.url and answer.request.method == "PUT"):
        await mention.uncheck()
    await page.reload()
    await page.get_by_test_id("bell").click()
    await page.get_by_test_id("notification-settings-open").click()
    await expect(mention).not_to_be_checked()
    await mention.check()
    await page.keyboard.press("Escape")
    await expect(page.get_by_test_id("notification-drawer")).to_be_hidden()
