"""Nothing goes live that makes fewer of the frozen questions right; the client may insist, with a reason."""

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import python_calamine
import time_machine
from django.test import Client

from hotline.domains.insight.assessment.actions import entries
from hotline.domains.insight.assessment.actions import measured as assessment_measured
from hotline.domains.insight.assessment.models import Evidence, RegisterEntry
from hotline.domains.insight.assessment.queries.entries import measured
from hotline.domains.understanding.assistant.actions import answer_log
from hotline.domains.understanding.assistant.actions import samples as assistant_samples
from hotline.domains.understanding.assistant.actions import trials as assistant_trials
from hotline.domains.understanding.assistant.adapters.gate import FrozenQuestions
from hotline.domains.understanding.assistant.models import Sample, StoredQuestion, Trial
from hotline.domains.understanding.assistant.queries import samples, trials
from hotline.domains.understanding.assistant.rules.frozen_questions import question_of
from hotline.domains.understanding.assistant.rules.sample_rules import Span
from hotline.domains.understanding.assistant.rules.talk import Citation, Reply, ReplyKind, Sentence, Turn
from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.actions import publication
from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
from hotline.domains.understanding.knowledge.models import Version
from hotline.domains.understanding.knowledge.queries import finder, search_engine
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sealed_files import SealedFile
from hotline.infrastructure.uploads import sealed_store
from hotline.kernel.errors import Invalid, NotPermitted, Refused
from tests.domains.understanding.knowledge.people import (
    AGENT,
    CLIENT,
    EDITOR,
    SECOND,
    TOPIC,
    approved,
    published,
    redrafted,
)
from tests.slots import Override
from tests.web.people import session_of

pytestmark = [pytest.mark.real, pytest.mark.django_db]
QUESTION = question_of({"q": "按月领退休金最低要交够几年", "topics": [TOPIC], "style": "citizen"})
THEIRS = question_of({"q": "红烧肉怎么做才不腻", "kind": "refuse", "style": "outside"})
BROKEN = {"title": "红烧肉", "conclusion": "红烧肉要炖一小时。", "spoken": "炖一小时。", "asked_as": ["红烧肉怎么做"]}


@pytest.fixture(autouse=True)
def gate(tmp_path: Path, override: Override, monkeypatch: pytest.MonkeyPatch, sealing_keys: None) -> Iterator[None]:
    """The gate is there, two questions are frozen, one article is published; no model."""
    override(ports.indexes, IndexFiles(tmp_path / "index"))
    override(ports.embedder, None)
    override(ports.vectors, None)
    monkeypatch.setattr(finder, "_current", None)
    search_engine.forget()
    published()
    override(ports.release_gate, FrozenQuestions())
    monkeypatch.setattr(publication.jobs, "defer", lambda task, **more: None)
    monkeypatch.setattr(trials, "frozen", lambda: (QUESTION, THEIRS))
    monkeypatch.setattr(trials, "_engine", lambda: "engine")
    yield
    search_engine.forget()


def version_for_publication(**changed: Any) -> Version:
    """Another version of the article, reviewed and up for publication."""
    return approved(redrafted(Version.objects.get(number=1), **changed))


def publish(row: Version, **more: Any) -> Version:
    return publication.publish(by=CLIENT, code=TOPIC, number=row.number, revision=row.revision, **more)


def test_what_makes_nothing_worse_goes_out_once_it_was_tried() -> None:
    row = publish(version_for_publication(conclusion="满十五年就可以按月领。"))
    assert row.state == "scheduled"
    assert publication.publish_due(datetime.now(UTC)) == 1
    row.refresh_from_db()
    assert (row.state, row.publisher) == ("published", CLIENT.number)
    before, after = Trial.objects.order_by("pk")
    assert (before.article, after.article, after.version, after.passed, after.before) == ("", TOPIC, 2, True, before)


def test_what_makes_fewer_right_stays_where_it_is_and_says_which() -> None:
    row = publish(version_for_publication(**BROKEN))
    assert publication.publish_due(datetime.now(UTC)) == 0
    row.refresh_from_db()
    assert (row.state, row.publish_at, row.publisher) == ("approved", None, "")
    assert "按月领退休金最低要交够几年" in row.remark
    trial = trials.last_of(TOPIC, 2, row.revision)
    assert trial is not None
    assert {each["text"] for each in trial.fell} >= {QUESTION.text}
    assert Version.objects.get(number=1).state == "published"


def test_the_client_may_insist_with_a_reason_that_is_on_record() -> None:
    row = publish(version_for_publication(**BROKEN))
    publication.publish_due(datetime.now(UTC))
    row.refresh_from_db()
    with pytest.raises(NotPermitted):
        publication.publish(by=EDITOR, code=TOPIC, number=2, revision=row.revision, despite="急")
    out = publish(row, despite="旧规定已废止")
    assert out.state == "published"
    trial = trials.last_of(TOPIC, 2, row.revision)
    assert trial is not None
    assert (trial.overruled_by, trial.reason) == (CLIENT.number, "旧规定已废止")
    assert AuditRow.objects.get(action="assistant.overrule").detail["reason"] == "旧规定已废止"


def test_nobody_insists_on_what_was_not_refused() -> None:
    row = version_for_publication(conclusion="满十五年就可以按月领。")
    with pytest.raises(Refused, match="直接发布"):
        publish(row, despite="急")
    row.refresh_from_db()
    assert row.state == "approved"


def test_called_off_while_it_is_tried_it_stays_in(monkeypatch: pytest.MonkeyPatch) -> None:
    row = publish(version_for_publication(conclusion="满十五年就可以按月领。"))

    def tried(*arguments: Any) -> str:
        publication.call_off(by=CLIENT, code=TOPIC, number=2)
        return ""

    monkeypatch.setattr(FrozenQuestions, "refusal", tried)
    assert publication.publish_due(datetime.now(UTC)) == 0
    row.refresh_from_db()
    assert row.state == "approved"


def test_the_page_shows_how_often_it_is_right_and_what_it_takes_for_what() -> None:
    trial = assistant_trials.evaluate()
    assert assistant_trials.evaluate() == trial
    client = Client()
    client.cookies["hotline_session"] = session_of("4001", "knowledge.edit")
    evaluation = json.loads(client.get("/api/assistant/evaluation").content)
    ours = evaluation["all"][1]
    assert (ours["count"], ours["right"], evaluation["stale"]) == (1, 1, False)
    assert 0 < ours["low"] < ours["high"] <= 1
    assert [each["name"] for each in evaluation["styles"]] == ["citizen", "outside"]
    assert len(evaluation["history"]) == 1
    client.cookies["hotline_session"] = session_of("1001", "desk.use")
    assert client.get("/api/assistant/evaluation").status_code == 403


MANAGER = Principal(
    "8101", "", "", (), (), frozenset({"assessment.enter", "assessment.view"}), 1, datetime.now(UTC) + timedelta(9)
)
THIRD = Principal("2001", "", "", (), (), frozenset({"knowledge.review"}), 1, datetime.now(UTC) + timedelta(9))
DAY = datetime(2026, 11, 18, 4, tzinfo=UTC)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What went into the archive."""
    files: dict[str, bytes] = {}

    class Archive:
        def write(self, name: str, pieces: Iterable[bytes]) -> None:
            files[name] = b"".join(pieces)

    monkeypatch.setattr(sealed_store, "archive", Archive)
    return files


def answered(count: int) -> None:
    with time_machine.travel(DAY, tick=False):
        for at in range(count):
            rests = Citation(TOPIC, 1, "", "conclusion", "满十五年可以按月领。", DAY.date(), None)
            reply = Reply(ReplyKind.ANSWER, (TOPIC,), (Sentence("满十五年可以按月领。"),), (rests,))
            turns = [Turn("citizen", f"要交几年，第{at}问")]
            answer_log.note_answer(
                session=f"s{at}", answer=f"{at:016x}", turns=turns, reply=reply, by_rule=False, milliseconds=3
            )


def drawn(size: int) -> Sample:
    with time_machine.travel(DAY + timedelta(days=7), tick=False):
        return assistant_samples.draw(by=MANAGER, span=Span.WEEK, day=DAY.date(), size=size)


def test_a_week_is_drawn_once_it_is_over_and_once_only() -> None:
    answered(8)
    with time_machine.travel(DAY, tick=False), pytest.raises(Invalid, match="未结束"):
        assistant_samples.draw(by=MANAGER, span=Span.WEEK, day=DAY.date(), size=5)
    with pytest.raises(NotPermitted):
        assistant_samples.draw(by=EDITOR, span=Span.WEEK, day=DAY.date(), size=5)
    sample = drawn(5)
    assert (sample.key, sample.population, sample.size) == ("2026-W47", 8, 5)
    with pytest.raises(Refused, match="不可重抽"):
        drawn(5)
    assert Sample.objects.count() == 1
    days = StoredQuestion.objects.filter(sampled__isnull=False).values_list("stored_until", flat=True)
    assert min(days) > DAY + timedelta(days=500)


def test_two_judge_apart_a_third_decides_and_the_result_is_entered_with_its_evidence(
    written: dict[str, bytes],
) -> None:
    answered(3)
    key = drawn(3).key
    for place in (1, 2, 3):
        assistant_samples.grade(by=EDITOR, key=key, place=place, right=True)
    case = samples.next_for(by=SECOND, key=key)
    assert case is not None
    assert (case.verdicts, case.exchange.reply) == ([], "满十五年可以按月领。")
    title = Version.objects.get(number=1).title
    assert samples.sources(case.drawn.question.articles) == [(TOPIC, 1, title)]
    with pytest.raises(Invalid, match="错在哪里"):
        assistant_samples.grade(by=SECOND, key=key, place=1, right=False)
    assistant_samples.grade(by=SECOND, key=key, place=1, right=False, remark="年限不对")
    for place in (2, 3):
        assistant_samples.grade(by=SECOND, key=key, place=place, right=True)
    with pytest.raises(Refused, match="已判定"):
        assistant_samples.grade(by=SECOND, key=key, place=1, right=True)
    with pytest.raises(Refused, match="未判定"):
        assessment_measured.enter_sample(by=MANAGER, key=key)
    between = samples.next_for(by=THIRD, key=key)
    assert between is not None
    assert [each.right for each in between.verdicts] == [True, False]
    assistant_samples.grade(by=THIRD, key=key, place=1, right=False, remark="确实不对")
    found = samples.result(key)
    assert (found.decided, found.right, found.both, found.agreed) == (3, 2, 3, 2)

    with time_machine.travel(DAY + timedelta(days=7), tick=False):
        entry = assessment_measured.enter_sample(by=MANAGER, key=key)
        with pytest.raises(Refused, match=r"已登记.*撤回"):
            assessment_measured.enter_sample(by=MANAGER, key=key)
    assert (entry.register, entry.figures, entry.state) == ("ai_checks", {"checked": 3, "right": 2}, "waiting")
    assert Evidence.objects.get().entry == RegisterEntry.objects.get()
    (sealed,) = written.values()
    sheet = SealedFile(len(sealed), lambda start, stop: sealed[start:stop]).read()
    lines = python_calamine.CalamineWorkbook.from_filelike(BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert [line[3:5] for line in lines[1:]] == [["作答", f"{title}（第1版）"]] * 3


def test_a_result_that_the_client_did_not_take_is_entered_anew(written: dict[str, bytes]) -> None:
    answered(1)
    key = drawn(1).key
    for by in (EDITOR, SECOND):
        assistant_samples.grade(by=by, key=key, place=1, right=True)
    with time_machine.travel(DAY + timedelta(days=7), tick=False):
        first = assessment_measured.enter_sample(by=MANAGER, key=key)
        entries.decide_entry(by=CLIENT, entry=first.id, approved=False, remark="证据不清")
        again = assessment_measured.enter_sample(by=MANAGER, key=key)
        assert Sample.objects.get().entry == again.id
        entries.decide_entry(by=CLIENT, entry=again.id, approved=True)
        with pytest.raises(Refused, match=r"已审核.*更正"):
            assessment_measured.enter_sample(by=MANAGER, key=key)
        states = {entry: row.state for entry, row in measured(date(2026, 11, 1), date(2026, 11, 30)).items()}
    assert states == {first.id: "rejected", again.id: "approved"}


def test_an_agent_neither_judges_nor_reads() -> None:
    answered(1)
    key = drawn(1).key
    with pytest.raises(NotPermitted):
        assistant_samples.grade(by=AGENT, key=key, place=1, right=True)
