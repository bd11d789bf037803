"""The citizens' page beyond one answer: suggestions, sources, reading aloud, a reload, embedding."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Browser, FrameLocator, Page, expect

from hotline.demo.desk import origin_of
from hotline.infrastructure.settings import Settings
from tests.e2e.desk_page import look_on, seen_to
from tests.e2e.other_system import served
from tests.e2e.pages import grave_findings
from tests.e2e.test_chatting import screenshot
from tests.e2e.test_public_page import QUESTION
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]

SIZES = [(1440, 900), (390, 844)]
EXAMPLE = Path("frontend/public/embed/ask-example.html").read_text(encoding="utf-8")
LOST = "社保卡丢了怎么补"
DANGER = "公司不给工资，我已经割腕了，流了好多血"
#: A browser with a Chinese voice: what it is given to say is kept.
VOICE = """
window.said = []
speechSynthesis.getVoices = () => [{ lang: 'zh-CN' }]
speechSynthesis.speak = (piece) => said.push([piece.lang, piece.text])
speechSynthesis.cancel = () => said.push(['', 'stop'])
"""


#: What other sites say of every element, resets and worse.
HOSTILE = """<style>
  * { display: block !important; box-sizing: border-box; letter-spacing: 1em; text-transform: uppercase; }
  iframe { display: block; position: static !important; width: 100% !important; height: 100vh !important }
  button { width: 100% !important; background: red !important; visibility: hidden !important }
  body > * { transform: scale(.5) !important; opacity: .1 !important; pointer-events: none !important }
</style></head>"""


async def at_the_page(browser: Browser, settings: Settings, width: int = 390, height: int = 844) -> Page:
    page = await browser.new_page(viewport={"width": width, "height": height})
    await page.goto(f"{origin_of(settings)}/ask")
    return page


async def put_question(page: Page | FrameLocator, text: str, answers: int = 1) -> None:
    """And wait for the answer, which is the so-manieth."""
    await page.get_by_test_id("question").fill(text)
    await page.get_by_test_id("send").click()
    await expect(page.get_by_test_id("useful")).to_have_count(answers, timeout=30_000)


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_while_typing_questions_are_suggested_and_one_press_asks(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    page = await at_the_page(browser, settings, width, height)
    await page.get_by_test_id("question").press_sequentially("社保卡丢")
    suggested = page.get_by_test_id("suggestions").get_by_role("button").first
    await expect(suggested).to_contain_text("社保卡丢", timeout=15_000)
    assert await grave_findings(page) == []
    await suggested.click()
    await expect(page.get_by_test_id("answer")).to_contain_text("挂失", timeout=20_000)
    await expect(page.get_by_test_id("suggestions")).to_have_count(0)


async def test_however_long_an_answer_is_its_conclusion_is_what_one_sees(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await at_the_page(browser, settings)
    await put_question(page, LOST)
    await put_question(page, QUESTION, answers=2)
    await expect(page.locator(".mine").last).to_be_in_viewport()
    await expect(page.locator(".conclusion").last).to_be_in_viewport()


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_the_page_itself_never_scrolls_away_and_what_was_rated_is_seen(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    page = await at_the_page(browser, settings, width, height)
    await put_question(page, QUESTION)
    await put_question(page, LOST, answers=2)
    await page.get_by_test_id("useless").last.click()
    await expect(page.get_by_test_id("chat-after")).to_be_in_viewport()
    await expect(page.get_by_test_id("large")).to_be_in_viewport()
    assert await page.evaluate("document.documentElement.scrollHeight <= innerHeight")


async def test_what_is_suggested_is_chosen_by_keys_alone(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await at_the_page(browser, settings, 1440, 900)
    field, suggested = page.get_by_test_id("question"), page.get_by_test_id("suggestions")
    await field.press_sequentially("社保卡丢")
    await expect(suggested).to_be_visible(timeout=15_000)
    await field.press("ArrowUp")
    await expect(suggested.get_by_role("button").last).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(suggested).to_have_count(0)
    await expect(field).to_be_focused()
    await field.press("Shift+Enter")
    await expect(field).to_have_value("社保卡丢\n")
    await field.fill("社保卡丢")
    await expect(suggested).to_be_visible(timeout=15_000)
    await field.press("ArrowDown")
    await expect(suggested.get_by_role("button").first).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.get_by_test_id("answer")).to_contain_text("挂失", timeout=20_000)


async def test_a_long_question_is_seen_whole_before_it_is_sent(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await at_the_page(browser, settings)
    field = page.get_by_test_id("question")
    await field.fill("我上个月让公司给裁了，公司一直没有给我办减员，失业金怎么申请，能领几个月")
    fits = "(it) => it.scrollHeight <= it.clientHeight + 1"
    await page.wait_for_load_state("networkidle")  # what stands beside the field, and makes it narrower, is there
    assert await field.evaluate(fits)
    await page.get_by_test_id("large").click()
    assert await field.evaluate(fits)
    await field.press("Enter")
    await expect(page.get_by_test_id("useful")).to_have_count(1, timeout=20_000)
    await expect(field).to_have_value("")


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_whoever_is_in_danger_presses_the_number_that_helps_first(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    page = await at_the_page(browser, settings, width, height)
    await put_question(page, LOST)
    await put_question(page, DANGER, answers=2)
    rings = page.get_by_test_id("answer").last.get_by_role("link")
    await expect(rings.first).to_have_text("拨打 120")
    await expect(rings.last).to_have_text("拨打 12333")
    assert await grave_findings(page) == []
    await page.get_by_test_id("person-offered").click()
    await expect(page.get_by_test_id("callback-number")).to_be_focused()
    await seen_to(settings, "unrest_words", "京晓保")


async def test_a_leader_reads_from_the_alarm_what_was_said_and_what_is_said_since(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    leader = await look_on(browser, settings, "2001", "/calls")
    page = await at_the_page(browser, settings)
    await put_question(page, LOST)
    await put_question(page, f"我叫欧阳春，电话13800138000，{DANGER}", answers=2)
    try:
        alarm = await opened_by_keys(leader)
        exchanges = leader.get_by_test_id("said-exchange")
        await expect(exchanges).to_have_count(2)
        await expect(leader.get_by_test_id("said-list")).to_be_focused()
        await expect(exchanges.first).to_contain_text(f"我叫＊，电话＊，{DANGER}")
        await expect(exchanges.first).to_contain_text("120")
        await expect(exchanges.first).to_have_attribute("data-raised", "true")
        await expect(exchanges.last).to_contain_text(LOST)
        await expect(leader.get_by_test_id("said-no-number")).to_be_visible()
        assert await grave_findings(leader) == []
        await screenshot(leader, "leader-reads-what-was-said")
        await put_question(page, "公积金怎么提取", answers=3)
        await leader.get_by_test_id("said-again").click()
        await expect(exchanges).to_have_count(3)
        await expect(exchanges.first).to_contain_text("公积金怎么提取")
        await leader.goto("/alarms")
        row = leader.locator(f'[data-testid="alarms-row"][data-alarm="{alarm}"]')
        await row.get_by_test_id("alarms-row-link-查看对话").click()
        await expect(exchanges).to_have_count(3)
    finally:
        await seen_to(settings, "unrest_words", "京晓保")
    await expect(leader.get_by_test_id("said-over")).to_contain_text("已核实，是测试", timeout=15_000)
    await leader.goto("/alarms/none-of-these/said")
    await expect(leader.get_by_test_id("said-page")).to_contain_text("没有这条告警")
    other = await look_on(browser, settings, "8003", f"/alarms/{alarm}/said")
    await expect(other.get_by_test_id("said-page")).to_contain_text("您没有查看这段对话的权限")
    assert await grave_findings(other) == []


async def opened_by_keys(leader: Page) -> str:
    """from the line above the page, which says none of the words; the alarm's name."""
    toast = leader.get_by_test_id("alarm-toast").filter(has_text="市民与京晓保的对话").first
    await expect(toast).to_be_visible(timeout=15_000)
    await expect(toast).not_to_contain_text("割腕")
    await screenshot(leader, "leader-alarmed-of-what-was-said")
    alarm = await toast.get_attribute("data-alarm")
    assert alarm is not None
    await toast.get_by_test_id("toast-link-查看对话").press("Enter")
    return alarm


async def test_on_a_phone_a_person_is_a_thumb_away_and_large_words_keep_ones_place(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await at_the_page(browser, settings)
    for way in ("chat", "ring"):
        box = await page.get_by_test_id(way).bounding_box()
        assert box is not None
        assert box["height"] >= 60
        assert box["width"] >= 390 - 2 * 16
    await put_question(page, LOST)
    await put_question(page, QUESTION, answers=2)
    read = page.locator(".asked").last
    await read.evaluate("one => one.scrollIntoView({ block: 'start' })")
    before = await read.bounding_box()
    await page.get_by_test_id("large").click()
    after = await read.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(before["y"] - after["y"]) < 100  # the header above it grows
    await expect(read).to_be_in_viewport()
    talk = await page.locator(".talk").bounding_box()
    assert talk is not None
    assert talk["height"] > 844 / 2, "most of the screen is the answer's, with large words too"


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_each_sentence_leads_to_its_passage_and_that_to_the_whole_article(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    page = await at_the_page(browser, settings, width, height)
    await put_question(page, LOST)
    answer = page.get_by_test_id("answer")
    conclusion = answer.locator(".conclusion")
    await conclusion.get_by_test_id("rests").first.click()
    passage = answer.get_by_test_id("source").first
    await expect(passage).to_be_focused()
    sentence = (await conclusion.inner_text()).rstrip("0123456789")
    assert sentence.rstrip("。") in await passage.inner_text()
    await expect(passage).to_contain_text("起有效")
    await answer.get_by_test_id("article-open").first.click()
    await expect(answer.get_by_test_id("article")).to_contain_text("拨打12333挂失社保功能")
    assert await grave_findings(page) == []
    assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def test_what_may_be_asked_next_is_a_button_and_the_talk_is_this_tabs_alone(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    context = await browser.new_context(viewport={"width": 390, "height": 844})
    page = await context.new_page()
    await page.goto(f"{origin_of(settings)}/ask")
    await put_question(page, LOST)
    following = page.get_by_test_id("option").first
    label = await following.inner_text()
    await following.click()
    await expect(page.locator(".mine").last).to_contain_text(label)
    await expect(page.get_by_test_id("useful")).to_have_count(2, timeout=20_000)
    await page.reload()
    await expect(page.get_by_test_id("answer")).to_have_count(2)
    await page.get_by_test_id("large").click()
    assert await page.evaluate("getComputedStyle(document.querySelector('.page')).fontSize") == "24px"
    assert await grave_findings(page) == []
    other = await context.new_page()
    await other.goto(page.url)
    await expect(other.locator(".greeting")).to_be_visible()
    await expect(other.get_by_test_id("answer")).to_have_count(0)


async def test_an_answer_is_read_aloud_and_falls_silent_when_asked_to(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await browser.new_page()
    await page.add_init_script(VOICE)
    await page.goto(f"{origin_of(settings)}/ask")
    await put_question(page, "公积金怎么提取")
    await page.evaluate("said.splice(0)")
    await page.get_by_test_id("read").click()
    await expect(page.get_by_test_id("read")).to_have_text("停止")
    spoken = await page.evaluate("said")
    assert {lang for lang, text in spoken if text != "stop"} == {"zh-CN"}
    assert any("1 2 3 2 9" in text for _, text in spoken), spoken
    await page.get_by_test_id("read").click()
    await expect(page.get_by_test_id("read")).to_have_text("读给我听")
    assert (await page.evaluate("said"))[-1] == ["", "stop"]


async def test_where_no_voice_speaks_chinese_that_is_said_and_nothing_is_pretended(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await at_the_page(browser, settings)
    assert await page.evaluate("speechSynthesis.getVoices().every((each) => !each.lang.startsWith('zh'))")
    await put_question(page, "公积金怎么提取")
    await page.get_by_test_id("read").click()
    await expect(page.get_by_role("status").filter(has_text="此设备没有中文语音，无法朗读")).to_be_in_viewport()
    await expect(page.get_by_test_id("read")).to_have_text("读给我听")
    assert await grave_findings(page) == []


async def test_a_talk_goes_on_though_the_web_process_died_in_between(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    page = await at_the_page(browser, settings)
    await put_question(page, "失业金能领几个月")
    killed = installation.pid("web")
    await asyncio.to_thread(installation.kill, "web")
    await page.get_by_test_id("question").fill("一个月给多少钱")
    await page.get_by_test_id("send").click()
    await asyncio.to_thread(installation.wait_until_well, "web", 40.0)
    assert installation.pid("web") != killed
    failure = page.get_by_test_id("answer").last.get_by_role("alert")
    if await failure.count():  # it was away for longer than the page asks anew by itself
        await put_question(page, "一个月给多少钱")
    await expect(page.get_by_test_id("answer").last).to_contain_text("失业", timeout=30_000)
    await expect(page.get_by_test_id("answer").first).to_contain_text("月")


@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_one_script_tag_puts_it_into_another_sites_page(
    settings: Settings, installation: Installation, browser: Browser, width: int, height: int
) -> None:
    assert 'src="ask.js"' in EXAMPLE
    with served(EXAMPLE.replace('src="ask.js"', f'src="{origin_of(settings)}/embed/ask.js"'), "localhost") as origin:
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.goto(origin)
        button = page.get_by_role("button", name="问京晓保")
        await button.click()
        frame = page.frame_locator("iframe")
        await put_question(frame, LOST)
        await expect(frame.get_by_test_id("answer")).to_contain_text("挂失")
        (inside,) = [each for each in page.frames if each.url.endswith("/ask")]
        assert await grave_findings(inside) == []
        assert await grave_findings(page) == []
        assert await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        closes = page.get_by_role("button", name="收起")
        await expect(closes).to_have_attribute("aria-expanded", "true")
        await closes.click()
        await expect(page.locator("iframe")).to_be_hidden()
        await page.get_by_role("button", name="问京晓保").click()
        await expect(frame.get_by_test_id("answer")).to_have_count(1)
        await frame.get_by_test_id("question").press("Escape")
        await expect(page.locator("iframe")).to_be_hidden()
        await expect(page.get_by_role("button", name="问京晓保")).to_be_focused()
        await page.close()


async def test_another_sites_rules_do_not_reach_it_and_by_key_one_writes_at_once(
    settings: Settings, installation: Installation, browser: Browser
) -> None:
    there = EXAMPLE.replace('src="ask.js"', f'src="{origin_of(settings)}/embed/ask.js"')
    with served(there.replace("</head>", HOSTILE), "localhost") as origin:
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        await page.goto(origin)
        button, box = page.get_by_role("button", name="问京晓保"), page.locator("iframe")
        await expect(button).to_be_visible()
        await expect(box).to_be_hidden()
        place = await button.bounding_box()
        assert place is not None
        assert place["width"] < 200
        assert place["x"] + place["width"] == 1420
        await button.focus()
        await page.keyboard.press("Enter")
        field = page.frame_locator("iframe").get_by_test_id("question")
        await expect(field).to_be_focused()
        await page.keyboard.type(LOST)
        await expect(field).to_have_value(LOST)
        opened = await box.bounding_box()
        assert opened is not None
        assert (opened["width"], opened["height"]) == (402, 642)
        await page.get_by_role("button", name="收起").click()
        await expect(box).to_be_hidden()
        await button.press("Enter")
        await expect(field).to_be_focused()
        await field.press("Escape")
        if await box.is_visible():  # the first closed what was suggested
            await field.press("Escape")
        await expect(box).to_be_hidden()
        await expect(button).to_be_focused()
        await page.close()
