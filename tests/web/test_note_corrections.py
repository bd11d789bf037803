"""A wrong note is corrected beside it: it stays, the record shows both and who decided, and that outlives a rebuild."""

import pytest

from hotline.domains.platform.citizens.actions import opened_for_copy
from hotline.domains.platform.citizens.models import PersonalDataChange
from hotline.domains.voice.records.actions.fold import rebuild
from hotline.domains.voice.records.models import NoteCorrection
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_number, seal_text
from tests.domains.voice.calls.tales import Tale
from tests.web.test_personal_requests import decide, own_spool, registered, stored
from tests.web.test_records import ALL, logged, signed_in

__all__ = ["own_spool"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
WRONG, RIGHT, BETTER = "来电人称已离职", "本人没有离职", "本人 11 月才离职"


def noted() -> str:
    """A call with a note, in the records; its subject."""
    tale = Tale("c1").arrives(seal_number("13800000001", "call/c1")).queues("social").answered("1001").ends("caller")
    logged(tale.wraps_up("1001", "pension-min-years", seq=1, notes=seal_text(WRONG, "call/c1", "notes")))
    return "call/c1"


def correct(about: str, text: str, field: str = "notes/1001") -> str:
    id = registered("correction")
    answer = decide(id, "correct", corrections=[{"about": about, "field": field, "value": text}])
    assert answer.status_code == 200, answer.content
    return id


def read() -> list[dict[str, object]]:
    notes: list[dict[str, object]] = signed_in("3001", *ALL).get("/api/calls/c1/notes").json()["notes"]
    return notes


def test_the_record_shows_what_was_noted_what_is_right_and_who_decided() -> None:
    about = noted()
    id = correct(about, RIGHT)
    (note,) = read()
    assert note["text"] == WRONG
    assert [(one["text"], one["by"]) for one in note["corrections"]] == [(RIGHT, "8001")]  # type: ignore[attr-defined]
    (wrap_up,) = signed_in("3001", *ALL).get("/api/calls/c1").json()["wrap_ups"]
    assert wrap_up["corrected"]
    change = PersonalDataChange.objects.get(request=id)
    assert change.before is not None
    assert opened_for_copy([change.before]) == [WRONG]
    assert AuditRow.objects.filter(action="calls.correct_note", about=about, by="8001").exists()
    assert RIGHT not in str(list(NoteCorrection.objects.values()))


def test_the_last_correction_holds_and_all_outlive_records_made_anew() -> None:
    about = noted()
    correct(about, RIGHT)
    id = correct(about, BETTER)
    rebuild()
    (note,) = read()
    assert [one["text"] for one in note["corrections"]] == [RIGHT, BETTER]  # type: ignore[attr-defined]
    change = PersonalDataChange.objects.get(request=id)
    assert change.before is not None
    assert opened_for_copy([change.before]) == [RIGHT]
    labels = [fact["label"] for fact in stored(id)[about]["facts"]]
    assert labels.count("备注更正为") == 2


@pytest.mark.parametrize(("field", "code"), [("notes/1002", "not_found"), ("topic", "not_correctable")])
def test_what_is_no_note_of_the_call_is_refused(field: str, code: str) -> None:
    about = noted()
    id = registered("correction")
    answer = decide(id, "correct", corrections=[{"about": about, "field": field, "value": RIGHT}])
    assert answer.status_code in (404, 409)
    assert answer.json()["code"] == code
    assert not NoteCorrection.objects.exists()
