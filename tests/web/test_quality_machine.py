"""What the machine holds of an inspected call: proposed to its first inspector, hidden from the second, no grade."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.test import Client

from hotline.domains.people.quality.models import Inspection, MachineMark
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.recordings.models import TalkTranscript
from hotline.domains.voice.records.models import CallRecord
from hotline.infrastructure import transcripts
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.transcripts import Phrase, Transcript
from tests.domains.voice.calls.tales import NINE
from tests.domains.voice.recordings.recorded_calls import archived, own_place
from tests.web import quality_objects
from tests.web.people import sign_in
from tests.web.test_quality import marks

pytestmark = pytest.mark.django_db
UTTERANCES = (
    (False, 0, 2_000, "喂，什么事？"),
    (True, 2_500, 6_000, "我想问失业金多久之内要申领，我手机是13800138000"),
    (False, 6_500, 9_000, "您放心，我保证给您办下来。"),
    (True, 9_500, 10_500, "好的谢谢"),
)


@pytest.fixture
def inspector(person: Callable[..., Staff], tmp_path: Path) -> Iterator[Client]:
    """3001 has the recorded and transcribed call c2 to inspect."""
    person("3001", "某3001", ["inspector"])
    with own_place(tmp_path) as spool:
        archived(spool, "c2", NINE, agent="1009")
        talk = Transcript("c2.raw", NINE, ("1009",), tuple(Phrase(*each) for each in UTTERANCES))
        text = seal_text(msgspec.json.encode(talk).decode(), transcripts.about("c2"))
        TalkTranscript.objects.create(call="c2", at=datetime.now(UTC), **TalkTranscript.text.columns(text, call="c2"))
        quality_objects.inspection(datetime.now(UTC))
        browser = Client()
        assert sign_in(browser, "3001").status_code == 200
        yield browser


def post(browser: Client, path: str, **body: Any) -> Any:
    return browser.post(f"/api/quality/inspections/inspection-1/{path}", body, "application/json")


def proposed(browser: Client) -> dict[str, dict[str, Any]]:
    answer = post(browser, "proposals")
    assert answer.status_code == 200, answer.content
    return {each["item"]: each for each in answer.json()["rows"]}


def test_a_failure_is_proposed_with_its_words_and_second_and_counts_nothing(inspector: Client) -> None:
    found = proposed(inspector)
    promise = found["no_promise_of_result"]
    assert (promise["result"], promise["seconds"]) == ("fail", 6)
    assert "保证" in promise["wording"]
    assert found["greeting"]["result"] == "fail"
    assert AuditRow.objects.filter(action="recordings.read_transcript", about="call/c2").count() == 1
    done = post(inspector, "submit", marks=marks())
    assert (done.json()["score"], done.json()["red_line"]) == (100.0, False)


def test_what_the_record_does_not_hold_is_not_judged(inspector: Client) -> None:
    of_the_wrap_up = {"wrapup_topic_right", "wrapup_summary_right"}
    assert of_the_wrap_up & set(proposed(inspector)) == {"wrapup_topic_right"}, "no note was written"
    row = CallRecord.objects.get(pk="c2")
    CallRecord.objects.filter(pk="c2").update(detail=row.detail | {"wrap_ups": []})
    assert not of_the_wrap_up & set(proposed(inspector))
    two = [each | {"agent": agent} for each in row.detail["talks"] for agent in ("1009", "1010")]
    CallRecord.objects.filter(pk="c2").update(detail=row.detail | {"talks": two})
    assert post(inspector, "proposals").json() == {"state": "several_agents", "rows": []}


def test_what_was_taken_and_turned_down_is_stored_with_the_grades(inspector: Client) -> None:
    proposed(inspector)
    graded = [
        each | {"answer": {"no_promise_of_result": "taken", "greeting": "declined"}.get(each["item"])}
        for each in marks(no_promise_of_result=6)
    ]
    done = post(inspector, "submit", marks=graded).json()
    answers = {each["item"]: each["answer"] for each in done["marks"] if each["answer"]}
    assert answers == {"no_promise_of_result": "taken", "greeting": "declined"}
    row = MachineMark.objects.get(item="no_promise_of_result")
    assert (row.result, row.seconds, row.was_displayed, row.answer) == ("fail", 6, True, "taken")


def test_the_second_inspector_grades_without_sight_of_it(inspector: Client) -> None:
    Inspection.objects.filter(pk="inspection-1").update(turn="double")
    assert proposed(inspector) == {}
    assert MachineMark.objects.get(item="no_promise_of_result").was_displayed is False


def test_an_item_is_hidden_and_agreement_tells_what_was_in_sight(inspector: Client) -> None:
    hide = inspector.put("/api/quality/machine/greeting", {"hidden": True}, "application/json")
    assert hide.status_code == 204
    assert "greeting" not in proposed(inspector)
    post(inspector, "submit", marks=marks(greeting=0))
    rows = {each["item"]: each for each in inspector.get("/api/quality/machine").json()["rows"]}
    greeting, promise = rows["greeting"], rows["no_promise_of_result"]
    assert (greeting["hidden"], greeting["blind"], greeting["failures"], greeting["confirmed"]) == (True, 1, 1, 1)
    assert (promise["blind"], promise["displayed"], promise["alike"], promise["advice"]) == (0, 1, 0, "too_few")
    assert rows["conclusion_first"]["hidden"]
    assert inspector.put("/api/quality/machine/nothing", {"hidden": True}, "application/json").status_code == 404


def test_without_a_transcript_it_says_so(inspector: Client) -> None:
    TalkTranscript.objects.all().delete()
    assert post(inspector, "proposals").json() == {"state": "not_transcribed", "rows": []}
