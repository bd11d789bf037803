"""What the bus refuses a process is a red alarm that names the process, until nothing was refused for ten minutes."""

from datetime import UTC, datetime, timedelta

import pytest

from hotline.domains.insight.operations.actions.refusals import check_refusals
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.insight.operations.ports import bus_log
from hotline.domains.insight.operations.rules.refusals import Refusal, alarm_text, refusals
from hotline.events.operations import subject
from hotline.infrastructure import outbox
from tests.domains.service.messaging.arriving import log
from tests.slots import Override

NOW = datetime(2026, 11, 30, 11, 17, 0, tzinfo=UTC)
BEGIN = "[42] 2026/11/30 11:16:53.626960 [ERR] 127.0.0.1:51152 - cid:5"
PUBLISHED = f'{BEGIN} - Publish Violation - User "projector", Subject "callcontrol.a.desk"'
SUBSCRIBED = f'{BEGIN} - "v2.16.0:python3" - Subscription Violation - User "router", Subject "_INBOX.>", SID 1'
SIGNED_IN = f'{BEGIN} - "v2.16.0:python3" - authentication error - User "web"'
ORDINARY = "[42] 2026/11/30 11:16:52.616597 [INF] Server is ready"


@pytest.mark.parametrize(
    ("line", "process", "what"),
    [
        (PUBLISHED, "projector", "发送 callcontrol.a.desk"),
        (SUBSCRIBED, "router", "收听 _INBOX.>"),
        (SIGNED_IN, "web", "用错误的口令登录"),
    ],
)
def test_a_line_of_the_servers_log_says_who_tried_what(line: str, process: str, what: str) -> None:
    at = datetime(2026, 11, 30, 11, 16, 53, tzinfo=UTC)
    assert list(refusals([ORDINARY, line, "half a li"], NOW)) == [Refusal(at, process, what)]
    assert list(refusals([line], NOW + timedelta(minutes=10))) == []


def test_the_alarm_names_each_process_with_what_it_tried_once() -> None:
    assert alarm_text([]) == ""
    text = alarm_text(refusals([PUBLISHED, PUBLISHED, SUBSCRIBED], NOW))
    assert text.count("projector 试图发送 callcontrol.a.desk；router 试图收听 _INBOX.>") == 1
    assert "隔离" in text
    many = [Refusal(NOW, "web", f"发送 {number}") for number in range(200)]
    assert "等 200 项" in alarm_text(many)
    assert len(alarm_text(many)) < 200


def test_the_alarm_is_raised_once_and_cleared_when_nothing_was_refused_lately(db: None, override: Override) -> None:
    override(bus_log, lambda: [ORDINARY])
    assert check_refusals(NOW) is False
    override(bus_log, lambda: [ORDINARY, PUBLISHED])
    assert [check_refusals(NOW), check_refusals(NOW + timedelta(minutes=1))] == [True, True]
    name = subject(OpenViolation.objects.get().alarm)
    log(outbox.announced(name))
    assert check_refusals(NOW + timedelta(minutes=11)) is False
    assert [event.type for event in outbox.announced(name)] == ["alarm.raised", "alarm.cleared"]
