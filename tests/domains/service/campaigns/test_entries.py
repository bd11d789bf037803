"""A campaign in the database: checked, approved, handed out, rung at most once a try, brought to its end."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.citizens.ports import Subject
from hotline.domains.service.campaigns.actions import entries, lifecycle, personal_data, set_up
from hotline.domains.service.campaigns.actions.check import check
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignTry
from hotline.domains.service.campaigns.queries.offers import in_hand_of
from hotline.domains.service.campaigns.queries.workbook import sheets
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignSettings
from hotline.domains.service.campaigns.rules.entries import OFFERED_FOR, UNSEEN_FOR, FreeAgent, TryResult
from hotline.domains.service.messaging.actions.barred_numbers import note_opt_out
from hotline.domains.service.messaging.models import BarredNumber
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.domains.voice.routing.models import Queue, Skill
from hotline.events import calls
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from tests.domains.voice.calls.tales import NUMBER, Tale

pytestmark = pytest.mark.django_db
#: A Wednesday morning in Beijing.
NOW = datetime(2026, 12, 2, 10, tzinfo=BEIJING).astimezone(UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
AGENT, COLLEAGUE = "1001", "1002"
QUEUE, SKILL = "labor", "labor"
SKILLS = {QUEUE: SKILL}
WORK = (Permission.CAMPAIGNS_WORK, Permission.CALLS_DIAL)


def who(number: str, *permissions: Permission) -> Principal:
    return Principal(number, "测试", "", ("agent",), (), frozenset(permissions), 0, datetime.max.replace(tzinfo=UTC))


BY, SECOND = who("2001", Permission.CAMPAIGNS_MANAGE), who("9001", Permission.CAMPAIGNS_APPROVE)
ANN, BOB = who(AGENT, *WORK), who(COLLEAGUE, *WORK)


@pytest.fixture(autouse=True)
def of_its_own(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    monkeypatch.delenv("HOTLINE_PRIVACY__KEYS")
    settings.cache_clear()
    SealingKeys.make_file(settings().keys_file, "2026-01")
    for number in (AGENT, COLLEAGUE):
        administer.save_staff(by="test", number=number, name=f"某{number}", roles=["agent"])
    skill, _ = Skill.objects.get_or_create(code=SKILL, defaults={"name": "劳动"})
    Queue.objects.get_or_create(code=QUEUE, defaults={"name": "劳动关系", "skill": skill})
    yield
    settings.cache_clear()


def workbook(*rows: tuple[str, str]) -> bytes:
    file = io.BytesIO()
    columns = [SheetColumn(title) for title in ("姓名", "手机", "到期日")]
    write_workbook(file, [Sheet("名单", columns, [(*row, "12月31日") for row in rows])])
    return file.getvalue()


def checked(*rows: tuple[str, str], mode: CampaignMode = CampaignMode.PREVIEW) -> Campaign:
    row = set_up.upload(by=BY, name="年检名单.xlsx", content=workbook(*rows))
    chosen = CampaignSettings(
        name="年检提醒",
        purpose="提醒年检",
        queue=QUEUE,
        mode=mode,
        script="您好",
        spans=((time(9), time(12)), (time(14), time(18))),
        number_column="手机",
        name_column="姓名",
        variables=("到期日",),
    )
    set_up.request_check(by=BY, id=row.pk, chosen=chosen)
    assert check(campaign=row.pk)
    CampaignEntry.objects.update(next_at=NOW)
    return Campaign.objects.get(pk=row.pk)


def started(*rows: tuple[str, str], mode: CampaignMode = CampaignMode.PREVIEW) -> str:
    id = checked(*rows, mode=mode).pk
    set_up.submit(by=BY, id=id, reason="年检")
    requests.approve(by=SECOND, id=Approval.objects.get(about=f"campaign/{id}").pk)
    lifecycle.start(by=BY, id=id)
    return id


def handed(now: datetime, *agents: str) -> entries.HandedOut:
    return entries.hand_out_entries([FreeAgent(one, frozenset({SKILL})) for one in agents], SKILLS, now)


def one(campaign: str, line: int = 2) -> CampaignEntry:
    return CampaignEntry.objects.get(campaign=campaign, line=line)


def record(tried: CampaignTry | str, entry: str, *facts: calls.CallFact) -> CallRecord:
    """The call of a try as it is recorded."""
    call = tried if isinstance(tried, str) else tried.call
    dialled = calls.CallDialled(AGENT, NUMBER, "北京", "12333", f"{call}.raw", campaign_entry=entry)
    tale = Tale(call).publish(dialled)
    for fact in facts:
        tale.publish(fact, after=5)
    found = record_of(tale.ends("caller").events)
    assert found is not None
    assert found.campaign_entry == entry
    return found


def test_the_check_finds_what_is_not_rung_and_seals_the_rest() -> None:
    note_opt_out("13800138003", NOW)
    row = checked(
        ("张三", "138 0013 8001"),
        ("李四", "13800138001"),
        ("王五", "不详"),
        ("赵六", "13800138003"),
        ("钱七", "010-62345678"),
    )
    assert (row.stage, row.callable_count) == ("checked", 2)
    assert row.problems == {"bad_number": 1, "double": 1, "opted_out": 1}
    entry = one(row.pk)
    assert "13800138001" not in f"{entry.number_masked}{entry.number_cipher}{entry.details_cipher}"
    assert "张三" not in entry.details_cipher
    stored = personal_data.stored_about(Subject((entry.number_index,)))
    assert [(each.title, each.retention_reason) for each in stored] == [("外呼任务“年检提醒”", personal_data.OPEN)]


def test_nobody_is_rung_before_another_person_approved_and_none_while_it_is_paused() -> None:
    id = checked(("张三", "13800138001")).pk
    with pytest.raises(Refused):
        lifecycle.start(by=BY, id=id)
    assert handed(NOW, AGENT).offered == 0
    set_up.submit(by=BY, id=id, reason="年检")
    with pytest.raises(Refused):
        set_up.campaign_step(BY, id, set_up.CampaignStep.CHECK).__enter__()
    requests.approve(by=SECOND, id=Approval.objects.get(about=f"campaign/{id}").pk)
    lifecycle.start(by=BY, id=id)
    lifecycle.pause(by=BY, id=id)
    assert handed(NOW, AGENT).offered == 0
    lifecycle.start(by=BY, id=id)
    assert handed(NOW - 5 * HOUR, AGENT).offered == 0, "it is night"
    assert entries.hand_out_entries([FreeAgent(AGENT, frozenset({"other"}))], SKILLS, NOW).offered == 0
    assert handed(NOW, AGENT).offered == 1
    assert handed(NOW, AGENT).offered == 0, "one at a time"


def test_preview_the_agent_looks_dials_and_says_how_it_ended() -> None:
    id = started(("张三", "13800138001"), ("李四", "13800138002"))
    assert handed(NOW, AGENT, COLLEAGUE).offered == 2
    entry = in_hand_of(AGENT, NOW)
    assert entry is not None
    assert entry.line == 2
    with pytest.raises(Refused):
        entries.dial_entry(by=BOB, id=entry.pk, now=NOW)
    call = entries.dial_entry(by=ANN, id=entry.pk, now=NOW)
    with pytest.raises(Refused):
        entries.dial_entry(by=ANN, id=entry.pk, now=NOW)
    assert call.call == f"{entry.pk}-1"
    entries.note_tries([record(call.call, entry.pk, calls.DialRang(AGENT), calls.TalkStarted(AGENT, "o", 1, ""))])
    assert (one(id).state, one(id).result) == ("closed", "talked")
    assert in_hand_of(AGENT, NOW) is not None, "the agent says how it ended"
    assert handed(NOW, AGENT).offered == 0
    with pytest.raises(Invalid):
        entries.report(by=ANN, id=entry.pk, result=TryResult.BUSY, answers={}, now=NOW)
    entries.report(by=ANN, id=entry.pk, result=TryResult.LATER, answers={}, due=NOW + 9 * HOUR, now=NOW)
    row = one(id)
    assert (row.state, row.is_agreed, row.next_at) == ("waiting", True, NOW + 9 * HOUR)
    assert in_hand_of(AGENT, NOW) is None
    assert handed(NOW + 9 * HOUR, AGENT).offered == 1, "what was agreed on holds outside the hours too"


def test_who_wants_no_more_calls_gets_none_from_any_campaign() -> None:
    id = started(("张三", "13800138001"))
    other = started(("张三", "13800138001"))
    handed(NOW, AGENT)
    call = entries.dial_entry(by=ANN, id=one(id).pk, now=NOW)
    entries.note_tries([record(call.call, call.entry, calls.TalkStarted(AGENT, "o", 1, ""))])
    entries.report(by=ANN, id=call.entry, result=TryResult.OPTED_OUT, answers={}, now=NOW)
    assert BarredNumber.objects.get().by == AGENT
    assert handed(NOW, AGENT).offered == 0
    assert (one(other).state, one(other).result) == ("closed", "opted_out")
    assert lifecycle.finish_done(NOW) == 2
    assert Campaign.objects.get(pk=id).stage == "done"


def test_not_reached_three_times_in_different_parts_of_the_day_it_ends() -> None:
    id = started(("张三", "13800138001"), mode=CampaignMode.PROGRESSIVE)
    moments = []
    for why in ("no_answer", "busy", "powered_off"):
        moment = one(id).next_at
        (call,) = handed(moment, AGENT).calls
        assert handed(moment, AGENT, COLLEAGUE).calls == [], "it is being rung"
        moments.append(moment.astimezone(BEIJING).hour)
        known = record(call.call, call.entry, calls.DialRang(AGENT), calls.DialFailed(AGENT, why))
        entries.note_tries([known, known])
        CampaignTry.objects.filter(call=call.call).update(at=moment)
        row = one(id)
        if row.state == "waiting":
            row.next_at = max(row.next_at, moment + 2 * HOUR)
            row.save()
    assert (one(id).state, one(id).result) == ("closed", "not_reached")
    assert CampaignTry.objects.count() == 3
    assert moments[0] < 12 <= moments[1]
    table = list(sheets(Campaign.objects.get(pk=id))[0].rows)
    assert table[0][1] != "13800138001"
    assert table[0][3] == "多次未联系上"


def test_whoever_dies_a_try_is_never_made_twice_and_ends_as_unknown() -> None:
    """The program that hands out dies before the call is begun, or callcontrol before it tells of it."""
    id = started(("张三", "13800138001"), mode=CampaignMode.PROGRESSIVE)
    (call,) = handed(NOW, AGENT).calls
    for minutes in range(4):
        entries.tidy(set(), NOW + minutes * MINUTE)
        assert handed(NOW + minutes * MINUTE, AGENT, COLLEAGUE).calls == []
    assert entries.tidy({call.call}, NOW + UNSEEN_FOR) == 0, "its call is under way"
    assert entries.tidy(set(), NOW + UNSEEN_FOR) == 1
    assert [(each.number, each.result) for each in CampaignTry.objects.all()] == [(1, "unknown")]
    assert one(id).next_at >= NOW + 2 * HOUR, "it counts: the citizen may have been rung"
    assert handed(NOW + UNSEEN_FOR, AGENT).calls == []
    entries.note_tries([record(call.call, call.entry, calls.TalkStarted(AGENT, "o", 1, ""))])
    assert (one(id).state, one(id).result) == ("closed", "talked"), "what came late counts"


def test_an_agent_who_was_not_free_costs_the_citizen_no_try_and_an_offer_lapses() -> None:
    id = started(("张三", "13800138001"), mode=CampaignMode.PROGRESSIVE)
    (call,) = handed(NOW, AGENT).calls
    entries.not_begun(id=call.entry, call=call.call, why=TryResult.NOT_BEGUN, now=NOW)
    assert (one(id).state, one(id).taken_by) == ("waiting", "")
    (again,) = handed(NOW + 3 * MINUTE, COLLEAGUE).calls
    assert again.call == f"{call.entry}-2"
    other = started(("李四", "13800138002"))
    handed(NOW, AGENT)
    assert one(other).taken_by == AGENT
    entries.tidy({again.call}, NOW + OFFERED_FOR)
    assert (one(other).state, one(other).taken_by) == ("waiting", "")


def test_postponed_it_comes_again_skipped_it_does_not() -> None:
    id = started(("张三", "13800138001"), ("李四", "13800138002"))
    handed(NOW, AGENT, COLLEAGUE)
    entries.postpone(by=ANN, id=one(id).pk, until=NOW + HOUR, reason="市民此时不便", now=NOW)
    entries.skip(by=BOB, id=one(id, 3).pk, reason="名单资料有误", now=NOW)
    assert handed(NOW, AGENT, COLLEAGUE).offered == 0
    assert (one(id, 3).result, one(id, 3).note) == ("skipped", "名单资料有误")
    assert handed(NOW + HOUR, AGENT).offered == 1
    lifecycle.cancel(by=BY, id=id)
    assert (one(id).state, one(id).result) == ("closed", "stopped")
    personal_data.delete(by="2001", about=f"campaignentry/{one(id).pk}")
    assert not CampaignEntry.objects.filter(campaign=id, line=2).exists()
