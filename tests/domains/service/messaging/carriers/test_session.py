"""The session that all protocols share, in virtual time, against a gateway that is played from the documents."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.service.messaging.rules.carriers.dialects.base import Account, Reply, Verdict
from hotline.domains.service.messaging.rules.carriers.dialects.sgip import SgipDialect
from hotline.domains.service.messaging.rules.carriers.news import (
    Accepted,
    CameUp,
    Close,
    Connect,
    LoginFailed,
    Pace,
    Phase,
    Received,
    Refused,
    Unanswered,
    Write,
)
from hotline.domains.service.messaging.rules.carriers.receipts import Outcome, Receipt
from hotline.domains.service.messaging.rules.carriers.session import Session
from tests.domains.service.messaging.carriers.lines import ACCOUNT, DIALECTS, NOON, PlayedLine, line_to

ALL = pytest.mark.parametrize("protocol", DIALECTS)
WITH_HEARTBEAT = pytest.mark.parametrize("protocol", ["cmpp", "smgp", "smpp"])


@ALL
def test_it_logs_in_submits_and_has_the_id_of_each(protocol: str) -> None:
    line = line_to(protocol)
    for at in range(5):
        line.now += 1
        assert line.submit(f"text{at}")
    assert [each.key for each in line.of(Accepted)] == [f"text{at}" for at in range(5)]
    assert len({each.id for each in line.of(Accepted)}) == 5
    assert line.gateway.taken == [f"text{at}".encode() for at in range(5)]


@ALL
def test_a_reply_and_a_receipt_come_in_and_are_answered_once_they_are_saved(protocol: str) -> None:
    line = line_to(protocol)
    line.submit("text")
    (accepted,) = line.of(Accepted)
    line.send(line.gateway.receipt(7, accepted.id, "13800138000"))
    line.send(line.gateway.reply(8, "8613800138000", "106901233388", "满意"))
    receipt, reply = (each.what for each in line.of(Received))
    assert isinstance(receipt, Receipt)
    assert (receipt.id, receipt.outcome) == (accepted.id, Outcome.ARRIVED)
    assert isinstance(reply, Reply)
    assert (reply.sender, reply.receiver, reply.text) == ("13800138000", "106901233388", "满意")
    assert len(line.gateway.answers) == 2


@ALL
def test_what_is_not_saved_is_not_answered(protocol: str) -> None:
    line = line_to(protocol)
    actions = line.session.received(line.gateway.reply(8, "13800138000", "1069", "1"), line.now)
    (received,) = (each for each in actions if isinstance(each, Received))
    assert line.gateway.answers == []
    assert len(line.session.saved(received.handle)) == 1
    assert line.session.saved(received.handle) == []


@ALL
def test_the_window_bounds_what_is_under_way(protocol: str) -> None:
    line = line_to(protocol, Pace(window=4))
    line.gateway.silent = True
    for at in range(10):
        line.now += 1
        line.submit(f"text{at}")
    assert len(line.gateway.taken) == 4


def test_the_pace_is_that_of_the_contract() -> None:
    line = line_to("cmpp", Pace(per_second=50, window=1000))
    sent = 0
    for _ in range(1000):
        line.now += 0.01
        while line.submit(f"text{sent}"):
            sent += 1
    assert 495 <= sent <= 506


@ALL
def test_a_refusal_says_what_may_come_of_it(protocol: str) -> None:
    busy = {"cmpp": 8, "smgp": 1, "sgip": 11, "smpp": 0x58}[protocol]
    line = line_to(protocol, Pace(busy_pause=5))
    line.gateway.statuses = {b"fast": busy, b"bad": 99}
    line.submit("bad")
    line.now += 1
    line.submit("fast")
    assert [(each.key, each.verdict) for each in line.of(Refused)] == [("bad", Verdict.REFUSED), ("fast", Verdict.BUSY)]
    assert line.session.room(line.now + 4) == 0
    assert line.session.room(line.now + 5) > 0


@pytest.mark.parametrize(("protocol", "status"), [("cmpp", 13), ("smgp", 39)])
def test_another_carriers_number_is_told_apart(protocol: str, status: int) -> None:
    line = line_to(protocol)
    line.gateway.statuses = {b"ported": status}
    line.submit("ported")
    assert [each.verdict for each in line.of(Refused)] == [Verdict.ELSEWHERE]


@WITH_HEARTBEAT
def test_heartbeats_come_when_nothing_else_does(protocol: str) -> None:
    line = line_to(protocol, Pace(heartbeat_after=60))
    line.pass_time(600)
    assert 9 <= line.gateway.heartbeats <= 10
    assert line.session.phase is Phase.UP


@WITH_HEARTBEAT
def test_a_half_open_line_is_left_and_made_again(protocol: str) -> None:
    line = line_to(protocol, Pace(heartbeat_after=60, heartbeat_within=20, heartbeat_tries=3, answer_within=1000))
    line.gateway.dead = True
    line.submit("text")
    line.pass_time(118)
    assert line.session.phase is Phase.UP
    line.pass_time(2)
    assert [each.why for each in line.of(Close)] == ["no answer to heartbeats"]
    assert [each.key for each in line.of(Unanswered)] == ["text"]
    line.gateway.dead = False
    line.pass_time(60)
    assert line.session.phase is Phase.UP


def test_in_sgip_a_missing_answer_shows_that_nobody_is_there() -> None:
    line = line_to("sgip", Pace(answer_within=30, tries=3))
    line.gateway.dead = True
    line.submit("text")
    line.pass_time(91)
    assert "no answers" in [each.why for each in line.of(Close)]
    assert [(each.key, each.may_repeat) for each in line.of(Unanswered)] == [("text", True)]


def test_in_sgip_an_idle_line_is_left_and_made_for_the_next_message() -> None:
    line = line_to("sgip", Pace(leave_after_idle=30))
    line.pass_time(31)
    assert (line.session.phase, line.gateway.goodbyes) == (Phase.AWAY, 1)
    line.pass_time(1000)
    assert line.session.phase is Phase.AWAY
    line.do(line.session.start(line.now))
    assert line.session.phase is Phase.UP


@pytest.mark.parametrize("protocol", ["cmpp", "smgp", "smpp"])
def test_where_a_repeat_could_text_twice_nothing_is_repeated(protocol: str) -> None:
    line = line_to(protocol, Pace(answer_within=10))
    line.gateway.silent = True
    line.submit("text")
    line.pass_time(100)
    assert line.gateway.taken == [b"text"]
    assert line.of(Unanswered)[0].may_repeat is False


def test_where_the_carrier_drops_repeats_they_are_sent() -> None:
    line = line_to("sgip", Pace(answer_within=10, tries=3))
    line.gateway.silent = True
    line.submit("text")
    line.pass_time(25)
    assert len([each for each in line.of(Write) if b"text" in each.octets]) == 3
    assert line.gateway.taken == [b"text"]


def test_in_sgip_a_message_is_repeated_over_the_next_line_under_its_own_number() -> None:
    line = line_to("sgip")
    line.gateway.silent = True
    line.submit("text")
    line.cut()
    (lost,) = line.of(Unanswered)
    assert lost.may_repeat
    line.gateway.silent = False
    line.pass_time(5)
    line.submit_as(lost.sequence, "text")
    assert [each.key for each in line.of(Accepted)] == ["text"]
    assert line.gateway.taken == [b"text"]


def test_a_late_answer_still_counts() -> None:
    line = line_to("cmpp", Pace(answer_within=10))
    line.holds_back = True
    line.submit("text")
    late, line.under_way = line.under_way, b""
    line.pass_time(11)
    assert [type(each) for each in line.settled["text"]] == [Unanswered]
    line.send(late)
    assert [type(each) for each in line.settled["text"]] == [Unanswered, Accepted]


@ALL
def test_the_end_waits_for_what_is_under_way(protocol: str) -> None:
    line = line_to(protocol, Pace(answer_within=10))
    line.holds_back = True
    line.submit("text")
    line.do(line.session.drain(line.now))
    assert line.session.room(line.now) == 0
    assert line.gateway.goodbyes == 0
    line.holds_back = False
    line.arrive()
    line.pass_time(1)
    assert (line.gateway.goodbyes, line.session.phase) == (1, Phase.OVER)
    assert [each.key for each in line.of(Accepted)] == ["text"]


@ALL
def test_the_end_does_not_wait_for_ever(protocol: str) -> None:
    line = line_to(protocol, Pace(answer_within=10, goodbye_within=5, tries=1))
    line.gateway.dead = True
    line.submit("text")
    line.do(line.session.drain(line.now))
    line.pass_time(16)
    assert line.session.phase is Phase.OVER
    assert [each.key for each in line.of(Unanswered)] == ["text"]


@ALL
def test_a_refused_log_in_is_named_and_not_hammered(protocol: str) -> None:
    line = line_to(protocol, up=False)
    line.gateway.login_status = {"cmpp": 3, "smgp": 21, "sgip": 1, "smpp": 0x0E}[protocol]
    line.do(line.session.start(line.now))
    assert "口令" in line.of(LoginFailed)[0].why
    line.pass_time(600)
    assert len(line.of(LoginFailed)) <= 11
    line.gateway.login_status = 0
    line.pass_time(61)
    assert line.session.phase is Phase.UP


def test_pauses_double_while_nobody_is_there() -> None:
    line = line_to("cmpp", Pace(reconnect_after=1, max_reconnect_after=60), up=False)
    line.reachable = False
    line.do(line.session.start(line.now))
    line.pass_time(63)
    assert len(line.of(Connect)) == 7  # at 0, 1, 3, 7, 15, 31, 63
    line.reachable = True
    line.pass_time(60)
    assert line.of(CameUp)


@ALL
def test_a_gateway_that_says_goodbye_is_answered_and_sought_again(protocol: str) -> None:
    line = line_to(protocol)
    command = {"cmpp": 2, "smgp": 6, "sgip": 2, "smpp": 6}[protocol]
    length = {"sgip": 20, "smpp": 16}.get(protocol, 12)
    line.send(length.to_bytes(4) + command.to_bytes(4) + bytes(length - 9) + b"\1")
    assert len(line.gateway.answers) == 1
    assert line.of(Close)
    line.pass_time(2)
    assert line.session.phase is Phase.UP


@ALL
def test_garbage_closes_the_line_and_the_next_one_works(protocol: str) -> None:
    line = line_to(protocol)
    line.submit("one")
    line.send(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    assert line.of(Close)
    line.pass_time(2)
    assert line.submit("two")
    assert [each.key for each in line.of(Accepted)] == ["one", "two"]


def test_a_message_that_cannot_be_read_is_answered_or_it_comes_again_for_days() -> None:
    line = line_to("cmpp")
    complete = line.gateway.reply(8, "13800138000", "1069", "1")
    cut = (len(complete) - 4).to_bytes(4) + complete[4:-4]
    line.send(cut + complete)
    assert [frame[20] for frame in line.gateway.answers] == [1, 0]
    assert line.session.phase is Phase.UP


def test_an_unknown_command_is_answered_in_smpp_alone() -> None:
    line = line_to("smpp")
    line.send(bytes.fromhex("00000010000001ff0000000000000009"))
    assert [frame.hex() for frame in line.gateway.answers] == ["00000010800000000000000300000009"]
    assert line.session.phase is Phase.UP


def test_an_answer_to_nothing_changes_nothing() -> None:
    line = line_to("cmpp")
    line.send(bytes.fromhex("000000158000000400000063") + bytes(9))
    assert line.settled == {}


SERVED = Account(user="900001", gateway_user="unicom", gateway_secret="agreed", node=3010012333)


def bind(kind: int, name: str, password: str) -> bytes:
    body = bytes([kind]) + name.encode().ljust(16, b"\0") + password.encode().ljust(16, b"\0") + bytes(8)
    return (20 + len(body)).to_bytes(4) + (1).to_bytes(4) + bytes(12) + body


def served() -> PlayedLine:
    from tests.domains.service.messaging.carriers.played_gateway import PlayedGateway

    line = PlayedLine(PlayedGateway("sgip"), Session(SgipDialect(SERVED), Pace(), serves=True), connected=True)
    line.do(line.session.connected(NOON))
    return line


def test_in_sgip_the_gateway_connects_to_us_and_delivers() -> None:
    line = served()
    line.send(bind(2, "unicom", "agreed") + line.gateway.reply(8, "8613800138000", "1069012333", "1"))
    line.send(line.gateway.receipt(9, "3010012333-1130120000-1", "8613800138000"))
    assert line.session.phase is Phase.UP
    assert [type(each.what) for each in line.of(Received)] == [Reply, Receipt]
    assert [frame[20] for frame in line.gateway.answers] == [0, 0, 0]
    assert line.session.room(line.now) >= 0


@pytest.mark.parametrize("login", [(1, "unicom", "agreed"), (2, "unicom", "wrong"), (2, "", "")])
def test_whoever_is_not_the_gateway_is_answered_and_shown_out(login: tuple[int, str, str]) -> None:
    line = served()
    line.send(bind(*login) + line.gateway.reply(8, "13800138000", "1069", "1"))
    assert [frame[20] for frame in line.gateway.answers] == [1]
    assert line.session.phase is Phase.OVER
    assert line.of(Received) == []


def test_nothing_is_taken_before_the_log_in_and_nobody_waits_for_it_for_ever() -> None:
    line = served()
    line.send(line.gateway.reply(8, "13800138000", "1069", "1"))
    assert (line.of(Received), line.session.phase) == ([], Phase.OVER)
    other = served()
    other.pass_time(31)
    assert other.session.phase is Phase.OVER


STEPS = st.lists(
    st.sampled_from(
        ["submit"] * 6 + ["wait", "long wait", "cut", "hold", "arrive", "garbage", "silent", "speak", "dead"]
    ),
    max_size=60,
)


@ALL
@settings(max_examples=150)
@given(STEPS)
def test_whatever_happens_each_message_is_settled_once_and_none_is_sent_twice(protocol: str, steps: list[str]) -> None:
    line = line_to(protocol, Pace(window=4, answer_within=20, heartbeat_after=30))
    submitted: list[str] = []
    for step in steps:
        line.now += 0.5
        match step:
            case "submit" if line.submit(f"text{len(submitted)}"):
                submitted.append(f"text{len(submitted)}")
            case "wait":
                line.pass_time(5)
            case "long wait":
                line.pass_time(200)
            case "cut" if line.connected:
                line.cut()
            case "hold":
                line.holds_back = True
            case "arrive":
                line.holds_back = False
                line.arrive()
            case "garbage" if line.connected:
                line.send(b"\xff" * 9)
            case "silent" | "speak":
                line.gateway.silent, line.gateway.dead = step == "silent", False
            case "dead":
                line.gateway.dead = True
            case _:
                pass
    line.holds_back = False
    line.arrive()
    line.do(line.session.drain(line.now))
    line.pass_time(300)
    assert line.session.phase is Phase.OVER
    assert set(line.settled) == set(submitted), "nothing is lost"
    accepted = {each.key for each in line.of(Accepted)}
    taken = [each.decode() for each in line.gateway.taken]
    assert len(taken) == len(set(taken)), "nothing is sent twice"
    assert accepted <= set(taken)
    assert set(taken) - accepted <= {each.key for each in line.of(Unanswered)}, "who cannot tell says so"
    assert all(len(each) == 1 or isinstance(each[0], Unanswered) for each in line.settled.values())


def test_the_account_does_not_print_its_secrets() -> None:
    assert "secret=" not in repr(ACCOUNT)


def test_what_cannot_be_encoded_is_refused_and_never_leaves() -> None:
    from hotline.domains.service.messaging.rules.carriers.content import Part
    from hotline.domains.service.messaging.rules.carriers.dialects.base import Outgoing

    line = line_to("cmpp")
    outgoing = Outgoing("text", "1" * 40, "1069", Part(b"1", 0))
    line.do(line.session.submit(line.session.reserve(line.now), outgoing, line.now))
    assert [each.key for each in line.of(Refused)] == ["text"]
    assert line.gateway.taken == []
