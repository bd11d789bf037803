"""评测: the page after an evaluation: how often answers are right, what is confused, and the earlier results."""

import pytest
from playwright.async_api import Browser, expect

from hotline.demo.desk import Desk, origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import PASSWORD
from tests.e2e.pages import grave_findings
from tests.installation import Installation, hotline

pytestmark = [pytest.mark.real, pytest.mark.e2e]

EDITOR, SECOND, INSPECTOR, CLIENT, MANAGER = "4101", "4102", "3001", "8001", "8002"
#: Two minutes without an answer on a day that is over, and an answer of last week.
MEASURED = """
from datetime import UTC, datetime, timedelta
from hotline.domains.understanding.assistant.actions.answer_log import note_answer
from hotline.domains.understanding.assistant.models import StoredQuestion, Minute
from hotline.domains.understanding.assistant.queries import reply
from hotline.domains.understanding.assistant.rules.talk import Turn
from hotline.domains.understanding.knowledge.queries.search_engine import look
now = datetime.now(UTC)
noon = (now - timedelta(days=1)).replace(hour=4, minute=0, second=0, microsecond=0)
down = [noon, noon + timedelta(minutes=1)]
Minute.objects.bulk_create(Minute(at=at, up=False, milliseconds=3, detail="连不上") for at in down)
look()
turns = [Turn("citizen", "社保卡丢了怎么补")]
note_answer(session="judged", answer="e" * 16, turns=turns, reply=reply(turns), by_rule=False, milliseconds=3)
StoredQuestion.objects.filter(answer="e" * 16).update(at=now - timedelta(days=7))
"""


#: Every twelfth of the frozen questions is put, for all take a minute and a half of processor.
TRIED = """
from hotline.domains.understanding.assistant.actions import trials
from hotline.domains.understanding.assistant.queries import trials as reads
from hotline.domains.understanding.knowledge.queries import search_engine
search_engine.look()
state, every = reads.state(), reads.frozen()
reads.frozen = lambda: every[::12]
trials.evaluate()
"""


async def test_the_evaluation_page_shows_what_the_last_evaluation_found(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    done = hotline("manage", "shell", "-c", TRIED)
    assert done.returncode == 0, done.stdout
    page = await look_on(browser, settings, EDITOR, "/knowledge/evaluation")
    await expect(page.get_by_test_id("evaluation-all")).to_contain_text("%")
    styles = page.get_by_role("table").first.get_by_role("row")
    assert await styles.count() > 5
    await expect(page.get_by_test_id("evaluation-confused")).to_be_visible()
    await expect(page.get_by_role("region", name="历次")).to_contain_text("%")
    assert await grave_findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def approved(settings: Settings, register: str) -> None:
    """By the client: all that waits in it."""
    async with Desk(origin_of(settings), CLIENT, PASSWORD) as client:
        rows = (await client.get(f"/api/assessment/registers/entries?register_key={register}&state=waiting"))["rows"]
        for row in rows:
            await client.post(f"/api/assessment/registers/entries/{row['id']}/judge", approved=True)


async def test_what_was_measured_and_entered_shows_what_became_of_it(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    assert (done := hotline("manage", "shell", "-c", MEASURED)).returncode == 0, done.stderr
    page = await look_on(browser, settings, MANAGER, "/knowledge/evaluation")
    outage, enter = page.get_by_test_id("outage-entered"), page.get_by_test_id("outage-enter")
    await enter.click()
    await expect(outage).to_have_text("已登记，待甲方审核")
    await page.reload()
    await expect(outage).to_have_text("已登记，待甲方审核")
    await expect(enter).to_have_count(0)

    await page.get_by_test_id("sample-draw").click()
    await page.get_by_test_id("sample-size").fill("1")
    await page.get_by_test_id("sample-do").click()
    sample = page.locator("[data-sample]")
    await expect(sample).to_be_visible()
    key = await sample.get_attribute("data-sample")
    second = await look_on(browser, settings, SECOND, "/knowledge/evaluation")
    await second.get_by_test_id("sample-judge").click()
    rests = second.get_by_test_id("judge-sources")
    await expect(rests).to_contain_text("（第 1 版）")
    await expect(rests).to_contain_text("社保卡挂失补办")
    await second.get_by_test_id("judge-right").click()
    await expect(second.get_by_test_id("judge")).to_have_count(0)
    async with Desk(origin_of(settings), INSPECTOR, PASSWORD) as inspector:
        await inspector.post(f"/api/assistant/samples/{key}/1/judgements", right=True)
    await page.reload()
    await page.get_by_test_id("sample-enter").click()
    await expect(page.get_by_test_id("sample-entered")).to_have_text("已登记，待甲方审核")

    await approved(settings, "outages")
    await approved(settings, "ai_checks")
    await page.reload()
    await expect(page.get_by_test_id("sample-entered")).to_have_text("已登记，甲方已审核")
    await expect(outage).to_have_text("已登记，甲方已审核")
    assert await grave_findings(page) == []
    await outage.click()
    await page.get_by_role("button", name="更正…").click()
    await expect(page.get_by_test_id("entry-note")).to_have_value("逐分钟监测；首段：连不上")
