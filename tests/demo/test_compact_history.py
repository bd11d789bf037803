"""The compact history of a demonstration: every page shows something, all figures agree, and it is written once."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.db.models import F
from django.test import Client

from hotline.demo import accounts
from hotline.demo.history import compact
from hotline.demo.history.past_actions import People
from hotline.demo.history.progress import Progress, time_left
from hotline.domains.insight.analytics.queries import answers
from hotline.domains.insight.analytics.queries import store as stores
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.assessment.actions import from_rosters
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.insight.assessment.queries.board import board
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.rules.facts import Share
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.insight.upkeep.models import Fault
from hotline.domains.people.exams.models import Exam
from hotline.domains.people.quality.models import Appeal, Inspection, SamplingPlan, WrongAnswer
from hotline.domains.people.quality.queries.results import PlanResults
from hotline.domains.people.training.models import Batch, TrainingResult
from hotline.domains.people.workforce.actions.attendance import count_days
from hotline.domains.people.workforce.models import Roster
from hotline.domains.people.workforce.queries import attendance
from hotline.domains.people.workforce.queries.forecasts import ALL, newest_version
from hotline.domains.platform.approvals.queries.requests import is_pending
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.notifications.models import Notification
from hotline.domains.service.campaigns.models import Campaign, CampaignTry
from hotline.domains.service.campaigns.queries import findings
from hotline.domains.service.messaging.models import Chat, MassSending, Text
from hotline.domains.service.messaging.queries import mass
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.domains.service.ratings.models import BadRating, Mending
from hotline.domains.service.workorders.actions import time_events
from hotline.domains.service.workorders.models import Case
from hotline.domains.voice.calls.ports import OPENS_CASE
from hotline.domains.voice.recordings.queries.playback import recording_for
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure.eventlog.log import verify
from hotline.infrastructure.eventlog.models import LoggedEvent
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import BEIJING, acting_at, day_bounds
from hotline.kernel.errors import NotFound
from tests.demo.people import people_loaded
from tests.web.people import sign_in

#: A Thursday.
TODAY = date(2026, 12, 3)
NOW = datetime(2026, 12, 3, 9, tzinfo=UTC)
FIRST, LAST = date(2026, 11, 12), date(2026, 12, 2)

pytestmark = [pytest.mark.real, pytest.mark.django_db]


@pytest.fixture
def filled(db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[compact.Filled]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    monkeypatch.setattr(stores, "FRESH_SECONDS", 0)
    people_loaded()
    yield compact.fill(lambda _: None, today=TODAY)
    stores.store.cache_clear()
    settings.cache_clear()


def test_the_history_shows_every_page_something_agrees_with_itself_and_is_written_once(filled: compact.Filled) -> None:
    nobody_is_notified_and_nothing_goes_over_the_bus()
    everything_is_marked_as_invented()
    every_indicator_has_a_figure()
    a_figure_opens_down_to_its_calls_which_have_no_sound()
    who_noted_a_case_opened_one()
    cases_are_in_many_states_and_some_are_late()
    chats_and_alarms_are_there(filled)
    bad_ratings_go_round_their_loop(filled)
    trainees_are_in_the_middle_of_their_batch(filled)
    a_group_has_sat_an_exam_and_another_one_comes(filled)
    calls_were_inspected_and_some_wait(filled)
    two_graded_the_same_calls_and_the_client_decides_what_they_differ_in()
    faults_have_their_timeline(filled)
    this_week_and_the_next_have_a_roster(filled)
    who_was_rostered_this_week_came()
    a_campaign_is_finished_with_findings_one_is_paused_and_one_waits_for_approval(filled)
    a_mass_sending_was_approved_and_sent(filled)
    a_second_filling_changes_nothing(filled)
    the_next_mornings_make_no_indicator_worse()


def every_indicator_has_a_figure() -> None:
    contract, period = quarter("2026Q4", TODAY)
    standings = board(contract, period, NOW).standings
    assert len(standings) == 19
    for each in standings:
        assert each.facts is not None, each.terms.name
        assert not isinstance(each.facts, Share) or each.facts.den, each.terms.name


def a_figure_opens_down_to_its_calls_which_have_no_sound() -> None:
    question = FigureQuery(measures=("answer_rate",), first=FIRST, last=LAST)
    entered = CallRecord.objects.exclude(queue="").count()
    assert len(answers.behind("answer_rate", "den", question, 10_000, now=NOW)) == entered
    inspector = People().with_role("inspector")[0]
    client = Client()
    assert sign_in(client, inspector.number, accounts.read().password).status_code == 200
    for row in answers.behind("answer_rate", "num", question, 3, now=NOW):
        assert client.get(f"/api/calls/{row['id']}").json()["recording"]["invented"] is True
        with pytest.raises(NotFound, match="演示历史中的通话没有录音"):
            recording_for(inspector, row["id"])


def who_noted_a_case_opened_one() -> None:
    noted = CallRecord.objects.filter(detail__wrap_ups__contains=[{"disposition": OPENS_CASE}])
    assert set(noted.values_list("id", flat=True)) == set(Case.objects.values_list("call", flat=True))
    assert all(case.call.startswith("demo-") for case in Case.objects.all())


def cases_are_in_many_states_and_some_are_late() -> None:
    time_events.watch(NOW)  # as the worker does every minute
    states = Counter(Case.objects.values_list("state", flat=True))
    assert states["closed"] > 10
    assert len(states) >= 5, states
    assert Case.objects.filter(overdue=True, over=False).exists()


def chats_and_alarms_are_there(filled: compact.Filled) -> None:
    assert Chat.objects.filter(state="ended", stars__isnull=False).count() > 10
    assert {*Alarm.objects.filter(cleared_at=None).values_list("kind", flat=True)} == {"unrest_words"}
    assert Alarm.objects.count() == filled.alarms > 20
    assert RegisterEntry.objects.filter(state="waiting").count() == 1


def bad_ratings_go_round_their_loop(filled: compact.Filled) -> None:
    stages = Counter(BadRating.objects.values_list("stage", flat=True))
    assert sum(stages.values()) == filled.ratings == CallRecord.objects.filter(rating__gte=4).count()
    assert stages["closed"] >= 1, stages
    assert stages["contact"] + stages["verify"] >= 1, stages
    assert Mending.objects.filter(done_at=None).exists()
    closed = BadRating.objects.filter(stage="closed").first()
    assert closed is not None
    assert CallRecord.objects.get(pk=closed.second_call).detail["callback_entry"]


def trainees_are_in_the_middle_of_their_batch(filled: compact.Filled) -> None:
    batch = Batch.objects.get()
    assert (batch.stage, batch.members.count()) == ("running", filled.trainees)
    assert batch.members.exclude(stopped_on=None).count() == 1
    assert {*batch.plan.values_list("kind", flat=True)} == {"course", "practice", "shadowing", "exam"}
    kinds = TrainingResult.objects.filter(member__batch=batch).values_list("kind", flat=True)
    assert {*kinds} == {"hours", "typing", "practice"}


def a_group_has_sat_an_exam_and_another_one_comes(filled: compact.Filled) -> None:
    coming, sat = Exam.objects.order_by("-opens_at")
    assert coming.opens_at > NOW > sat.closes_at
    assert sat.released_at is not None
    graded = sat.sittings.filter(stage="graded")
    assert graded.count() == filled.sittings == sat.sittings.count() - 1
    passing = sat.pass_percent * sum(sat.paper.questions.values_list("points", flat=True)) / 100
    assert graded.filter(score__lt=passing).exists()
    assert graded.filter(score__gte=passing).exists()


def calls_were_inspected_and_some_wait(filled: compact.Filled) -> None:
    graded = Inspection.objects.filter(state="submitted")
    assert graded.count() == filled.inspections > 5
    assert Inspection.objects.filter(state="waiting").exists()
    assert graded.filter(score=100).exists()
    assert graded.filter(score__lt=100).exists()
    assert not WrongAnswer.objects.exists()


def two_graded_the_same_calls_and_the_client_decides_what_they_differ_in() -> None:
    plan = SamplingPlan.objects.get()
    second = Inspection.objects.filter(plan=plan, turn="double")
    assert not second.exclude(state="submitted").exists()
    results = PlanResults(plan)
    assert results.doubles == second.count() > 4
    agreements = [item.doubles for item in results.items]
    assert {each.pairs for each in agreements} == {results.doubles}
    differences = sum(each.pairs - each.alike for each in agreements)
    appeals = Appeal.objects.all()
    assert all(each.is_double for each in appeals)
    assert differences == appeals.count()
    assert appeals.filter(state="arbitration", decided_at=None).count() == 2
    assert appeals.exclude(state="arbitration").exclude(decision="").filter(decided_by="8001").count() >= 2


def faults_have_their_timeline(filled: compact.Filled) -> None:
    assert Fault.objects.count() == filled.faults
    open = Fault.objects.get(closed_at=None)
    assert list(open.steps.order_by("at").values_list("kind", flat=True)) == ["opened", "acknowledged", "noted"]
    in_time = Fault.objects.filter(acknowledged_at__lt=F("raised_at") + timedelta(minutes=3))
    assert in_time.count() == filled.faults


def this_week_and_the_next_have_a_roster(filled: compact.Filled) -> None:
    roster = Roster.objects.get()
    assert roster.stage == "published"
    assert roster.first_day <= TODAY
    assert roster.first_day + timedelta(days=roster.days) > TODAY + timedelta(days=7)
    lines = list(roster.lines.all())
    assert len(lines) == filled.rostered
    assert [line.number for line in lines if line.confirmed_at is None] == ["1001"]
    today = (TODAY - roster.first_day).days
    assert sum(bool(line.cells[today]) for line in lines) > len(lines) / 2
    assert newest_version(ALL) is not None


def who_was_rostered_this_week_came() -> None:
    rows = attendance.rows_between(TODAY - timedelta(days=3), TODAY)
    sums = attendance.sums_of(rows)
    assert {row.day for row in rows} == {TODAY - timedelta(days=back) for back in (1, 2, 3)}
    assert sums.due > 30
    assert 0.95 < sums.present / sums.due <= 1


def the_next_mornings_make_no_indicator_worse() -> None:
    """The roster goes on, and nobody plays its people."""
    entered = set(RegisterEntry.objects.values_list("id", flat=True))
    counted = present_on(LAST)
    for days in (1, 2):
        with acting_at(datetime.combine(TODAY + timedelta(days=days), time(9, 40), BEIJING)):
            count_days()
            from_rosters.enter_days()
    assert set(RegisterEntry.objects.values_list("id", flat=True)) == entered
    assert present_on(TODAY + timedelta(days=2)) == counted


def present_on(last: date) -> dict[tuple[str, date], int]:
    return {(row.number, row.day): row.present for row in attendance.rows_between(FIRST, last)}


def a_campaign_is_finished_with_findings_one_is_paused_and_one_waits_for_approval(filled: compact.Filled) -> None:
    requested, paused, finished = Campaign.objects.order_by("-created_at")
    assert filled.campaigns == 3
    assert (finished.stage, finished.callable_count, finished.approved_by) == ("done", finished.sample_size, "8001")
    response = findings.response(finished)
    assert response.completed > response.declined + response.not_reached
    assert sum((response.completed, response.declined, response.not_reached, response.invalid)) == finished.sample_size
    assert [question.answered for question in findings.question_results(finished)] == [response.completed] * 3
    tries = CampaignTry.objects.filter(entry__campaign=finished)
    assert CallRecord.objects.filter(id__in=tries.values("call"), direction="out").count() == tries.count()
    assert tries.count() > finished.sample_size, "some did not answer at once"
    assert paused.stage == "paused"
    assert {*paused.entries.values_list("state", flat=True)} == {"waiting", "closed"}
    assert {entry.about.partition("/")[0] for entry in paused.entries.all()} == {"case"}
    assert (requested.stage, requested.created_by) == ("checked", "2001")
    assert is_pending(ApprovalKind.CAMPAIGN, f"campaign/{requested.pk}", NOW)
    for campaign in (requested, paused, finished):
        assert campaign.created_at < day_bounds(LAST)[1]


def a_mass_sending_was_approved_and_sent(filled: compact.Filled) -> None:
    row = MassSending.objects.get()
    assert (row.stage, row.approved_by, row.sendable) == ("done", "8001", filled.mass_texts)
    assert row.problems == {"bad_number": 1, "double": 1}
    assert mass.progress(row.pk) == {Sending.SENT: row.sendable - 1, Sending.FAILED: 1}
    assert Text.objects.get(mass=row.pk, sending="failed").why == "opted_out"
    assert all(text.left_at and text.left_at < day_bounds(LAST)[1] for text in Text.objects.filter(sending="sent"))


def nobody_is_notified_and_nothing_goes_over_the_bus() -> None:
    mine = Outgoing.objects.filter(sent_at=None, seq__gt=0, subject__regex=r"^(call|case|chat|entry|alarm)/")
    assert not mine.exists()
    assert not Notification.objects.exists()
    assert not LoggedEvent.objects.filter(stream_position__isnull=False).exists()


def everything_is_marked_as_invented() -> None:
    assert {*LoggedEvent.objects.values_list("node", flat=True)} == {"demo"}
    assert {*RegisterEntry.objects.values_list("note", flat=True)} == {"演示数据"}
    assert verify().broken_at is None


def a_second_filling_changes_nothing(filled: compact.Filled) -> None:
    assert filled.anything
    before = LoggedEvent.objects.count(), Case.objects.count(), Chat.objects.count(), RegisterEntry.objects.count()
    assert not compact.fill(lambda _: None, today=date(2026, 12, 24)).anything
    after = LoggedEvent.objects.count(), Case.objects.count(), Chat.objects.count(), RegisterEntry.objects.count()
    assert before == after


def test_the_progress_says_how_far_it_is_and_how_long_it_takes() -> None:
    lines: list[str] = []
    progress = Progress(4, lines.append, every=0)
    for _ in range(5):
        progress.step(1, "通话")
    assert [line.split()[0] for line in lines] == ["25%", "50%", "75%", "100%", "100%"]
    assert time_left(12) == "还需约 12 秒"
    assert time_left(32 * 60) == "还需约 32 分钟"
    assert time_left(2 * 3600) == "还需约 2.0 小时"
