"""Registers and quarters by HTTP: the contractor enters, the client approves, nobody edits a frozen quarter."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from time_machine import travel

from hotline.domains.insight.analytics.models import FactRow
from hotline.domains.insight.analytics.queries import store as stores
from hotline.domains.insight.assessment.models import FrozenQuarter, RegisterEntry
from hotline.domains.insight.assessment.queries.contracts import builtin
from hotline.domains.insight.assessment.queries.frozen import schedule
from hotline.domains.insight.assessment.rules.snapshot import digest
from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.understanding.assistant.models import Minute
from hotline.events.envelope import Envelope
from hotline.infrastructure.eventlog.log import new_among
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.infrastructure.settings import settings
from tests.domains.insight.assessment.test_planted_quarter import events_of_calls
from tests.domains.service.messaging.arrivals import log
from tests.domains.service.workorders.staffed import staff
from tests.web.test_workorders import browser

pytestmark = [pytest.mark.django_db, pytest.mark.real]

CLIENT, MANAGER, DIRECTOR, AGENT = "8001", "8002", "8003", "1001"
OCTOBER_6 = datetime(2026, 10, 6, 2, tzinfo=UTC)
DAY = date(2026, 9, 1)
SECRET = b"%PDF-1.7 secret %%EOF"


@pytest.fixture(autouse=True)
def personnel(db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    monkeypatch.setattr(stores, "FRESH_SECONDS", 0)
    staff()
    with travel(OCTOBER_6, tick=True):
        yield
    stores.store.cache_clear()
    settings.cache_clear()


def post(number: str, path: str, **body: Any) -> Any:
    return browser(number).post(f"/api/assessment/{path}", body, "application/json")


def get(number: str, path: str, **query: Any) -> Any:
    return browser(number).get(f"/api/assessment/{path}", query)


def enter(
    register: str = "unrest_cases", day: date = DAY, about: str = "断电", corrects: str = "", **figures: int
) -> Any:
    numbers = figures or {"case": 1, "bad": 1}
    return post(
        MANAGER,
        "registers/entries",
        register_key=register,
        day=str(day),
        figures=numbers,
        about=about,
        corrects=corrects,
    )


def approved(**entry: Any) -> str:
    id: str = enter(**entry).json()["id"]
    assert post(CLIENT, f"registers/entries/{id}/judge", approved=True).status_code == 200
    return id


def relay() -> None:
    """What the outbox holds reaches the log, as by the worker and the projector."""
    sent = [
        msgspec.json.decode(row.payload, type=Envelope) for row in Outgoing.objects.filter(seq__gt=0).order_by("id")
    ]
    fresh, _ = new_among(event for event in sent if event.subject.startswith(("entry/", "quarter/")))
    log(fresh)


def deduction(indicator: str) -> str:
    relay()
    board = get(CLIENT, "board", quarter="2026Q3").json()
    amount: str = next(line["deduction"] for line in board["lines"] if line["key"] == indicator)
    return amount


def test_an_entry_counts_once_the_client_approved_it_and_a_correction_takes_its_place() -> None:
    id = enter().json()["id"]
    assert deduction("unstable") == "0.00"
    assert post(MANAGER, f"registers/entries/{id}/judge", approved=True).status_code == 403
    assert post(CLIENT, f"registers/entries/{id}/judge", approved=True).json()["state"] == "approved"
    assert deduction("unstable") == "14595.95"
    assert post(CLIENT, f"registers/entries/{id}/judge", approved=False, comment="x").status_code == 409

    day = approved(register="staff_days", about="", front=168, front_with_trainees=170, back=30)
    assert deduction("front_staff") == "5838.38"
    assert enter("staff_days", about="", front=170, front_with_trainees=170, back=30).status_code == 409
    correction = enter("staff_days", about="", corrects=day, front=170, front_with_trainees=171, back=30).json()["id"]
    assert deduction("front_staff") == "5838.38", "until it is approved the old one counts"
    post(CLIENT, f"registers/entries/{correction}/judge", approved=True)
    assert deduction("front_staff") == "0.00"
    assert RegisterEntry.objects.get(pk=day).state == "withdrawn"
    assert AuditRow.objects.filter(action="assessment.judge").count() == 3


SEATS = "智能坐席：抽检100件，40件正确"


def test_inspections_and_attendance_are_facts_and_their_misses_the_evidence() -> None:
    approved(register="attendance", about="", due=180, present=180)
    approved(register="attendance", about="", day=DAY + timedelta(days=1), due=180, present=150)
    approved(register="ai_checks", about="京晓保", checked=100, right=100)
    approved(register="ai_checks", about="智能坐席", checked=100, right=40)
    approved(register="inspections", about="", inspected=40)
    relay()
    kinds = FactRow.objects.order_by("table", "day").values_list("table", "data")
    assert [data["absent"] for table, data in kinds if table == "attendance"] == [0, 30]
    assert sorted(data["inspected"] for table, data in kinds if table == "inspections") == [
        "assistant",
        "assistant",
        "calls",
    ]
    lines = {line["key"]: line for line in get(CLIENT, "board", quarter="2026Q3").json()["lines"]}
    assert (lines["attendance"]["displayed_value"], lines["ai_correct"]["displayed_value"]) == ("91.67%", "70.00%")
    apart = {each["name"]: (each["num"], each["den"]) for each in lines["ai_correct"]["apart"]}
    assert apart == {"京晓保正确率": (100, 100), "智能坐席正确率": (40, 100)}
    for measure, outcome in (
        ("attendance", "应出勤180工日，缺勤30"),
        ("ai_correct", SEATS),
        ("ai_seat_correct", SEATS),
    ):
        rows = get(CLIENT, "evidence", quarter="2026Q3", measure=measure, part="rest").json()["rows"]
        assert [row["outcome"] for row in rows] == [outcome]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"register_key": "attendance", "figures": {"due": 10, "present": 11}}, "不能多于"),
        ({"register_key": "attendance", "figures": {"due": -1, "present": 0}}, "整数"),
        ({"register_key": "attendance", "figures": {"nonsense": 1}}, "没有"),
        ({"register_key": "complaints", "figures": {"received": 1}}, "请填"),
        ({"register_key": "complaints", "figures": {"received": 0}, "about": "x"}, "不为0"),
        ({"register_key": "nonsense", "figures": {}}, "没有名为"),
        ({"register_key": "seats", "figures": {"usable": 142}, "day": "2027-01-01"}, "今天"),
        ({"register_key": "seats", "figures": {"usable": 142}, "day": "2020-01-01"}, "合同"),
    ],
)
def test_a_bad_entry_is_refused_in_words_and_changes_nothing(body: dict[str, Any], message: str) -> None:
    answer = post(MANAGER, "registers/entries", **({"day": str(DAY)} | body))
    assert answer.status_code == 422
    assert message in answer.json()["message"]
    assert RegisterEntry.objects.count() == Outgoing.objects.filter(subject__startswith="entry/").count() == 0


def sheet(*rows: tuple[object, ...]) -> SimpleUploadedFile:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        page = book.add_worksheet()
        for line, row in enumerate(rows):
            page.write_row(line, 0, row)
    return SimpleUploadedFile("出勤.xlsx", file.getvalue())


HEADS = ("日期", "应出勤工日", "实际出勤工日", "说明")


def test_a_sheet_is_taken_in_whole_or_not_at_all() -> None:
    path = "/api/assessment/registers/import"
    bad = sheet(HEADS, ("2026-09-01", 180, 172), ("soon", 180, 172), ("2026-09-03", 100, 172), ("2026-09-04", 1.5, 1))
    answer = browser(MANAGER).post(path, {"register_key": "attendance", "file": bad})
    assert answer.status_code == 422
    for fault in ("第3行“日期”不是日期", "第4行：“实际出勤工日”不能多于", "第5行“应出勤工日”不是整数"):
        assert fault in answer.json()["message"]
    assert RegisterEntry.objects.count() == 0

    good = sheet(HEADS, ("2026-09-01", 180, 172, ""), ("2026-09-02", 180, 168, "台风"))
    assert browser(MANAGER).post(path, {"register_key": "attendance", "file": good}).json() == {"entries": 2}
    template = get(MANAGER, "registers/template", register_key="attendance")
    assert template.status_code == 200
    not_a_sheet = SimpleUploadedFile("x.xlsx", b"nonsense")
    assert browser(MANAGER).post(path, {"register_key": "attendance", "file": not_a_sheet}).status_code == 422


def test_evidence_is_sealed_and_every_opening_leaves_a_row() -> None:
    id = enter().json()["id"]
    path = f"/api/assessment/registers/entries/{id}/evidence"
    assert browser(MANAGER).post(path, {"file": SimpleUploadedFile("x.pdf", b"no pdf")}).status_code == 422
    proof = browser(MANAGER).post(path, {"file": SimpleUploadedFile("报告.pdf", SECRET)}).json()
    opened = get(DIRECTOR, f"registers/evidence/{proof['id']}")
    assert b"".join(opened.streaming_content) == SECRET
    assert AuditRow.objects.filter(action="assessment.open_proof", by=DIRECTOR).count() == 1
    sealed = [path.read_bytes() for path in settings().archive_dir.rglob("*.sealed")]
    assert sealed
    assert not any(b"secret" in content for content in sealed)


def test_a_quarter_from_freeze_to_signatures() -> None:
    log(events_of_calls())
    approved()
    waiting = enter(about="另一起").json()["id"]
    relay()
    assert post(MANAGER, "quarters/2026Q3/freeze").status_code == 403
    assert post(CLIENT, "quarters/2026Q4/freeze").json()["code"] == "too_early"
    assert post(CLIENT, "quarters/2026Q3/freeze").json()["code"] == "entries_waiting"
    post(CLIENT, f"registers/entries/{waiting}/judge", approved=False, comment="已妥善处置")
    relay()

    frozen = post(CLIENT, "quarters/2026Q3/freeze").json()["frozen"]
    row = FrozenQuarter.objects.get()
    assert (frozen["digest"], digest(row.snapshot)) == (row.digest, row.digest)
    amounts = {item["indicator"]: Decimal(item["deduction"]) for item in frozen["items"]}
    # As in the planted quarter: 26,272.71 + 21,893.93 + 41,598.46 + the case's 14,595.95.
    assert amounts["unstable"] == Decimal("14595.95")
    assert Decimal(frozen["deduction"]) == sum(amounts.values()) == Decimal("104361.05")
    assert post(CLIENT, "quarters/2026Q3/freeze").json()["code"] == "frozen"

    # Nothing under it moves any more.
    assert enter().json()["code"] == "frozen"
    entry = RegisterEntry.objects.get(state="approved").pk
    assert post(CLIENT, f"registers/entries/{entry}/withdraw", why="x").json()["code"] == "frozen"

    assert post(CLIENT, "quarters/2026Q3/dispute", indicator="unstable", reason="x").status_code == 403
    assert post(MANAGER, "quarters/2026Q3/dispute", indicator="unstable", reason="计划演练").status_code == 200
    assert post(MANAGER, "quarters/2026Q3/dispute", indicator="nonsense", reason="x").status_code == 404
    assert post(CLIENT, "quarters/2026Q3/sign", side="client").json()["code"] == "disputes_open"
    decide = {"indicator": "unstable", "upheld": False, "answer": "确为演练"}
    assert post(MANAGER, "quarters/2026Q3/decide", **decide, now_deducted="0.00").status_code == 403
    assert post(CLIENT, "quarters/2026Q3/decide", **decide).status_code == 422
    assert post(CLIENT, "quarters/2026Q3/decide", **decide, now_deducted="999999999").status_code == 422
    after = post(CLIENT, "quarters/2026Q3/decide", **decide, now_deducted="0.00").json()["frozen"]
    assert (after["deduction"], after["corrected_deduction"]) == ("104361.05", "89765.10")
    assert [(sheet["was"], sheet["now"]) for sheet in after["sheets"]] == [("14595.95", "0.00")]
    assert FrozenQuarter.objects.get().digest == row.digest, "the frozen result stays"

    assert post(MANAGER, "quarters/2026Q3/sign", side="client").status_code == 403
    for number, side in ((CLIENT, "client"), (MANAGER, "contractor")):
        after = post(number, "quarters/2026Q3/sign", side=side)
        assert after.json()["frozen"]["names"][number] == names_of({number})[number]
    assert post(MANAGER, "quarters/2026Q3/dispute", indicator="answer_rate", reason="x").json()["code"] == "signed"
    by_result = next(each for each in schedule(builtin()[0]) if each.key == "by_result")
    assert by_result.due == Decimal("5838380.00") - Decimal("89765.10")
    relay()


def test_what_nobody_entered_is_named_before_the_freeze_and_after_it_and_costs_nothing() -> None:
    log(events_of_calls())
    approved(register="staff_days", about="", front=168, front_with_trainees=170, back=30)
    relay()
    missing = ["工位数量", "诉求记录准确率、转办率"]
    board = {line["key"]: line for line in get(CLIENT, "board", quarter="2026Q3").json()["lines"]}
    assert (board["front_staff"]["num"], board["front_staff"]["den"]) == (168, 1), "heads of so many days"
    assert (board["seats"]["displayed_value"], board["seats"]["verdict"]) == ("未登记", "不判定")
    assert [line["name"] for line in board.values() if line["verdict"] == "不判定"] == missing
    assert get(CLIENT, "quarters/2026Q3").json()["unentered"] == missing
    assert get(CLIENT, "quarters/2027Q1").json()["unentered"] == []

    frozen = post(CLIENT, "quarters/2026Q3/freeze").json()
    assert frozen["unentered"] == []
    items = frozen["frozen"]["items"]
    assert [item["number"] for item in items] == list(range(1, 20))
    assert [item["name"] for item in items if item["kind"] == "unentered"] == missing
    (seats,) = (item for item in items if item["indicator"] == "seats")
    assert (seats["displayed_value"], seats["verdict"], seats["deduction"], seats["corrected"]) == (
        "未登记", "不判定", "0.00", "0.00"
    )  # fmt: skip
    assert [item["indicator"] for item in items if item["kind"] == "year"] == ["annual_volume"]
    assert post(MANAGER, "quarters/2026Q3/dispute", indicator="seats", reason="x").status_code == 404


def test_the_client_corrects_without_a_dispute_until_one_side_signs_and_the_contractor_may_dispute_it() -> None:
    log(events_of_calls())
    sheet = {"indicator": "seats", "now_deducted": "14595.95", "why": "盘点137席，少5席"}
    assert post(CLIENT, "quarters/2026Q3/correct", **sheet).status_code == 404
    post(CLIENT, "quarters/2026Q3/freeze")
    assert post(MANAGER, "quarters/2026Q3/correct", **sheet).status_code == 403
    assert post(CLIENT, "quarters/2026Q3/correct", **sheet | {"why": " "}).status_code == 422
    assert post(CLIENT, "quarters/2026Q3/correct", **sheet | {"now_deducted": "291919.01"}).status_code == 422
    assert post(CLIENT, "quarters/2026Q3/correct", **sheet | {"indicator": "annual_volume"}).status_code == 404
    frozen = post(CLIENT, "quarters/2026Q3/correct", **sheet).json()["frozen"]
    # As in the planted quarter: 26,272.71 + 21,893.93 + 41,598.46 = 89,765.10, and five seats at 1 % of 291,919.
    assert (frozen["deduction"], frozen["corrected_deduction"]) == ("89765.10", "104361.05")
    (seats,) = (item for item in frozen["items"] if item["indicator"] == "seats")
    assert (seats["kind"], seats["deduction"], seats["corrected"]) == ("unentered", "0.00", "14595.95")
    assert get(CLIENT, "year").json()["quarters"][1]["total"] == "104361.05"

    assert post(MANAGER, "quarters/2026Q3/dispute", indicator="seats", reason="盘点有误").status_code == 200
    assert post(CLIENT, "quarters/2026Q3/correct", **sheet).json()["code"] == "disputes_open"
    decided = {"indicator": "seats", "upheld": False, "answer": "复盘140席", "now_deducted": "5838.38"}
    after = post(CLIENT, "quarters/2026Q3/decide", **decided).json()["frozen"]
    assert after["corrected_deduction"] == "95603.48"
    assert [each["now"] for each in after["sheets"]] == ["14595.95", "5838.38"]
    post(CLIENT, "quarters/2026Q3/sign", side="client")
    assert post(CLIENT, "quarters/2026Q3/correct", **sheet).json()["code"] == "signed"


def test_who_only_looks_sees_no_way_to_enter() -> None:
    assert get(AGENT, "registers").status_code == 403
    assert get(DIRECTOR, "registers", quarter="2026Q3").status_code == 200
    assert browser(DIRECTOR).post("/api/assessment/registers/entries", {}, "application/json").status_code == 403


def test_minutes_without_an_answer_are_entered_once_and_what_became_of_them_is_told() -> None:
    Minute.objects.create(at=datetime(2026, 9, 1, 4, tzinfo=UTC), up=False, milliseconds=3, detail="连不上")
    enter("outages", about="人工登记", minutes=9, planned_minutes=0, beyond_minutes=0, late=0)

    def states() -> dict[str, str]:
        rows = get(CLIENT, "registers/measured", first="2026-09-01", last="2026-09-01").json()
        assert {row["quarter"] for row in rows} <= {"2026Q3"}
        return {row["entry"]: row["state_name"] for row in rows}

    assert states() == {}
    path = f"registers/outages/{DAY}"
    first = post(MANAGER, path).json()
    assert (first["about"], first["note"]) == ("监测 12:00–12:01", "逐分钟监测；首段：连不上")
    assert "撤回" in post(MANAGER, path).json()["message"]
    assert post(MANAGER, f"registers/entries/{first['id']}/withdraw", why="等核实").status_code == 200
    assert states() == {first["id"]: "已撤回"}

    second = post(MANAGER, path).json()["id"]
    post(CLIENT, f"registers/entries/{second}/judge", approved=True)
    assert "更正" in post(MANAGER, path).json()["message"]
    planned = {"minutes": 0, "planned_minutes": 1, "beyond_minutes": 0, "late": 0}
    for at in range(2):  # under another name, and once more
        approved = RegisterEntry.objects.get(state="approved").pk
        corrected = enter("outages", about=f"割接{at}", corrects=approved, **planned).json()["id"]
        assert states()[second] == "已审核", "until it is approved the old one stands"
        post(CLIENT, f"registers/entries/{corrected}/judge", approved=True)
        assert states()[second] == "已审核"
        assert post(MANAGER, path).json()["code"] == "entered_before"
    post(CLIENT, f"registers/entries/{corrected}/withdraw", why="重填")
    assert states()[second] == "已撤回"
    assert post(MANAGER, path).status_code == 200
