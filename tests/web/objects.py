"""One of every kind of object that belongs to somebody, whose it is, and who else may be tried on it.

``tests/web/objects.tsv`` names the kind of object that each operation takes, and what somebody else is answered.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from hotline.domains.edge.integrations.actions import webhooks
from hotline.domains.edge.integrations.models import ApiClient
from hotline.domains.insight.analytics.models import Result, SavedQuestion, Schedule
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Group, SavedView, SecondFactor, Session, Staff
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.citizens.actions import personal_requests
from hotline.domains.platform.citizens.rules.personal_requests import RequestKind, Source
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.models import Notification
from hotline.domains.platform.notifications.rules.addressees import Recipients
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignTry
from hotline.domains.service.messaging.models import Chat, Item, MassResult, MassSending, Text, TextReply
from hotline.domains.service.ratings.models import BadRating
from hotline.domains.service.workorders.actions import attachments, parties
from hotline.domains.service.workorders.models import CaseTask, Leave, Party, SavedFilter
from hotline.domains.understanding.knowledge.models import Article, Receipt, RequiredReading, Version
from hotline.domains.voice.callbacks.models import CallBack
from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.queries.listening import digest_of
from hotline.domains.voice.records.models import CallExport
from hotline.domains.voice.routing.models import Notice, NoticeReceipt, Skill, TemporarySkill
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.kernel.permissions import Permission
from tests.domains.service.workorders import staffed
from tests.domains.voice.recordings.recorded_calls import archived
from tests.web import exam_objects, practice_objects, quality_objects, roster_objects
from tests.web.clients import client_with

TABLE = Path(__file__).parent / "objects.tsv"
OURS, THEIRS = "早班一组", "早班二组"
OWNER, LEADER = staffed.AGENT, staffed.LEADER
UNKNOWN = {"number": "7777", "int": "987654"}
#: What lets a person see more than the own, the group's or the department's.
WIDER = {
    Permission.CALLS_VIEW_ALL,
    Permission.WORKORDERS_VIEW_ALL,
    Permission.WORKORDERS_ASSIGN,
    Permission.CALLBACKS_MANAGE,
    Permission.CITIZENS_DECIDE,
    Permission.RATINGS_MANAGE,
    Permission.RATINGS_APPROVE,
}


class Row(NamedTuple):
    """``field`` holds the id: the path, or a field of body or query. ``answer`` "-": everybody's by permission."""

    method: str
    path: str
    field: str
    kind: str
    whose: tuple[str, ...]
    answer: str


def rows() -> list[Row]:
    split = (line.split("\t") for line in TABLE.read_text().splitlines())
    return [
        Row(method, path, f, kind, tuple(whose.split(", ")), answer) for method, path, f, kind, whose, answer in split
    ]


@dataclass(frozen=True)
class Person:
    """Somebody who asks, with these permissions besides those of the operation; a wider one in ``also`` alone."""

    number: str
    role: str
    group: str = ""
    without: frozenset[Permission] = frozenset()
    also: frozenset[Permission] = frozenset()

    def permissions(self, operation: tuple[str, ...]) -> set[str]:
        return ({*ROLES[self.role].permissions, *operation}) - WIDER - self.without | self.also


#: An agent and a leader of another group; a member of another department.
LEADS = frozenset({Permission.INBOX_ASSIGN, Permission.CHAT_ASSIGN})
INSPECTOR = Person("3001", "inspector")
WRONG_PERSON = Person("1002", "agent", THEIRS, LEADS)
WRONG_GROUP = Person("2002", "leader", THEIRS)
WRONG_DEPARTMENT = Person(staffed.INSPECTION, "department")


@dataclass(frozen=True)
class Object:
    """``places``: what of the path, body or query names it; ``owner`` may do what the wrong people may not."""

    places: Mapping[str, Any]
    owner: Person = Person(OWNER, "agent", OURS)
    body: Mapping[str, Any] = field(default_factory=dict)


def make(spool: Path) -> dict[str, Object]:
    """Needs a database. The live call and the agents on the bus are the test's."""
    now = datetime.now(UTC)
    for code, role in ROLES.items():  # a test whose tables were emptied before finds no roles
        administer.save_role(by="test", code=code, name=role.name, permissions=role.permissions)
    staffed.staff()
    for number, group in ((OWNER, OURS), (LEADER, OURS)):
        _into(number, group)
    archived(spool, "c1", agent=OWNER)
    Text.objects.create(
        id="t1", call="c1", requested_at=now, due_at=now, number_masked="138******00", number_cipher="", text_cipher=""
    )
    case = staffed.to_the_district()
    handler = Person(staffed.CHAOYANG, "department")
    file = attachments.attach(by=staffed.principal(staffed.CHAOYANG), case=case.pk, name="a.txt", content=b"text")
    parties.add_party(
        by=staffed.principal(staffed.REVIEWER), case=case.pk, who=parties.Somebody("被诉单位", "单位", "某公司", "")
    )
    step = CaseTask.objects.get(case=case, state="open")
    in_case = {
        "case_id": case.pk,
        "task_id": step.pk,
        "attachment_id": file.pk,
        "party_id": Party.objects.get(case=case).pk,
        "extension_id": 1,
        "into": case.pk,
    }
    return {
        "call": Object({"call_id": "c1", "message": "t1", "call": "c1", "after": "c1"}),
        "listening": Object({"listening_id": _listening(now), "token": "of the listening"}),
        "recording": Object({"call_id": "c1"}, Person(LEADER, "leader", OURS)),
        "voicemail": Object({"item_id": _item("v1", "voicemail", now)}),
        "fax": Object({"item_id": _item("f1", "fax", now)}),
        "text of a citizen": Object(
            {"item_id": _item_of_a_text(now)}, body={"text": "请携带身份证办理", "key": "0123456789abcdef"}
        ),
        "done item": Object({"item_id": _item("d1", "handover", now, done_at=now, state="done")}),
        "chat": Object({"chat_id": _chat(now)}),
        "call-back": Object({"entry_id": _callback(now), "callback": "cb1"}),
        "bad rating": Object({"call": _bad_rating(now), "number": 1}, Person(LEADER, "leader", OURS)),
        "case": Object(in_case, handler),
        "notice to me": Object({"notice_id": _notice(now)}),
        "notice": Object({"notice_id": "n1"}, Person(LEADER, "leader", OURS)),
        "notification": Object({"notification_id": _notification(now)}),
        "temporary skill": Object({"temporary_skill_id": _temporary_skill(now)}, Person(LEADER, "leader", OURS)),
        "saved question": Object({"id": _saved(now)}),
        "schedule": Object({"id": _schedule(now).pk}),
        "report": Object({"id": _result(now).pk}),
        "reading": Object({"reading_id": _reading(now)}),
        "approval": Object({"approval_id": _approval(now)}, Person("8001", "client")),
        "personal request": Object({"request_id": _personal_request()}, body={"how": "document"}),
        "approval of mine": Object({"approval_id": "approval-1"}),
        "filter": Object({"filter_id": SavedFilter.objects.create(number=OWNER, name="我的", criteria={}).pk}),
        "export": Object({"export_id": _export(now)}),
        "inspection": Object(
            {"inspection_id": quality_objects.inspection(now, "c1")},
            Person("3001", "inspector", also=frozenset({Permission.CALLS_VIEW_ALL})),
            body={"marks": []},
        ),
        "call to try": Object({"kind": "call", "inspection_id": quality_objects.call_to_try(now, "3001")}, INSPECTOR),
        "quality result": Object(
            {"inspection_id": quality_objects.result(now, OWNER)}, body={"item": "greeting", "reason": "已报号"}
        ),
        "appeal to review": Object(
            {"appeal_id": quality_objects.appeal(now)}, INSPECTOR, {"grade": "fail", "comment": "未报号"}
        ),
        "calibration": Object({"calibration_id": quality_objects.calibration(now, "3001")}, INSPECTOR, {"marks": []}),
        "practice": Object(
            {"talk_id": practice_objects.practice(now, OWNER)}, body={"topic": "ui-amount", "summary": "略"}
        ),
        "campaign entry": Object({"entry_id": _campaign_entry(now)}),
        "mass result": Object({"mass_id": _mass_result(now)}),
        "saved view": Object({"view_id": _saved_view().pk}),
        "leave": Object({"leave_id": _leave().pk}),
        "own roster": Object({"roster_id": roster_objects.own_roster(now, OWNER)}),
        "own shift request": Object({"request_id": roster_objects.shift_request(now, OWNER, "")}),
        "shift request to me": Object(
            {"request_id": roster_objects.shift_request(now, LEADER, OWNER)}, body={"accepted": False}
        ),
        "own shift offer": Object({"offer_id": roster_objects.shift_offer(now, OWNER)}, body={"accepted": False}),
        "sitting": Object({"sitting_id": exam_objects.sitting(OWNER)}, body={"page": "", "answers": []}),
        "review card": Object(
            {"card_id": exam_objects.review_card(now, OWNER)}, body={"reviews": 0, "places": [0], "text": ""}
        ),
        "quiz": Object({"reading_id": exam_objects.quiz(now, OWNER)}, body={"round": 1, "answers": []}),
        "session": Object({"session_id": _session(now)}),
        "factor": Object({"factor_id": _factor(now)}),
        "live call": Object({"call_id": "live1", "call": "live1"}),
        "agent": Object({"number": OWNER, "agent": OWNER}, Person(LEADER, "leader", OURS)),
    }


def webhook_of_another() -> str:
    """The id of a webhook of a client that nobody else is."""
    client_with("webhooks.manage", name="别的系统")
    row = ApiClient.objects.get(name="别的系统")
    made = webhooks.Webhook.objects.create(
        id=f"hook-{'a' * 24}", client=row, url="https://a.example", types=[], secret=b"", cursor=0,
        made_at=datetime.now(UTC), due_at=datetime.now(UTC) + timedelta(days=1), state="paused",
    )  # fmt: skip
    return str(made.pk)


def _listening(now: datetime) -> int:
    in_a_minute, token = now + timedelta(minutes=1), digest_of("of the listening")
    row = Listening.objects.create(
        about="call/c1", by=OWNER, at=now, session="another", token=token, expires_at=in_a_minute
    )
    return row.pk


def _session(now: datetime) -> str:
    owner = Staff.objects.get(number=OWNER)
    later = now + timedelta(hours=1)
    Session.objects.create(id="session-1", staff=owner, begun_at=now, used_at=now, expires_at=later)
    return "session-1"


def _factor(now: datetime) -> int:
    owner = Staff.objects.get(number=OWNER)
    return SecondFactor.objects.create(staff=owner, kind="totp", name="手机", made_at=now, secret=b"").pk


def _into(number: str, group: str) -> None:
    Staff.objects.filter(number=number).update(group=Group.objects.get_or_create(name=group)[0])


def _item(id: str, kind: str, now: datetime, **fields: Any) -> str:
    columns = {"state": "taken", "due_at": now, "received_at": now, "holder": OWNER, "taken_at": now} | fields
    Item.objects.create(
        id=id,
        kind=kind,
        source="x",
        fault="missing",
        **columns,
        **Item.note.columns(seal_text("已办", f"item/{id}", "note"), id=id),
    )
    return id


def _item_of_a_text(now: datetime) -> str:
    about, id = "text/reply-1", "text-reply-1"
    number, text = seal_number("13800000001", about), seal_text("怎么办理", about)
    TextReply.objects.create(
        id="reply-1", account="mobile", receiver="1069", received_at=now, meaning="open",
        **TextReply.number.columns(number, id="reply-1"), **TextReply.text.columns(text, id="reply-1"),
    )  # fmt: skip
    return _item(id, "text", now, **Item.number.columns(number, id=id))


def _chat(now: datetime) -> str:
    row = Chat.objects.create(
        id="chat-1", secret="s" * 64, session="s", state="talking", holder=OWNER, requested_at=now, waits_since=now,
        active_at=now, present_at=now,
    )  # fmt: skip
    return str(row.pk)


def _callback(now: datetime) -> str:
    CallBack.objects.create(
        id="cb1", kind="asked", call="assistant/1", place="", reason="", made_by="", made_at=now, opened_at=now,
        due_at=now, taken_by=OWNER, taken_at=now,
        **CallBack.number.columns(seal_number("13800000001", "callback/cb1"), id="cb1"),
        **CallBack.conversation.columns(seal_text("[]", "callback/cb1", "conversation"), id="cb1"),
    )  # fmt: skip
    return "cb1"


def _bad_rating(now: datetime) -> str:
    row = BadRating.objects.create(
        call="r1", channel="key", score=5, agent=OWNER, owner=LEADER, received_at=now, due_at=now
    )
    row.mendings.create(number=1, measure="补讲", planned_by=LEADER, planned_at=now, due_at=now)
    return str(row.pk)


def _notice(now: datetime) -> str:
    row = Notice.objects.create(
        id="n1", text="早会", important=False, audience="all", meant=[], sent_at=now,
        until=now + timedelta(hours=1), by=LEADER,
    )  # fmt: skip
    NoticeReceipt.objects.create(notice=row, agent=OWNER)
    return "n1"


def _notification(now: datetime) -> str:
    notify(Content(key="k", kind="notice", title="早会", at=now), [Recipients((OWNER,))])
    return str(Notification.objects.get(key="k").pk)


def _temporary_skill(now: datetime) -> str:
    row = TemporarySkill.objects.create(
        id="loan-1", staff=Staff.objects.get(number=OWNER), skill=Skill.objects.get_or_create(code="social")[0],
        level=3, only=False, granted_at=now, until=now + timedelta(hours=1), by=LEADER, why="忙",
    )  # fmt: skip
    return str(row.pk)


def _saved(now: datetime) -> int:
    return int(SavedQuestion.objects.create(owner=OWNER, name="我的", question={}, saved_at=now).pk)


def _schedule(now: datetime) -> Schedule:
    return Schedule.objects.create(
        owner=OWNER, name="日报", report="day", span="day", at="08:00", form="pdf", next_at=now
    )


def _result(now: datetime) -> Result:
    schedule = Schedule.objects.create(
        owner=OWNER, name="周报", report="week", span="week", at="08:00", form="pdf", next_at=now
    )
    return Result.objects.create(
        schedule=schedule,
        first=date(2026, 11, 2),
        last=date(2026, 11, 8),
        name="周报",
        form="pdf",
        file="x",
        made_at=now,
    )


def _approval(now: datetime) -> str:
    """What is requested is of no matter here."""
    Approval.objects.create(
        id="approval-1", kind=ApprovalKind.API_KEY, about="client/1", title="密钥", reason="接入", requested_by=OWNER,
        requested_name="某人", requested_at=now, expires_at=now + timedelta(days=1),
    )  # fmt: skip
    return "approval-1"


def _personal_request() -> str:
    registration = personal_requests.Registration(RequestKind.ACCESS, Source.DESK, "张三丰", "13800000001", "查阅")
    return personal_requests.register(by=staffed.principal(OWNER), registration=registration).pk


def _reading(now: datetime) -> int:
    article = Article.objects.create(code="a", topic="wage-arrears", created_at=now)
    version = Version.objects.create(
        article=article, number=1, title="条目", content={}, valid_from=now.date(), authors=["1"], saved_at=now
    )
    row = RequiredReading.objects.create(version=version, due_on=now.date(), by=LEADER, at=now)
    Receipt.objects.create(reading=row, reader=OWNER)
    return int(row.pk)


def _campaign_entry(now: datetime) -> str:
    """On the owner's desk, rung once before."""
    campaign = Campaign.objects.create(id="campaign-1", name="回访", created_by=LEADER, created_at=now, stage="running")
    Campaign.objects.filter(pk="campaign-1").update(spans=[["08:00", "21:00"]])
    sealed = seal_number("13800000003", "campaignentry/campaign-1-2")
    columns = CampaignEntry.number.columns(sealed, id="campaign-1-2")
    entry = CampaignEntry.objects.create(
        id="campaign-1-2", campaign=campaign, line=2, next_at=now, state="offered", taken_by=OWNER, taken_at=now,
        **columns,
    )  # fmt: skip
    CampaignTry.objects.create(entry=entry, number=1, call="campaign-1-2-1", at=now, agent=OWNER, result="busy")
    return entry.pk


def _mass_result(now: datetime) -> str:
    mass = MassSending.objects.create(id="mass-1", name="通知", created_by=OWNER, created_at=now)
    MassResult.objects.create(id="result-1", mass=mass, by=OWNER, requested_at=now, touched_at=now)
    return mass.pk


def _export(now: datetime) -> str:
    row = CallExport.objects.create(id="export-1", by=OWNER, total=1, requested_at=now, touched_at=now)
    return row.pk


def _saved_view() -> SavedView:
    staff = Staff.objects.get(number=OWNER)
    return SavedView.objects.create(staff=staff, viewed="calls", name="我的", criteria={})


def _leave() -> Leave:
    return Leave.objects.create(
        number=OWNER, substitute="1003", start=date(2026, 12, 1), end=date(2026, 12, 2), by=OWNER
    )
