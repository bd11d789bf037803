"""A trainer makes a course of a text, an article, a video and a question, publishes and assigns it; an agent learns it
on a phone, cannot go ahead, comes back to where it was left, and finishes; the trainer sees who is how far.
"""

from collections.abc import Iterator

import pytest
from playwright.async_api import Browser, FilePayload, Page, expect

from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on
from tests.e2e.floor import until
from tests.e2e.pages import DESKTOP, PHONE, photograph
from tests.e2e.test_exams import write_question
from tests.e2e.test_text_lines import run
from tests.films import film
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
TRAINER, LEARNER, OTHER = "7002", "1001", "1002"
COURSE, STEM = "养老保险入门", "按月领取养老金，最低缴费年限现为几年？"
FILM_SECONDS = 8
EMPTIED = """
from hotline.domains.people.courses.models import Course, CourseAssignment, CourseLearner, CourseVersion, CourseVideo
for table in (CourseAssignment, CourseLearner, CourseVersion, Course, CourseVideo): table.objects.all().delete()
"""


@pytest.fixture(scope="module", autouse=True)
def no_course_stays(installation: Installation) -> Iterator[None]:
    yield
    run(EMPTIED)


async def has_a_question(page: Page) -> None:
    await write_question(page, STEM)
    await page.get_by_test_id("question-row").filter(has_text=STEM).get_by_test_id("question-approve").click()
    await expect(page.get_by_test_id("question-row").filter(has_text=STEM)).to_have_count(0)


async def begin_chapter(page: Page, kind: str, title: str = "") -> None:
    await page.get_by_test_id("chapter-add").click()
    await page.get_by_test_id("chapter-kind").select_option(kind)
    await page.get_by_test_id("chapter-title").fill(title)


async def save_chapter(page: Page, count: int) -> None:
    await page.get_by_test_id("chapter-save").click()
    await expect(page.get_by_test_id("chapter-dialog")).to_have_count(0)
    await expect(page.get_by_test_id("chapter")).to_have_count(count)


async def writes(page: Page) -> None:
    """From an empty list to a published course of four chapters."""
    await page.goto("/training/courses")
    await expect(page.get_by_text("暂无课程")).to_be_visible()
    await photograph(page, "courses-empty")
    await page.get_by_test_id("course-new").click()
    await page.get_by_test_id("course-title").fill(COURSE)
    await page.get_by_test_id("course-make").click()
    await expect(page.get_by_test_id("course-stage")).to_have_text("草稿")
    await begin_chapter(page, "text", "缴费年限怎么算")
    await page.get_by_test_id("field-text").fill(
        "累计缴费满十五年，到龄可以按月领取基本养老金。2030 年起逐步提高到二十年。"
    )
    await photograph(page, "courses-chapter-text")
    await save_chapter(page, 1)
    await begin_chapter(page, "article")
    await page.get_by_test_id("chapter-search").fill("最低缴费年限")
    await page.get_by_test_id("chapter-offered").first.click()
    await expect(page.get_by_test_id("chapter-article")).to_contain_text("最低缴费年限")
    await save_chapter(page, 2)
    await begin_chapter(page, "video", "录播：按月领取的条件")
    film_file = FilePayload(name="养老.webm", mimeType="video/webm", buffer=film(FILM_SECONDS))
    await page.get_by_test_id("chapter-video-file").set_input_files(film_file)
    await expect(page.get_by_test_id("chapter-video")).to_be_visible(timeout=30_000)
    await photograph(page, "courses-chapter-video")
    await save_chapter(page, 3)
    await begin_chapter(page, "questions", "练一练")
    await page.get_by_test_id("chapter-search").fill("最低缴费年限现为")
    await page.get_by_test_id("chapter-offered").filter(has_text=STEM).click()
    await photograph(page, "courses-chapter-questions")
    await save_chapter(page, 4)
    await page.get_by_test_id("course-publish").click()
    await page.get_by_test_id("course-publish-submit").click()
    await expect(page.get_by_test_id("course-stage")).to_have_text("已发布")


async def assigns(page: Page) -> None:
    await page.get_by_test_id("assign").click()
    await page.get_by_test_id("assign-listed").fill("9999")
    await page.get_by_test_id("assign-submit").click()
    await expect(page.get_by_test_id("assign-trouble")).to_contain_text("没有“9999”的在用账号")
    await page.get_by_test_id("assign-listed").fill(f"{LEARNER} {OTHER}")
    await photograph(page, "courses-assign")
    await page.get_by_test_id("assign-submit").click()
    await expect(page.get_by_test_id("assignment")).to_have_count(2)
    await photograph(page, "courses-course")


async def reads(phone: Page) -> None:
    """The text and the article; what comes behind cannot be taken before them."""
    await expect(phone.get_by_test_id("owed-course")).to_contain_text(COURSE)
    await photograph(phone, "courses-mine-phone")
    await phone.get_by_test_id("owed-course").get_by_role("link", name=COURSE).click()
    chapters = phone.get_by_test_id("own-chapter")
    await expect(chapters.nth(2)).to_have_attribute("data-state", "locked")
    await photograph(phone, "courses-own-phone")
    await phone.get_by_test_id("own-course-go").click()
    await expect(phone.get_by_text("累计缴费满十五年")).to_be_visible()
    await photograph(phone, "courses-text-phone")
    await phone.get_by_test_id("chapter-finish").click()
    await phone.get_by_test_id("chapter-next").click()
    await expect(phone.get_by_test_id("article-conclusion")).to_be_visible()
    await photograph(phone, "courses-article-phone")
    await phone.get_by_test_id("chapter-finish").click()
    await expect(phone.get_by_test_id("chapter-next")).to_contain_text("录播")


async def second_of(phone: Page) -> float:
    at: float = await phone.get_by_test_id("video").evaluate("(video) => video.currentTime")
    return at


async def reaches(phone: Page, second: float) -> None:
    """The player is there, and beyond this second."""

    async def is_there() -> bool | None:
        video = phone.get_by_test_id("video")
        return await video.evaluate(f"(video) => video.readyState >= 1 && video.currentTime >= {second}") or None

    await until(is_there, 30)


async def plays(phone: Page) -> None:
    await phone.get_by_test_id("video").evaluate("(video) => { video.muted = true; return video.play() }")


async def watches(phone: Page) -> None:
    """It does not go ahead, goes on after a reload where it was left, and is learned at its end."""
    await reaches(phone, 0)
    await photograph(phone, "courses-video-phone")
    await phone.get_by_test_id("video").evaluate(f"(video) => {{ video.currentTime = {FILM_SECONDS - 2} }}")
    await expect(phone.get_by_test_id("video-held")).to_be_visible()
    assert await second_of(phone) < 1
    await photograph(phone, "courses-video-held-phone")
    await plays(phone)
    await reaches(phone, 3)
    await phone.get_by_test_id("video").evaluate("(video) => video.pause()")
    await expect(phone.get_by_test_id("video-share")).not_to_have_text("已看 0%")
    await phone.reload()
    await reaches(phone, 2)
    assert await second_of(phone) < FILM_SECONDS - 2
    await expect(phone.get_by_test_id("chapter-state")).to_have_text("待学")
    await plays(phone)
    await expect(phone.get_by_test_id("chapter-state")).to_have_text("已学", timeout=30_000)
    await photograph(phone, "courses-video-done-phone")


async def answers(phone: Page) -> None:
    """Wrong, with the explanation in sight, then right: the course is finished."""
    await phone.get_by_test_id("question-option").filter(has_text="10年").click()
    await phone.get_by_test_id("question-answer").click()
    await expect(phone.get_by_test_id("question-wrong")).to_contain_text("答错了，请重新作答。")
    await photograph(phone, "courses-wrong-phone")
    await phone.get_by_test_id("question-option").filter(has_text="15年").click()
    await phone.get_by_test_id("question-answer").click()
    await expect(phone.get_by_test_id("question-right")).to_be_visible()
    await expect(phone.get_by_test_id("chapter-finished")).to_be_visible()
    await photograph(phone, "courses-right-phone")


async def test_a_course_is_made_assigned_and_learned_on_a_phone(browser: Browser, settings: Settings) -> None:
    trainer = await look_on(browser, settings, TRAINER, "/exams/questions")
    await has_a_question(trainer)
    await writes(trainer)
    await assigns(trainer)
    phone = await look_on(browser, settings, LEARNER, "/my/courses")
    await phone.set_viewport_size(PHONE)
    await reads(phone)
    await phone.goto("/my/courses")
    await expect(phone.get_by_test_id("owed-go")).to_have_text("继续学习")
    await phone.get_by_test_id("owed-go").click()
    await watches(phone)
    await phone.get_by_test_id("chapter-next").click()
    await answers(phone)
    await phone.get_by_test_id("chapter-finished").click()
    await expect(phone.get_by_test_id("catalogue-course")).to_contain_text("已学完")
    await photograph(phone, "courses-finished-phone")
    await trainer.reload()
    person = trainer.locator(f'[data-testid="course-person"][data-number="{LEARNER}"]')
    await expect(person).to_contain_text("已学完")
    await trainer.get_by_test_id("people-open").click()
    await expect(trainer.get_by_test_id("course-person")).to_have_count(1)
    await trainer.get_by_test_id("people-all").click()
    await photograph(trainer, "courses-progress")
    await trainer.get_by_role("link", name="课程", exact=True).first.click()
    await expect(trainer.get_by_test_id("course-row")).to_contain_text("已发布")
    await photograph(trainer, "courses-list")
    await phone.goto("/my/courses")
    await phone.set_viewport_size(DESKTOP)
    await expect(phone.get_by_test_id("catalogue-course")).to_be_visible()
    await photograph(phone, "courses-mine")
