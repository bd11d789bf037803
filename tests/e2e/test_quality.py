"""From a plan to K13's register: drawn, inspected by keys alone, appealed, graded again, arbitrated, confirmed."""

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from playwright.async_api import Browser, Page, expect

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure import transcripts
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.key_service.client import KeyServiceClient
from hotline.infrastructure.settings import Settings
from hotline.infrastructure.transcripts import Phrase, Transcribing, TranscribingState, Transcript
from hotline.kernel.sealed import Place, Sealed
from tests.e2e.desk_page import answered_at_home, give_reason, look_on, open_desk
from tests.e2e.floor import PASSWORD, fresh_number, until
from tests.e2e.inspected import AGENT, CLIENT, INSPECTOR, LEADER, OTHERS, SECOND, pictures, planned, talked

pytestmark = [pytest.mark.real, pytest.mark.e2e]


#: The agent promises a result in the sixth second.
TALK = (
    (False, 0, 3_000, "您好，12333，请讲。"),
    (True, 3_500, 5_500, "我想问失业金多久之内要申领"),
    (False, 6_000, 9_000, "您放心，我保证给您办下来。"),
    (True, 9_500, 11_000, "好的谢谢"),
)


async def written_down(settings: Settings, call: str) -> None:
    """The call has a transcript, as a transcriber leaves it behind."""
    talk = Transcript(f"{call}.1.raw", datetime.now(UTC), (AGENT,), tuple(Phrase(*each) for each in TALK), is_over=True)
    async with Bus(settings, "test") as bus:
        keys = KeyServiceClient(settings.sealing_dir)
        text = keys.seal(msgspec.json.encode(talk).decode(), "…", Place(transcripts.about(call), "text"))
        await bus.bucket(transcripts.BUCKET, Sealed).put(call, text)
        states = bus.bucket(transcripts.STATES, Transcribing)
        await states.put(call, Transcribing(call, AGENT, TranscribingState.OVER))
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as reader:

        async def is_stored() -> bool | None:
            return True if (await reader.post(f"/api/calls/{call}/transcript", reason="质检"))["stored"] else None

        await until(is_stored, 90)


async def machine_answered_by_keys(page: Page) -> None:
    """A proposal is played, taken by a key and turned down again; it grades nothing by itself."""
    promise = page.get_by_test_id("hint-no_promise_of_result")
    await expect(promise).to_contain_text("保证")
    await expect(promise).to_have_attribute("data-result", "fail")
    row = page.get_by_test_id("grade-no_promise_of_result")
    await expect(row).to_have_attribute("data-grade", "")
    await row.click()
    await page.keyboard.press("t")
    await expect(row).to_have_attribute("data-grade", "fail")
    await expect(page.get_by_test_id("grade-no_promise_of_result-play")).to_contain_text("00:06")
    await pictures(page, "proposals")
    await row.click()
    await page.keyboard.press("x")
    await expect(row).to_have_attribute("data-grade", "")
    await expect(promise).to_have_attribute("data-answer", "declined")
    for _ in range(20):
        await page.keyboard.press("ArrowUp")


async def results_page(page: Page) -> None:
    """What is inspected so far, and nothing claimed of strata that have none."""
    await page.goto("/quality/plans")
    await page.get_by_test_id("plan-row").first.get_by_role("link").click()
    await page.get_by_test_id("plan-results").click()
    await expect(page.get_by_test_id("results-groups")).to_contain_text(AGENT, timeout=10 * SECOND)
    await expect(page.get_by_test_id("results-items")).to_contain_text("问候报号")
    await pictures(page, "results")


async def machine_page(page: Page) -> None:
    """Hidden by default is what the machine does not find; a switch hides another."""
    await page.goto("/quality/machine")
    await expect(page.get_by_test_id("machine-conclusion_first")).to_have_text("已隐藏")
    await page.get_by_test_id("machine-empathy").click()
    await expect(page.get_by_test_id("machine-empathy")).to_have_text("已隐藏")
    await pictures(page, "machine")
    await page.get_by_test_id("machine-empathy").click()
    await expect(page.get_by_test_id("machine-empathy")).to_have_text("提示中")


async def standard_published(page: Page, settings: Settings, browser: Browser) -> None:
    """A second version: written, tried on the call that was just inspected, submitted, published by another person."""
    await page.goto("/quality/standards")
    await expect(page.get_by_test_id("standard-content")).to_contain_text("政策准确", timeout=10 * SECOND)
    await pictures(page, "standards")
    await page.get_by_test_id("standard-begin").click()
    await expect(page.get_by_test_id("draft-stage")).to_have_text("起草中", timeout=10 * SECOND)
    await page.get_by_test_id("item-0-0-weight").fill("3")
    await expect(page.get_by_test_id("draft-total")).to_have_text("合计 98 分，须为 100 分")
    await page.get_by_test_id("draft-submit").click()
    await expect(page.get_by_test_id("draft-error")).to_have_text("各项分值合计须为 100 分，现为 98 分")
    await page.get_by_test_id("section-0-add").click()
    added = page.get_by_test_id("section-0").locator(".item").last
    await added.locator(".name").fill("称呼得体")
    await added.locator(".weight input").fill("2")
    await added.get_by_role("textbox", name="正例（选填）").fill("王女士，您好")
    await page.get_by_test_id("draft-note").fill("加称呼得体，问候减 2 分")
    await pictures(page, "standard-draft")
    await page.keyboard.press("Control+s")
    await expect(page.get_by_test_id("draft-unsaved")).to_have_count(0, timeout=10 * SECOND)
    await expect(page.get_by_test_id("draft-changes")).to_contain_text("称呼得体 新增（2 分）")
    await page.get_by_test_id("trial-choose").click()
    await page.get_by_test_id("trial-call").first.click()
    await expect(page.get_by_test_id("trial-score")).to_have_text("未评 1 项", timeout=10 * SECOND)
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("trial-error")).to_have_text("还有 1 项未评分")
    await page.keyboard.press("1")
    await pictures(page, "standard-trial")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("draft-trials")).to_be_visible(timeout=10 * SECOND)
    await page.get_by_test_id("draft-submit").click()
    await page.get_by_test_id("draft-submit-submit").click()
    await expect(page.get_by_test_id("draft-stage")).to_have_text("待发布", timeout=10 * SECOND)
    publisher = await look_on(browser, settings, CLIENT, "/quality/standards/call/draft")
    await expect(publisher.get_by_test_id("draft-changes")).to_contain_text("称呼得体")
    await pictures(publisher, "standard-review")
    await publisher.get_by_test_id("draft-publish").click()
    await publisher.get_by_test_id("draft-publish-submit").click()
    row = publisher.get_by_test_id("standard-row").first
    await expect(row).to_have_attribute("data-stage", "published", timeout=10 * SECOND)
    await pictures(publisher, "standards-two")


async def inspected_by_keys(page: Page, call: str) -> str:
    """From the list to the next call, without the mouse once the form is open."""
    async with Desk(origin_of_page(page), INSPECTOR, PASSWORD) as reader:
        rows = (await reader.get("/api/quality/inspections"))["rows"]
    inspection = next(each["id"] for each in rows if each["call"] == call)
    await page.goto(f"/quality/work/{inspection}")
    await expect(page.get_by_test_id("player-play")).to_be_visible(timeout=10 * SECOND)
    await machine_answered_by_keys(page)
    await page.keyboard.press(" ")
    await expect(page.get_by_test_id("player-play")).to_have_attribute("data-playing", "true")
    await expect(page.get_by_test_id("player-time")).to_contain_text("00:02", timeout=10 * SECOND)
    await page.keyboard.press("2")
    await expect(page.get_by_test_id("grade-greeting")).to_have_attribute("data-grade", "fail")
    await expect(page.get_by_test_id("grade-greeting-play")).to_be_visible()
    await page.keyboard.press("c")
    await page.keyboard.type("未报工号")
    await page.keyboard.press("Escape")
    await page.keyboard.press(" ")
    await pictures(page, "form")
    await expect(page.get_by_test_id("quality-saved")).to_have_text("草稿已保存", timeout=5 * SECOND)
    await page.reload()
    await expect(page.get_by_test_id("grade-greeting")).to_have_attribute("data-grade", "fail")
    await expect(page.get_by_test_id("grade-greeting-comment")).to_have_value("未报工号")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_test_id("quality-error")).to_have_text("还有 18 项未评分")
    for _ in range(3):
        await page.keyboard.press("1")
    await page.keyboard.press("2")
    await expect(page.get_by_test_id("quality-score")).to_have_text("红线 0 分")
    await page.keyboard.press("ArrowDown")
    for _ in range(14):
        await page.keyboard.press("1")
    await expect(page.get_by_test_id("grade-wrapup_summary_right")).to_have_attribute("data-grade", "pass")
    await pictures(page, "complete")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(f'[data-testid="quality-inspect-page"][data-inspection="{inspection}"]')).to_have_count(
        0, timeout=10 * SECOND
    )
    return str(inspection)


async def appealed(page: Page, inspection: str) -> None:
    """The agent sees the score and the seconds, and appeals what crossed the red line."""
    await page.locator(f'[data-inspection="{inspection}"] a').click()
    await expect(page.get_by_test_id("own-score")).to_have_text("0 分")
    await pictures(page, "own")
    await page.get_by_test_id("own-policy_correct-begin").click()
    await give_reason(page, "appeal", "答复与条目一致")
    await expect(page.get_by_test_id("own-policy_correct-appeal")).to_have_text("申诉复核中")
    await pictures(page, "own-appealed")


async def reviewed(settings: Settings) -> None:
    """Whoever of the other inspectors has it finds the answer right."""
    for number in OTHERS:
        async with Desk(origin_of(settings), number, PASSWORD) as desk:
            for row in (await desk.get("/api/quality/appeals"))["review"]:
                assert "first" not in row
                await desk.post(f"/api/quality/appeals/{row['id']}/review", grade="pass", comment="与条目一致")
                return
    raise AssertionError("nobody got the appeal")


async def arbitrated(page: Page) -> None:
    row = page.get_by_test_id("appeal-arbitration")
    await expect(row).to_contain_text("初评不通过")
    await row.get_by_test_id("appeal-fail").click()
    await row.get_by_test_id("appeal-comment").fill("条目当日为 60 日")
    await pictures(page, "arbitration")
    await row.get_by_test_id("appeal-submit").click()
    await expect(row).to_have_count(0)


async def confirmed(page: Page, inspection: str) -> None:
    """A second person confirms the wrong answer, and writes what is right, out of the article."""
    row = page.locator(f'[data-testid="wrong-row"][data-inspection="{inspection}"]')
    await expect(row).to_be_visible()
    await pictures(page, "wrong")
    await row.get_by_test_id("wrong-confirm").click()
    await page.get_by_test_id("wrong-article").fill("失业金")
    await page.get_by_test_id("wrong-choice").first.click(timeout=10 * SECOND)
    await expect(page.get_by_test_id("wrong-right")).not_to_have_value("")
    await give_reason(page, "wrong-decide", "与当日条目抵触")
    await expect(page.get_by_test_id("wrong-refusal")).to_have_text("请填写答错内容和正确答复")
    await page.get_by_test_id("wrong-mistake").fill("失业金随时可以申领")
    await pictures(page, "wrong-decide")
    await page.get_by_test_id("wrong-decide-submit").click()
    await expect(row).to_have_count(0)
    await page.get_by_test_id("wrong-confirmed").click()
    await expect(row.get_by_test_id("wrong-callback")).to_contain_text("待回访")
    await expect(row.get_by_test_id("wrong-task")).to_have_attribute("data-done", "false")
    await expect(row.get_by_test_id("wrong-hint")).to_contain_text("待答复")
    await pictures(page, "wrong-confirmed")


async def learnt(page: Page, inspection: str) -> None:
    """The agent finds the right answer at the own result, and has read the article."""
    await expect(page.get_by_test_id("own-wrong")).to_contain_text("失业金随时可以申领")
    await expect(page.get_by_test_id("own-task")).to_contain_text("前阅读条目")
    await pictures(page, "own-wrong")
    await page.goto("/desk")
    await page.get_by_test_id("must-read-confirm").click(timeout=15 * SECOND)
    await page.goto(f"/quality/own/{inspection}")
    await expect(page.get_by_test_id("own-task")).to_contain_text("已读")


async def hinted(page: Page) -> None:
    """Whoever answers feedback on articles finds what inspection has confirmed."""
    await page.get_by_test_id("knowledge-feedback-row").filter(has_text="质检错答").click(timeout=10 * SECOND)
    await expect(page.get_by_test_id("feedback-panel")).to_contain_text("失业金随时可以申领")
    await pictures(page, "hint")


async def decision_seen(page: Page, inspection: str) -> None:
    """The inspector finds among the submitted what the client decided, on the own form."""
    await page.goto("/quality/work")
    row = page.locator(f'[data-testid="quality-submitted-row"][data-inspection="{inspection}"]')
    await expect(row).to_contain_text("仲裁 1 项")
    await pictures(page, "submitted")
    await row.get_by_role("link").click()
    await expect(page.get_by_test_id("grade-policy_correct-decided")).to_contain_text("甲方仲裁：不通过")
    await expect(page.get_by_test_id("quality-wrong")).to_contain_text("错答已核实")
    await pictures(page, "decided")


async def called_back(browser: Browser, settings: Settings, number: str) -> None:
    """The leader finds what was wrong and what is right in the list, rings the citizen up and says what came of it."""
    desk = await open_desk(browser, origin_of(settings))
    await desk.sign_in(LEADER, PASSWORD)
    await desk.is_in("away")
    await desk.page.goto("/callbacks?kind=correction")
    await desk.part("callbacks-row").click(timeout=15 * SECOND)
    await expect(desk.part("callback-correction")).to_contain_text("失业金随时可以申领")
    await expect(desk.part("callback-assigned")).to_contain_text(LEADER)
    await desk.part("callback-take").click()
    async with Phone(number, ("127.0.0.1", 9), local=("127.0.0.1", settings.ports.carrier)) as at_home:
        await expect(desk.part("callback-dial")).to_be_enabled(timeout=10 * SECOND)
        await pictures(desk.page, "correction")
        await desk.part("callback-dial").click()
        ringing = await at_home.incoming(15)
        await answered_at_home(desk, ringing)
        await ringing.hang_up()
    await desk.is_in("wrap", within=10)
    await desk.page.goto("/callbacks?kind=correction")
    await desk.part("callbacks-row").click(timeout=15 * SECOND)
    await desk.page.locator('[data-testid="callback-said"][data-said="corrected"]').click(timeout=10 * SECOND)
    await expect(desk.part("callbacks-row")).to_have_count(0, timeout=10 * SECOND)
    await desk.part("callbacks-closed").click()
    await desk.part("callbacks-row").click(timeout=10 * SECOND)
    await expect(desk.part("callback-due")).to_contain_text("已纠正")
    await pictures(desk.page, "corrected")
    async with Desk(origin_of(settings), LEADER, PASSWORD) as seat:
        await seat.sign_out()


def origin_of_page(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


async def test_from_a_plan_over_keys_and_appeal_to_k13(browser: Browser, settings: Settings, phone: Phone) -> None:
    number = fresh_number()
    call = await talked(settings, phone, number)
    await written_down(settings, call)
    page = await look_on(browser, settings, INSPECTOR, "/quality/plans")
    await expect(page.get_by_test_id("quality-plans-page")).to_be_visible()
    await pictures(page, "plans-empty")
    await planned(page, "日常抽检", INSPECTOR)
    await page.goto("/quality/work")
    await expect(page.get_by_test_id("quality-due-row").first).to_be_visible()
    await pictures(page, "work")
    inspection = await inspected_by_keys(page, call)
    await results_page(page)
    await machine_page(page)
    await standard_published(page, settings, browser)
    await appealed(await look_on(browser, settings, AGENT, "/quality/own"), inspection)
    await reviewed(settings)
    await arbitrated(await look_on(browser, settings, CLIENT, "/quality/appeals"))
    await confirmed(await look_on(browser, settings, OTHERS[0], "/quality/wrong"), inspection)
    await decision_seen(page, inspection)
    await learnt(await look_on(browser, settings, AGENT, f"/quality/own/{inspection}"), inspection)
    await hinted(await look_on(browser, settings, LEADER, "/knowledge/feedback"))
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as client:

        async def entry() -> dict[str, Any] | None:
            rows = (await client.get("/api/assessment/registers/entries?register_key=wrong_answers"))["rows"]
            return next((each for each in rows if each["about"] == call), None)

        found = await until(entry, 30)
        assert (found["state"], found["made_by"]) == ("waiting", OTHERS[0])
    await called_back(browser, settings, number)
    register = await look_on(browser, settings, CLIENT, "/assessment/registers?register=wrong_answers")
    await expect(register.get_by_test_id("entry-correction")).to_contain_text("已纠正", timeout=10 * SECOND)
    await pictures(register, "register")
