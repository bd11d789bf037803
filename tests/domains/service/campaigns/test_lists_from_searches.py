"""Lists of campaigns from searches: counted, made once, checked; call-backs on a list end with their entry."""

from datetime import time, timedelta

import pytest

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.service.campaigns.actions import entries, from_search, lifecycle, set_up
from hotline.domains.service.campaigns.actions.check import check
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignProblem
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignSettings
from hotline.domains.service.campaigns.rules.entries import OFFERED_FOR, SETTLED, TryResult
from hotline.domains.service.campaigns.rules.sources import ListSource
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out
from hotline.domains.service.workorders.models import Case, Entry
from hotline.domains.voice.callbacks import actions as callbacks
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.records.queries.details import records_of
from hotline.events import calls
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import handle_of
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealing import opened_to_send, seal_number
from hotline.kernel.errors import Invalid, NotPermitted
from hotline.kernel.permissions import Permission
from tests.domains.service.campaigns.test_entries import (
    AGENT,
    ANN,
    BOB,
    COLLEAGUE,
    HOUR,
    MINUTE,
    NOW,
    QUEUE,
    SECOND,
    handed,
    of_its_own,
    who,
)
from tests.domains.service.campaigns.test_samples import survey
from tests.domains.service.workorders.staffed import opened, staff
from tests.domains.voice.calls.tales import Tale
from tests.web.test_records import call, logged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures(of_its_own.__name__)]
SEE = (Permission.CALLS_VIEW_ALL, Permission.WORKORDERS_VIEW_ALL, Permission.CALLBACKS_MANAGE)
BY = who("2001", Permission.CAMPAIGNS_MANAGE, Permission.CITIZENS_REVEAL, *SEE)
CALLS, CASES, CALLBACKS = ListSource.CALLS, ListSource.CASES, ListSource.CALLBACKS


def made(source: ListSource, by: Principal = BY, **filters: str) -> Campaign:
    return from_search.make_list(by=by, source=source, filters=filters)


def checked(row: Campaign, survey: int = 0) -> Campaign:
    chosen = CampaignSettings(
        name="回访",
        purpose="了解办理情况",
        queue=QUEUE,
        mode=CampaignMode.PREVIEW,
        script="您好",
        survey=survey,
        spans=((time(8), time(21)),),
        number_column="号码",
        name_column="姓名" if "姓名" in row.headings else "",
        variables=tuple(each for each in row.headings if each not in ("号码", "姓名")),
    )
    set_up.request_check(by=BY, id=row.pk, chosen=chosen)
    assert check(campaign=row.pk)
    CampaignEntry.objects.update(next_at=NOW)
    return Campaign.objects.get(pk=row.pk)


def started(row: Campaign, survey: int = 0) -> str:
    checked(row, survey)
    set_up.submit(by=BY, id=row.pk, reason="回访")
    requests.approve(by=SECOND, id=Approval.objects.get(about=f"campaign/{row.pk}").pk)
    lifecycle.start(by=BY, id=row.pk)
    return row.pk


def test_calls_become_a_list_whose_numbers_are_rung_once_and_never_stand_in_the_clear() -> None:
    note_opt_out("13800000003", NOW)
    claimed = seal_number("13800000004", "call/c5")
    logged(
        call("c1", "1001"),
        call("c2", "1001", minutes=10, seq=9),
        call("c3", "1002", minutes=20, number="13800000002"),
        call("c4", "1002", minutes=30, number="13800000003", seq=9),
        Tale("c5").arrives(claimed, presentation="claimed").ends("caller"),
        Tale("c6").arrives(None).ends("caller"),
    )
    found = from_search.count_found(by=BY, source=CALLS, filters={})
    assert found == (6, 4)
    row = checked(made(CALLS))
    assert (row.source, row.rows, row.callable_count) == ("calls", 6, 2)
    assert row.problems == {"double": 1, "opted_out": 1, "no_number": 1, "unverified": 1}
    listed = {entry.about: entry for entry in CampaignEntry.objects.filter(campaign=row)}
    assert listed.keys() == {"call/c2", "call/c3"}, "of two calls of a number the newer one stands for it"
    assert opened_to_send(listed["call/c2"].number) == "13800000001"
    written = f"{list(CampaignEntry.objects.values())}{list(CampaignProblem.objects.values())}"
    assert "13800000001" not in written + str(list(AuditRow.objects.values_list("detail")))


def test_the_filters_of_the_page_hold_and_repeated_the_same_list_is_not_made_twice() -> None:
    logged(call("c1", "1001"), call("c2", "1002", minutes=10, number="13800000002"))
    filters = {"from": "2026-11-25T01:05:00Z", "number": handle_of("13800000002", "138******02")}
    first, again = made(CALLS, **filters), made(CALLS, **filters)
    assert (first.pk, first.rows) == (again.pk, 1)
    (row,) = AuditRow.objects.filter(action="campaigns.from_search")
    assert (row.detail["rows"], row.detail["asked"]["number_tail"]) == (1, "02")
    assert "138" not in str(row.detail)
    assert made(CALLS).pk != first.pk, "other filters find others"
    checked(first)
    assert made(CALLS, **filters).pk != first.pk, "the first one is under way"


def test_who_may_not_see_the_calls_or_use_numbers_makes_no_list() -> None:
    logged(call("c1", "1001"), call("c2", "1002", minutes=10, number="13800000002"))
    manages = who("2002", Permission.CAMPAIGNS_MANAGE, Permission.CALLS_VIEW_ALL)
    for by in (manages, who("2003", Permission.CITIZENS_REVEAL), who("2004", *manages.permissions, *SEE[1:])):
        with pytest.raises(NotPermitted):
            made(CALLS, by=by)
    own = who("1001", Permission.CAMPAIGNS_MANAGE, Permission.CITIZENS_REVEAL, Permission.CALLS_VIEW_OWN)
    assert made(CALLS, by=own).rows == 1, "a list holds what its maker may see"
    with pytest.raises(NotPermitted):
        made(CALLBACKS, by=own)
    assert Campaign.objects.count() == 1


def test_a_list_is_never_longer_than_its_page(monkeypatch: pytest.MonkeyPatch) -> None:
    logged(call("c1", "1001"), call("c2", "1002", minutes=10, number="13800000002"))
    for filters in ({"colour": "red"}, {"from": "yesterday"}, {"agent": "1009"}, {"number": "13800000001"}):
        with pytest.raises(Invalid):
            made(CALLS, **filters)
    monkeypatch.setattr(from_search, "MAX_ROWS", 1)
    with pytest.raises(Invalid, match="最多 1 条"):
        made(CALLS)
    assert not Campaign.objects.exists()


def test_cases_become_a_list_with_what_the_agent_needs_but_never_confidential_ones() -> None:
    staff()
    case, sealed = opened(), opened(phone="13800000002")
    Case.objects.filter(pk=sealed.pk).update(confidential=True)
    row = checked(made(CASES, scope="all", order="due"))
    (entry,) = CampaignEntry.objects.filter(campaign=row)
    assert entry.about == f"case/{case.pk}"
    assert entry.details is not None
    details = opened_to_send(entry.details)
    assert all(text in details for text in (case.number, "张**", "某公司拖欠三名工人两个月工资"))


def test_what_a_campaign_found_out_stands_in_the_course_of_its_case_closed_or_not() -> None:
    staff()
    talked_to, skipped = opened(), opened(phone="13800000002")
    revision = Case.objects.get(pk=talked_to.pk).revision
    id = started(made(CASES, scope="all", order="due"), survey())
    rows = {row.about: row.pk for row in CampaignEntry.objects.filter(campaign=id)}
    first, second = rows[f"case/{talked_to.pk}"], rows[f"case/{skipped.pk}"]
    assert handed(NOW, AGENT, "1002").offered == 2
    holder = {row.pk: who(row.taken_by, Permission.CALLS_DIAL) for row in CampaignEntry.objects.filter(campaign=id)}
    tried = entries.dial_entry(by=holder[first], id=first, now=NOW)
    answers = {"how": 1, "why": "李工态度好"}
    entries.report(by=holder[first], id=first, result=TryResult.TALKED, answers=answers, now=NOW + MINUTE)
    entries.skip(by=holder[second], id=second, reason="已在办理", now=NOW)
    (line,) = Entry.objects.filter(what="campaign_called")
    assert (line.case_id, line.by, line.text) == (talked_to.pk, holder[first].number, "已接通；您满意吗：非常满意")
    assert line.detail == {"campaign": "回访", "call": tried.call}
    assert Case.objects.get(pk=talked_to.pk).revision == revision, "who is filling in the case goes on"


def promised(number: str = "13800000001") -> CallBack:
    logged(call("c1", "1001"))
    return callbacks.promise_callback(
        by=ANN, call="c1", number=seal_number(number, "call/c1"), place="", due=NOW + MINUTE, now=NOW
    )


def talked(tried: entries.CampaignCall) -> None:
    """The call of a try, in which somebody answered, as the projector folds it."""
    dialled = calls.CallDialled(
        AGENT, tried.number, "北京", "12333", "raw", "", tried.callback, campaign_entry=tried.entry
    )
    tale = Tale(tried.call, NOW + 2 * MINUTE).publish(dialled)
    tale.publish(calls.TalkStarted(AGENT, "o", 1, ""), after=8)
    tale.talks = 1
    logged(tale.talk_ends(AGENT, "caller", "hangup", after=60).ends("caller"))
    found = records_of([tried.call])
    callbacks.note_callbacks(found)
    entries.note_tries(found)


def test_a_promise_on_a_list_waits_for_its_moment_and_ends_with_its_entry() -> None:
    entry = promised()
    id = started(made(CALLBACKS, state="open"))
    assert handed(NOW, AGENT).offered == 0, "the citizen was promised another moment"
    CampaignEntry.objects.update(next_at=NOW)
    later = NOW + 2 * MINUTE
    assert handed(later, AGENT).offered == 1
    tried = entries.dial_entry(by=ANN, id=f"{id}-1", now=later)
    assert tried.callback == entry.pk
    assert CallBack.objects.get().taken_by == AGENT, "nobody else rings the citizen meanwhile"
    talked(tried)
    assert CallBack.objects.get().result == "reached"
    entries.report(by=ANN, id=f"{id}-1", result=TryResult.LATER, answers={}, due=NOW + HOUR, now=later + MINUTE)
    back = CallBack.objects.get()
    assert (back.closed_at, back.due_at) == (None, NOW + HOUR), "what the agent says of the call goes before it"


def test_who_was_rung_from_the_other_list_is_not_rung_again() -> None:
    entry = promised()
    id = started(made(CALLBACKS))
    callbacks.take_callback(by=BOB, entry_id=entry.pk, now=NOW)
    assert handed(NOW + 2 * MINUTE, AGENT).offered == 0
    assert CampaignEntry.objects.get().next_at >= NOW + timedelta(minutes=30), "a colleague has it in hand"
    callbacks.close_callback(by=BOB, entry_id=entry.pk, reason="已联系上", now=NOW)
    CampaignEntry.objects.update(next_at=NOW)
    assert handed(NOW + HOUR, AGENT).offered == 0
    assert [(one.campaign_id, one.result) for one in CampaignEntry.objects.all()] == [(id, SETTLED)]


def test_a_call_back_is_in_nobodys_hand_once_its_agent_does_not_ring() -> None:
    promised()
    id, later = started(made(CALLBACKS)), NOW + 2 * MINUTE
    assert handed(later, AGENT).offered == 1
    assert entries.tidy((), later + OFFERED_FOR) == 1
    assert CallBack.objects.get().taken_by == ""
    assert handed(later + OFFERED_FOR, COLLEAGUE).offered == 1, "somebody else gets it at once"
    entries.skip(by=BOB, id=f"{id}-1", reason="资料有误", now=later + OFFERED_FOR)
    back = CallBack.objects.get()
    assert (back.taken_by, back.closed_at) == ("", None), "a skipped entry leaves the call-back to its own list"


def test_closed_call_backs_and_those_about_bad_ratings_are_on_no_list() -> None:
    promised()
    for filters in ({"state": "closed"}, {"kind": "rating"}, {"kind": "queued"}):
        with pytest.raises(Invalid):
            made(CALLBACKS, **filters)
