"""A demonstration's record that names a case has one: earlier invented agents noted 已建工单 and opened none."""

from datetime import UTC, datetime

import pytest

from hotline.demo.agent import NOTE
from hotline.demo.history.cases import open_owed_cases
from hotline.domains.service.workorders.models import Case
from hotline.domains.voice.calls.ports import OPENS_CASE
from hotline.events import routing
from hotline.infrastructure.sealing import seal_number, seal_text
from tests.demo.people import people_loaded
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import Tale

pytestmark = [pytest.mark.real, pytest.mark.django_db]

UNTIL = datetime(2026, 11, 29, 16, tzinfo=UTC)


def noted(call: str, note: str, seq: int) -> None:
    """An answered call whose agent noted a case."""
    about = f"call/{call}"
    tale = Tale(call).arrives(seal_number("13800001234", about)).queues("social", after=5).answered("1002", after=9)
    tale.talk_ends("1002", "caller", "hangup", after=60).ends("caller")
    saved = routing.WrapUpSaved(call, "wage-arrears", OPENS_CASE, False, seal_text(note, about, "notes"))
    log(tale.publish(saved, subject=routing.subject("1002"), seq=seq, after=20).events)


def test_a_record_of_an_invented_agent_gets_its_case_a_visitors_stays_as_it_is(sealing_keys: None) -> None:
    people_loaded()
    noted("c1", NOTE, seq=1)
    noted("c2", "来电人李女士，已建单", seq=2)
    assert list(open_owed_cases(UNTIL, seed=1)) == [1, 0]
    case = Case.objects.get()
    assert (case.call, case.created_by, case.topic) == ("c1", "1002", "wage-arrears")
    assert case.created_at.date() == datetime(2026, 11, 25, tzinfo=UTC).date()
    assert list(open_owed_cases(UNTIL, seed=1)) == [0]
