"""A campaign that AI seats dial, in the database: no more lines than seats, what is said, what came of it."""

from datetime import time

import pytest

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.queries import AI_SEAT_ROLE
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.service.campaigns.actions import entries, lifecycle, personal_data, seat_calls, set_up
from hotline.domains.service.campaigns.actions.check import check
from hotline.domains.service.campaigns.actions.talks import read_talks
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.queries.findings import question_results
from hotline.domains.service.campaigns.queries.workbook import sheets
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignSettings
from hotline.domains.service.campaigns.rules.entries import UNSEEN_FOR, TryResult
from hotline.domains.service.messaging.models import BarredNumber
from hotline.domains.service.surveys.actions import drafts
from hotline.domains.understanding.conversation.rules.messages import ScriptOver
from hotline.domains.understanding.conversation.rules.script import ScriptAnswer, ScriptResult
from hotline.domains.voice.telephony.actions import save_policy
from hotline.domains.voice.telephony.rules.outbound_policy import OTHERS, OutboundPolicy, RoleRule
from hotline.events import calls
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from tests.domains.service.campaigns.test_entries import (
    AGENT,
    BY,
    HOUR,
    NOW,
    QUEUE,
    SECOND,
    handed,
    of_its_own,
    one,
    record,
    who,
    workbook,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures(of_its_own.__name__)]
SEATS = ("AI01", "AI02", "AI03")
FIRST = who("AI01")
CITIZENS = tuple((f"市民{n}", f"1380013800{n}") for n in range(4))
QUESTIONNAIRE = {
    "title": "办理回访",
    "questions": [{"id": "how", "kind": "scale", "title": "您满意吗"}, {"id": "why", "kind": "text", "title": "原因"}],
}


@pytest.fixture(autouse=True)
def _seats(of_its_own: None) -> None:
    granted = [Permission.DESK_USE, Permission.CALLS_DIAL, Permission.CAMPAIGNS_WORK]
    administer.save_role(by="test", code=AI_SEAT_ROLE, name="智能坐席", permissions=granted)
    for number in SEATS:
        administer.save_staff(by="test", number=number, name=f"智能{number}", roles=[AI_SEAT_ROLE])


def survey() -> int:
    made = drafts.make_survey(by=BY, content=QUESTIONNAIRE)
    return drafts.publish(by=BY, id=made.pk, seen=made.saved).pk


def checked(script: str = "{姓名}，您的年检{到期日}到期。", lines: int = 2, with_survey: bool = False) -> str:
    row = set_up.upload(by=BY, name="年检名单.xlsx", content=workbook(*CITIZENS))
    chosen = CampaignSettings(
        name="年检通知", purpose="年检提醒", queue=QUEUE, mode=CampaignMode.AI_SEATS, script=script,
        survey=survey() if with_survey else 0, spans=((time(9), time(18)),), number_column="手机", name_column="姓名",
        lines=lines,
    )  # fmt: skip
    set_up.request_check(by=BY, id=row.pk, chosen=chosen)
    assert check(campaign=row.pk)
    CampaignEntry.objects.update(next_at=NOW)
    return row.pk


def approved(**more: object) -> str:
    id = checked(**more)  # type: ignore[arg-type]
    set_up.submit(by=BY, id=id, reason="年检")
    requests.approve(by=SECOND, id=Approval.objects.get(about=f"campaign/{id}").pk)
    return id


def started(**more: object) -> str:
    id = approved(**more)
    lifecycle.start(by=BY, id=id)
    return id


def talked(call: entries.CampaignCall) -> None:
    """The citizen answers: the record of the call says so."""
    entries.note_tries([record(call.call, call.entry, calls.DialRang("AI01"), calls.TalkStarted("AI01", "o", 1, ""))])


def reported(call: entries.CampaignCall, result: ScriptResult, **answers: ScriptAnswer) -> None:
    talked(call)
    turns = ((False, "您好，这里是12333热线。"), (True, "我的号码是13812345678"))
    seat_calls.report_script(by=call.agent, call=call.call, over=ScriptOver(result, dict(answers), turns), now=NOW)


def test_no_more_numbers_are_rung_than_lines_and_free_seats() -> None:
    id = started(lines=2)
    assert handed(NOW, AGENT).offered == 0, "people do not get them"
    assert len(seat_calls.hand_out_to_seats(["AI01"], NOW)) == 1
    assert len(seat_calls.hand_out_to_seats(["AI02", "AI03"], NOW)) == 1, "two lines"
    assert seat_calls.hand_out_to_seats(["AI03"], NOW) == []
    assert {each.agent for each in CampaignTry.objects.all()} == {"AI01", "AI02"}
    assert CampaignEntry.objects.filter(campaign=id, state="calling").count() == 2
    assert seat_calls.hand_out_to_seats(["AI01"], NOW - 5 * HOUR) == [], "it is night"


def test_the_seat_reads_what_it_says_to_this_citizen_and_nobody_elses() -> None:
    id = started(with_survey=True)
    (call,) = seat_calls.hand_out_to_seats(["AI01"], NOW)
    assert call.queue == QUEUE
    script = seat_calls.script_of(by=FIRST, call=call.call)
    assert script is not None
    assert (script.purpose, script.person) == ("年检提醒", "市民0")
    assert script.notice == "市民0，您的年检12月31日到期。"
    assert [question.id for question in script.questions] == ["how", "why"]
    assert dict(script.questions[0].labels)[1] == "非常满意"
    assert seat_calls.script_of(by=who("AI02"), call=call.call) is None
    assert seat_calls.script_of(by=FIRST, call="out-other") is None
    assert AuditRow.objects.filter(action="citizens.follow", about=f"campaignentry/{one(id).pk}").count() == 1


def test_result_answers_and_talk_stand_at_the_entry() -> None:
    id = started(with_survey=True)
    (call,) = seat_calls.hand_out_to_seats(["AI01"], NOW)
    talked(call)
    assert one(id).state == "calling", "the seat says how it ended"
    reported(call, ScriptResult.TALKED, how=2, why="窗口少")
    reported(call, ScriptResult.BROKEN_OFF)
    row = one(id)
    assert (row.state, row.result, row.answers) == ("closed", "talked", {"how": 2})
    assert row.comments is not None
    ((tried, turns),) = read_talks(by=BY, campaign=id, id=row.pk)
    assert tried.outcome == "talked"
    assert turns[0] == (False, "您好，这里是12333热线。")
    assert "13812345678" not in turns[1][1]
    assert "13812345678" not in tried.talk_cipher
    campaign = Campaign.objects.get(pk=id)
    assert question_results(campaign)[0].answered == 1
    table = list(sheets(campaign)[0].rows)
    assert table[0][3:] == ("已接通", "", 1, NOW, "AI01", call.call, "满意")
    (stored,) = personal_data.stored_about(personal_data.Subject((row.number_index,)))
    assert "与智能坐席的对话" in {fact.name for fact in stored.facts}


def test_who_wants_no_more_calls_is_on_the_list_and_who_is_busy_is_rung_again() -> None:
    id = started()
    first, second = seat_calls.hand_out_to_seats(["AI01", "AI02"], NOW)
    reported(first, ScriptResult.OPTED_OUT)
    reported(second, ScriptResult.INCONVENIENT)
    assert (one(id, 2).state, one(id, 2).result) == ("closed", "opted_out")
    assert BarredNumber.objects.get().by == "AI01"
    row = one(id, 3)
    assert (row.state, row.is_agreed) == ("waiting", False)
    assert row.next_at >= NOW + 2 * HOUR


def test_a_seat_that_dies_leaves_a_person_or_an_unknown_end_and_no_second_call_at_once() -> None:
    id = started()
    first, second = seat_calls.hand_out_to_seats(["AI01", "AI02"], NOW)
    talked(first)
    entries.note_tries([record(second.call, second.entry, calls.TalkStarted(AGENT, "o", 1, ""))])
    later = NOW + UNSEEN_FOR
    assert seat_calls.settle_unreported({first.call, second.call}, later) == 0, "the calls go on"
    assert seat_calls.settle_unreported(set(), later) == 2
    results = {tried.call: tried.outcome for tried in CampaignTry.objects.all()}
    assert results[first.call] == TryResult.UNKNOWN.value
    assert one(id, 2).state == "waiting"
    assert one(id, 2).next_at >= NOW + 2 * HOUR
    reported(first, ScriptResult.TALKED)
    assert (one(id, 2).state, one(id, 2).result) == ("closed", "talked"), "what came late counts"


def test_only_seats_report_and_only_of_calls_that_they_dial() -> None:
    started()
    (call,) = seat_calls.hand_out_to_seats(["AI01"], NOW)
    over = ScriptOver(ScriptResult.TALKED)
    with pytest.raises(Refused):
        seat_calls.report_script(by=AGENT, call=call.call, over=over, now=NOW)
    with pytest.raises(Refused):
        seat_calls.report_script(by="AI01", call="out-other", over=over, now=NOW)


@pytest.mark.parametrize(
    ("script", "why"), [("您的{余额}", "没有“余额”列"), ("您的{手机}", "没有“手机”列"), ("您好{到期日", "括号")]
)
def test_a_script_that_cannot_be_said_is_refused(script: str, why: str) -> None:
    with pytest.raises(Invalid, match=why):
        checked(script=script)


def test_it_does_not_begin_where_seats_may_ring_nobody() -> None:
    id = approved()
    save_policy(by=BY, seen=0, policy=OutboundPolicy(roles={OTHERS: RoleRule()}), comment="收紧")
    with pytest.raises(Refused, match="不能拨打手机"):
        lifecycle.start(by=BY, id=id)
    administer.save_role(by="test", code=AI_SEAT_ROLE, name="智能坐席", permissions=[Permission.DESK_USE])
    with pytest.raises(Refused, match="无可拨打的智能坐席"):
        lifecycle.start(by=BY, id=id)
