"""A trainer makes a paper and an exam of a batch; a trainee sits it, loses the browser in mid-exam, comes back to all
of it, finds the score in the batch's condition, and sits it again.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.pages import photograph
from tests.e2e.records import connected
from tests.e2e.test_text_lines import run
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
TRAINER, ANN, SECOND = "7002", "1001", 1000
BATCH = "岗前培训批次"


@pytest.fixture(scope="module", autouse=True)
def no_batch_stays(installation: Installation) -> Iterator[None]:
    """Tests of training begin without any."""
    yield
    run("from hotline.domains.people.exams.models import ReviewCard; ReviewCard.objects.all().delete()")
    run(f"from hotline.domains.people.training.models import Batch; Batch.objects.filter(name='{BATCH}').delete()")


async def write_question(page: Page, stem: str) -> None:
    """A choice of two whose second option is right."""
    await page.get_by_test_id("question-new").click()
    await page.get_by_test_id("question-topic").select_option("pension-min-years")
    await page.get_by_test_id("question-stem").fill(stem)
    for at, option in enumerate(("10年", "15年")):
        await page.get_by_test_id("question-option").nth(at).fill(option)
    await page.get_by_test_id("question-right").nth(1).check()
    await page.get_by_test_id("question-save").click()
    await expect(page.get_by_test_id("question-dialog")).to_have_count(0)


async def make_batch(page: Page) -> None:
    """Of one trainee, who lacks the theory exam alone."""
    await page.get_by_test_id("batch-new").click()
    await page.get_by_test_id("batch-name").fill(BATCH)
    await page.get_by_test_id("batch-minimum-hours").fill("")
    await page.get_by_test_id("batch-minimum-practice").fill("")
    await page.get_by_test_id("batch-minimum-typing").fill("")
    await page.get_by_test_id("batch-minimum-mandarin").select_option("")
    await page.get_by_test_id("batch-listed").fill(ANN)
    await page.get_by_test_id("batch-save").click()
    await expect(page.get_by_test_id("member-row")).to_have_count(1)
    await page.goto("/exams/questions")


async def make_exam(page: Page) -> None:
    """From an empty bank over a published paper of two questions to an exam of the batch."""
    await photograph(page, "exams-bank-empty")
    for stem in ("最低缴费年限现为几年？", "按月领取养老金须缴费几年？"):
        await write_question(page, stem)
    for _ in range(2):
        await page.get_by_test_id("question-approve").first.click()
    await expect(page.get_by_test_id("question-row")).to_have_count(0)
    await page.goto("/exams/papers")
    await page.get_by_test_id("paper-new").click()
    await page.get_by_test_id("paper-name").fill("岗前第一套")
    await page.get_by_test_id("line-count").fill("2")
    await page.get_by_test_id("paper-make").click()
    await expect(page.get_by_test_id("paper-question")).to_have_count(2)
    await page.get_by_test_id("paper-publish").click()
    await page.get_by_test_id("paper-publish-submit").click()
    await expect(page.get_by_test_id("paper-stage")).to_have_text("已发布")
    await photograph(page, "exams-paper")
    await page.goto("/exams/list")
    await page.get_by_test_id("exam-new").click()
    await page.get_by_test_id("exam-title").fill("岗前考试")
    await page.get_by_test_id("exam-paper").select_option(label="岗前第一套")
    await page.get_by_test_id("exam-release").select_option("at_once")
    await page.get_by_test_id("exam-batch").select_option(label=BATCH)
    await photograph(page, "exams-new")
    await page.get_by_test_id("exam-make").click()
    await expect(page.get_by_test_id("exam-sitting")).to_contain_text("未开考")


async def answer(page: Page, option: str) -> None:
    await page.get_by_test_id("sitting-option").filter(has_text=option).click()
    await expect(page.get_by_test_id("sitting-saved")).to_have_text("已保存")


async def seconds_left(page: Page) -> int:
    seconds = 0
    for part in (await page.get_by_test_id("sitting-left").inner_text()).split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


async def sits_again(trainer: Page, settings: Settings) -> None:
    """Once the exam is over, whoever did not pass is examined by the same paper."""
    with connected(settings) as database:
        database.execute("UPDATE exams_exam SET closes_at = now()")
    await trainer.reload()
    await photograph(trainer, "exams-exam-over")
    await trainer.get_by_test_id("exam-items").click()
    await expect(trainer.get_by_test_id("item-row")).to_have_count(2)
    await expect(trainer.get_by_test_id("items-paper")).to_contain_text("1 人，信度 —")
    await photograph(trainer, "exams-items")
    await trainer.go_back()
    await trainer.get_by_test_id("exam-resit").click()
    await expect(trainer.get_by_test_id("exam-resit-people")).to_contain_text("1 人")
    await trainer.get_by_test_id("exam-paper").select_option(label="岗前第一套")
    await photograph(trainer, "exams-resit")
    await trainer.get_by_test_id("exam-make").click()
    await expect(trainer.get_by_test_id("exam-sitting")).to_contain_text("未开考")
    await photograph(trainer, "exams-resit-made")


async def repeats_what_was_wrong(page: Page, settings: Settings) -> None:
    """The next day: by keys, wrong once more and then right; on a phone."""
    await page.goto("/my/exams")
    await page.get_by_test_id("my-wrong-answers").click()
    await expect(page.get_by_test_id("review-row")).to_have_count(1)
    await expect(page.get_by_test_id("review-done")).to_be_visible()
    await photograph(page, "exams-book-done-phone")
    for option, text, mark in (("10年", "回答错误", "wrong"), ("15年", "回答正确", "right")):
        with connected(settings) as database:
            database.execute("UPDATE exams_reviewcard SET due_at = now(), reviewed_at = now() - interval '1 day'")
        await page.reload()
        await expect(page.get_by_test_id("review-due")).to_have_text("1")
        options = await page.get_by_test_id("review-option").all_inner_texts()
        place = next(at for at, label in enumerate(options, 1) if option in label)
        await page.keyboard.press(str(place))
        await expect(page.get_by_role("radio", checked=True)).to_contain_text(option)
        await page.keyboard.press("Enter")
        await expect(page.get_by_test_id("review-result")).to_contain_text(text)
        await expect(page.get_by_test_id("review-due")).to_have_text("0")
        await photograph(page, f"exams-book-{mark}-phone")
        await page.keyboard.press("Enter")
        await expect(page.get_by_test_id("review-done")).to_be_visible()


async def test_an_exam_outlives_its_browser(browser: Browser, settings: Settings) -> None:
    trainer = await look_on(browser, settings, TRAINER, "/training/batches")
    await make_batch(trainer)
    await make_exam(trainer)
    first = await look_on(browser, settings, ANN, "/my/exams")
    await first.get_by_test_id("my-exam-begin").click()
    await answer(first, "15年")
    before = await seconds_left(first)
    await photograph(first, "exams-sitting")
    await first.context.close()
    again = await look_on(browser, settings, ANN, "/my/exams")
    await expect(again.get_by_test_id("my-exam-begin")).to_have_text("继续作答")
    await again.get_by_test_id("my-exam-begin").click()
    chosen = again.get_by_role("radio", checked=True)
    await expect(chosen).to_contain_text("15年")
    assert 0 <= before - await seconds_left(again) < 60, "the clock went on"
    await again.get_by_test_id("sitting-next").click()
    await answer(again, "10年")
    await again.set_viewport_size({"width": 390, "height": 844})
    await photograph(again, "exams-sitting-phone")
    await again.get_by_test_id("sitting-hand-in").click()
    await again.get_by_test_id("sitting-hand-in-submit").click()
    await expect(again.get_by_test_id("result-score")).to_have_text("5")
    await expect(again.get_by_test_id("result-passed")).to_have_text("不及格")
    await photograph(again, "exams-result-phone")
    await again.goto("/my/training")
    condition = again.get_by_test_id("my-condition")
    await expect(condition).to_contain_text(re.compile("理论考试.*50", re.DOTALL))
    await photograph(again, "exams-my-training-phone")
    await trainer.reload()
    await expect(trainer.get_by_test_id("exam-sitting")).to_contain_text(re.compile("已评分.*重新进入 1 次", re.DOTALL))
    await expect(trainer.get_by_test_id("exam-of-batch")).to_have_text(BATCH)
    await photograph(trainer, "exams-exam")
    await repeats_what_was_wrong(again, settings)
    await trainer.goto("/exams/weak-topics")
    await expect(trainer.get_by_text("暂无数据").or_(trainer.get_by_test_id("weak-row").first)).to_be_visible()
    await photograph(trainer, "exams-weak-topics")
    await trainer.go_back()
    await sits_again(trainer, settings)
    await again.goto("/my/exams")
    await again.get_by_test_id("my-exam-begin").click()
    await answer(again, "15年")
    await again.get_by_test_id("sitting-next").click()
    await answer(again, "15年")
    await again.get_by_test_id("sitting-hand-in").click()
    await again.get_by_test_id("sitting-hand-in-submit").click()
    await expect(again.get_by_test_id("result-passed")).to_have_text("及格")
    await again.goto("/my/training")
    await expect(condition).to_contain_text("已达标")
