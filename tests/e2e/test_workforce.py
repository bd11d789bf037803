"""A planner has the forecast made, sees what a day needs, has a roster solved and published; an agent confirms it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.async_api import Browser, Page, expect

from hotline.infrastructure.settings import Settings
from hotline.kernel.clock import beijing_day, now
from tests.e2e.desk_page import look_on
from tests.e2e.pages import photograph
from tests.e2e.test_text_lines import run
from tests.installation import Installation

pytestmark = [pytest.mark.real, pytest.mark.e2e]
PLANNER, ANN, BEN, SECOND = "7001", "1001", "1002", 1000
#: Four weeks of calls that came before the installation was made.
CAME = """
from datetime import timedelta
from hotline.domains.voice.records.models import CallRecord
from hotline.kernel.clock import beijing_day, day_bounds, now
rows = []
for back in range(1, 29):
    midnight = day_bounds(beijing_day(now()) - timedelta(days=back))[0]
    for minute in range(8 * 60, 20 * 60, 2):
        rows.append(CallRecord(
            id=f"before-{back}-{minute}", at=midnight + timedelta(minutes=minute), direction="in", origin="sip",
            queue="labor", answered=True, wait_seconds=5, talk_seconds=200, held_seconds=0, wrap_up_seconds=40,
            agents=["1001"], flags=[], detail={}))
CallRecord.objects.bulk_create(rows, ignore_conflicts=True)
"""


#: Such records have no details, which other jobs of the installation read.
GONE = """
from hotline.domains.voice.records.models import AgentPeriod, CallRecord
CallRecord.objects.filter(pk__startswith="before-").delete()
AgentPeriod.objects.filter(seq__in=(900, 901), agent__in=("1001", "1002")).delete()
"""


@pytest.fixture(scope="module", autouse=True)
def nothing_stays(installation: Installation) -> Iterator[None]:
    yield
    run(GONE)


async def test_a_forecast_becomes_heads(browser: Browser, settings: Settings) -> None:
    run(CAME)
    page = await look_on(browser, settings, PLANNER, "/workforce")
    await page.get_by_test_id("forecast-renew").click()
    await expect(page.get_by_test_id("forecast-trial")).to_contain_text("误差", timeout=60 * SECOND)
    await expect(page.get_by_test_id("forecast-need")).to_contain_text("工时", timeout=20 * SECOND)
    await photograph(page, "workforce-forecast")
    await page.get_by_test_id("event-add").click()
    await page.get_by_test_id("event-title").fill("养老金调整发布")
    await page.get_by_test_id("event-submit").click()
    await expect(page.get_by_text("请选择首日")).to_be_visible()
    await photograph(page, "workforce-event")
    day = await page.get_by_test_id("forecast-day").input_value()
    for field in ("event-first-day", "event-last-day"):
        await page.get_by_test_id(field).fill(day)
        await page.get_by_test_id(field).press("Tab")
    await page.get_by_test_id("event-submit").click()
    await expect(page.get_by_test_id("event-row")).to_contain_text("+20%")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await photograph(page, "workforce-dark")


#: Ann would like to begin at seven on the second day of the roster; the planner has her work until midnight before.
WISH_OF_THE_SECOND_DAY = """
from datetime import timedelta
from hotline.domains.people.workforce.models import Roster, StaffConstraint
from hotline.kernel.clock import now
day = Roster.objects.get().first_day + timedelta(days=1)
StaffConstraint.objects.create(number="1001", kind="wish", first_day=day, last_day=day, shift="早1",
                               created_by="7001", created_at=now())
"""


async def test_a_roster_is_solved_published_and_confirmed_on_a_phone(browser: Browser, settings: Settings) -> None:
    run(CAME)
    run("from hotline.domains.people.workforce.actions.forecast_runs import make_forecasts; make_forecasts(by='7001')")
    page = await look_on(browser, settings, PLANNER, "/workforce/roster")
    await expect(page.get_by_text("暂无班表")).to_be_visible()
    await photograph(page, "workforce-rosters-empty")
    await page.get_by_test_id("roster-new").click()
    await page.get_by_test_id("roster-weeks").fill("2")
    await page.get_by_test_id("roster-make").click()
    await expect(page.get_by_test_id("roster-stage")).to_have_text("草稿")
    await page.get_by_test_id("roster-solve").click()
    await expect(page.get_by_test_id("roster-stage")).to_have_text("正在求解")
    await expect(page.get_by_test_id("roster-stage")).to_have_text("草稿", timeout=60 * SECOND)
    await expect(page.get_by_test_id("roster-sums")).to_contain_text("违反规则 0 处")
    run(WISH_OF_THE_SECOND_DAY)
    grid = page.get_by_test_id("roster-grid")
    await grid.focus()
    await grid.press("8")
    await expect(page.locator('[data-cell="0-0"]')).to_have_text("晚2")
    await grid.press("ArrowRight")
    await grid.press("1")
    await expect(page.locator('[data-cell="0-1"]')).to_have_text("早1")
    await expect(page.get_by_test_id("roster-broken")).to_contain_text("少于 11 小时")
    await photograph(page, "workforce-roster")
    await page.get_by_test_id("roster-publish").click()
    await page.get_by_test_id("roster-publish-submit").click()
    await expect(page.get_by_test_id("roster-trouble")).to_contain_text("违反规则")
    await grid.press("0")
    await expect(page.get_by_test_id("roster-broken")).to_have_count(0)
    await expect(page.get_by_test_id("roster-refused")).to_contain_text("意愿“早1”未满足：距上一班仅 7 小时")
    await photograph(page, "workforce-refused-wish")
    await page.get_by_test_id("roster-publish").click()
    await page.get_by_test_id("roster-publish-submit").click()
    await expect(page.get_by_test_id("roster-stage")).to_have_text("已发布")
    phone = await look_on(browser, settings, ANN, "/my/roster")
    await phone.set_viewport_size({"width": 390, "height": 844})
    await expect(phone.get_by_test_id("my-day")).to_have_count(14)
    await expect(phone.get_by_test_id("my-refusal")).to_contain_text("意愿“07:00–16:00”未满足：距上一班仅 7 小时")
    await photograph(phone, "workforce-my-roster")
    async with phone.expect_download() as download:
        await phone.get_by_test_id("my-roster-calendar").click()
    assert (await download.value).suggested_filename == "12333.ics"
    await phone.get_by_test_id("my-roster-confirm").click()
    await expect(phone.get_by_test_id("my-roster-confirmed")).to_be_visible()


#: Next week, published: Ann early, Ben late, both off at the weekend.
WEEK_OF_TWO = """
from datetime import timedelta
from hotline.domains.people.workforce.models import Roster, RosterLine
from hotline.kernel.clock import beijing_day, now
today = beijing_day(now())
row = Roster(first_day=today + timedelta(days=7 - today.weekday()), days=7, created_by="7001", created_at=now(),
             need=[[0] * 32 + [1] * 48 + [0] * 16] * 7, stage="published", published_at=now())
row.save(force_insert=True)
for number, line in (("1001", ["早2"] * 5 + ["", ""]), ("1002", ["晚1"] * 3 + ["", "晚1", "晚1", ""])):
    meals = [{"早2": 720, "晚1": 1080}.get(code) for code in line]
    RosterLine.objects.create(roster=row, number=number, cells=line, meals=meals)
"""


async def test_two_agents_swap_on_their_phones_and_one_takes_leave(browser: Browser, settings: Settings) -> None:
    run(WEEK_OF_TWO)
    ann = await phone_of(browser, settings, ANN)
    await ann.get_by_test_id("my-day").nth(1).click()
    await expect(ann.get_by_test_id("request-nobody")).to_be_visible()
    await ann.get_by_test_id("request-dialog-back").click()
    await ann.get_by_test_id("my-day").nth(4).click()
    await ann.get_by_test_id("request-colleague").first.click()
    await photograph(ann, "workforce-swap")
    await ann.get_by_test_id("request-submit").click()
    await expect(ann.get_by_test_id("own-request-state")).to_have_text("待同事同意")
    ben = await phone_of(browser, settings, BEN)
    await expect(ben.get_by_test_id("to-answer-row")).to_be_visible()
    await photograph(ben, "workforce-to-answer")
    await ben.get_by_test_id("request-accept").click()
    await expect(ben.get_by_test_id("own-request-state")).to_have_text("已批准")
    await expect(ben.get_by_test_id("my-day").nth(4)).to_contain_text("08:00–17:00")
    await ben.get_by_test_id("my-day").nth(0).click()
    await ben.get_by_test_id("request-leave").click()
    await ben.get_by_test_id("request-submit").click()
    planner = await look_on(browser, settings, PLANNER, "/workforce/requests")
    await expect(planner.get_by_test_id("request-row")).to_contain_text("年休假")
    await photograph(planner, "workforce-requests")
    await planner.get_by_test_id("request-approve").click()
    await expect(planner.get_by_text("暂无待审批的申请")).to_be_visible()
    await ben.reload()
    await expect(ben.get_by_test_id("my-day").nth(0)).to_contain_text("休息")
    await ben.evaluate("document.documentElement.classList.add('dark')")
    await photograph(ben, "workforce-my-roster-dark")


async def phone_of(browser: Browser, settings: Settings, number: str) -> Page:
    page = await look_on(browser, settings, number, "/my/roster")
    await page.set_viewport_size({"width": 390, "height": 844})
    return page


#: Today, published: Ann and Ben around the clock's hour, Ann signed in, Ben not; calls that came each half hour.
TODAY_OF_TWO = """
from datetime import timedelta
from hotline.domains.people.workforce.models import Roster, RosterLine
from hotline.domains.people.workforce.rules.roster.model import CATALOGUE
from hotline.domains.voice.records.models import AgentPeriod
from hotline.kernel.clock import beijing_day, day_bounds, now
today = beijing_day(now())
minute = (now() - day_bounds(today)[0]).total_seconds() / 60
shift = next((one for one in CATALOGUE if one.start <= minute < one.end), CATALOGUE[0])
Roster.objects.filter(first_day__lte=today, first_day__gt=today - timedelta(days=42)).delete()
row = Roster(first_day=today - timedelta(days=today.weekday()), days=7, created_by="7001", created_at=now(),
             need=[[0] * 96] * 7, stage="published", published_at=now())
row.save(force_insert=True)
for number in ("1001", "1002"):
    cells = [""] * 7
    cells[today.weekday()] = shift.code
    RosterLine.objects.create(roster=row, number=number, cells=cells, meals=[None] * 7)
AgentPeriod.objects.filter(agent__in=("1001", "1002"), end=None).update(end=now())
AgentPeriod.objects.create(agent="1001", seq=900, state="ready", reason="", call="", start=now(), end=None)
"""


#: The week is another test's.
TODAY_IS_OVER = """
from hotline.domains.people.workforce.models import Roster
from hotline.domains.voice.records.models import AgentPeriod
AgentPeriod.objects.filter(seq=900, agent="1001").delete()
from hotline.kernel.clock import beijing_day, now
Roster.objects.filter(first_day__lte=beijing_day(now())).delete()
"""


async def test_the_day_is_held_against_its_plan(browser: Browser, settings: Settings) -> None:
    run(CAME)
    run("from hotline.domains.people.workforce.actions.forecast_runs import make_forecasts; make_forecasts(by='7001')")
    run(TODAY_OF_TWO)
    page = await look_on(browser, settings, PLANNER, "/workforce/day")
    await expect(page.get_by_test_id("day-calls")).to_contain_text("预测")
    await expect(page.get_by_test_id("day-likely")).to_contain_text("通")
    await expect(page.get_by_test_id("day-calls-chart")).to_be_visible()
    await page.get_by_test_id("day-everybody").click()
    await expect(page.get_by_test_id("day-person")).to_have_count(2)
    await photograph(page, "workforce-day")
    await page.evaluate("document.documentElement.classList.add('dark')")
    await photograph(page, "workforce-day-dark")
    run(TODAY_IS_OVER)


#: Tomorrow, published: Ann and Ben early; today both, so that the day's page has people.
TOMORROW_OF_TWO = """
from datetime import timedelta
from hotline.domains.people.workforce.models import Roster, RosterLine
from hotline.kernel.clock import beijing_day, now
today = beijing_day(now())
Roster.objects.filter(first_day__lte=today + timedelta(days=1), first_day__gt=today - timedelta(days=42)).delete()
row = Roster(first_day=today - timedelta(days=today.weekday()), days=14, created_by="7001", created_at=now(),
             need=[[0] * 96] * 14, stage="published", published_at=now())
row.save(force_insert=True)
for number in ("1001", "1002"):
    cells = [""] * 14
    cells[today.weekday()] = cells[today.weekday() + 1] = "早2"
    RosterLine.objects.create(roster=row, number=number, cells=cells, meals=[720 if code else None for code in cells])
"""


async def test_overtime_is_offered_and_taken_on_a_phone_by_who_comes_first(
    browser: Browser, settings: Settings
) -> None:
    run(TOMORROW_OF_TWO)
    page = await look_on(browser, settings, PLANNER, "/workforce/day")
    await expect(page.get_by_test_id("offers")).to_contain_text("暂无邀约")
    await page.get_by_test_id("offer-new").click()
    tomorrow = (beijing_day(now()) + timedelta(days=1)).isoformat()
    await page.get_by_test_id("offer-day").fill(tomorrow)
    await page.get_by_test_id("offer-day").press("Tab")
    await page.get_by_test_id("offer-end").select_option("19:00")
    await expect(page.get_by_test_id("offer-candidate")).to_have_count(2)
    await page.get_by_test_id("offer-note").fill("养老金调整发布")
    await photograph(page, "workforce-offer")
    await page.get_by_test_id("offer-submit").click()
    await expect(page.get_by_test_id("offer-state")).to_have_text("答复中")
    ann, ben = await phone_of(browser, settings, ANN), await phone_of(browser, settings, BEN)
    await expect(ben.get_by_test_id("own-offer-accept")).to_be_visible()
    # Ben's phone learns no more of the offer until he has answered: his tap comes too late, whatever the pace.
    await ben.route("**/api/my-roster/offers", lambda route: route.abort())
    await expect(ann.get_by_test_id("own-offer")).to_contain_text("延长 2 小时，08:00–19:00")
    await photograph(ann, "workforce-own-offer")
    await ann.get_by_test_id("own-offer-accept").click()
    await expect(ann.get_by_test_id("own-offer-state")).to_have_text("已接受")
    await expect(ann.get_by_test_id("my-day").nth(1)).to_contain_text("08:00–19:00")
    async with ben.expect_response("**/api/my-roster/offers/*/answer") as answered:
        await ben.get_by_test_id("own-offer-accept").click()
    assert (await answered.value).status == 409
    await expect(ben.get_by_role("alert")).to_contain_text("名额已满")
    await ben.unroute("**/api/my-roster/offers")
    await ben.reload()
    await expect(ben.get_by_test_id("own-offer-state")).to_have_text("名额已满")
    await page.reload()
    await expect(page.get_by_test_id("offer-progress")).to_have_text("已接受 1/1")
    await page.get_by_test_id("offers").scroll_into_view_if_needed()
    await photograph(page, "workforce-day-offers")
    run(TODAY_IS_OVER)


#: The week of yesterday, published: Ann was an hour late yesterday, Ben signed in as he should.
YESTERDAY = """
from datetime import timedelta
from hotline.domains.people.workforce.actions.attendance import count_attendance
from hotline.domains.people.workforce.models import Roster, RosterLine
from hotline.domains.voice.records.models import AgentPeriod
from hotline.kernel.clock import beijing_day, day_bounds, now
day = beijing_day(now()) - timedelta(days=1)
first = day - timedelta(days=day.weekday())
row = Roster(first_day=first, days=7, created_by="7001", created_at=now(), need=[[0] * 96] * 7, stage="published")
row.save(force_insert=True)
for number, hour in (("1001", 8), ("1002", 7)):
    cells = [""] * 7
    cells[day.weekday()] = "早1"
    RosterLine.objects.create(roster=row, number=number, cells=cells, meals=[None] * 7)
    start, end = (day_bounds(day)[0] + timedelta(hours=each) for each in (hour, 16))
    AgentPeriod.objects.filter(agent=number, start__lt=day_bounds(day)[1]).delete()
    for seq, state, begin, until in ((900, "ready", start, end), (901, "signed_out", end, None)):
        AgentPeriod.objects.create(agent=number, seq=seq, state=state, reason="", call="", start=begin, end=until)
count_attendance(day=day)
"""


async def test_a_late_day_is_excused_by_two_and_the_figure_follows(browser: Browser, settings: Settings) -> None:
    run(YESTERDAY)
    ann = await phone_of(browser, settings, ANN)
    await expect(ann.get_by_test_id("my-faulty-day")).to_contain_text("迟到 60 分钟")
    await ann.get_by_test_id("my-exception").click()
    await ann.get_by_test_id("exception-reason").fill("话机故障，已报修")
    await photograph(ann, "workforce-exception")
    await ann.get_by_test_id("exception-submit").click()
    await expect(ann.get_by_test_id("my-exception-row")).to_contain_text("待审批")
    planner = await look_on(browser, settings, PLANNER, "/workforce/attendance")
    if beijing_day(now()).day == 1:
        await planner.get_by_test_id("attendance-before").click()
    await expect(planner.get_by_test_id("attendance-sums")).to_contain_text("1.5/2 工日")
    await photograph(planner, "workforce-attendance")
    await planner.get_by_test_id("exception-approve").click()
    await expect(planner.get_by_test_id("attendance-sums")).to_contain_text("100.00%")
    await planner.evaluate("document.documentElement.classList.add('dark')")
    await photograph(planner, "workforce-attendance-dark")
    run("from hotline.domains.insight.assessment.actions.from_rosters import enter_days; enter_days()")
