"""Which events other systems see, where pushes may go, and how pushes are signed and repeated."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC
from standardwebhooks import Webhook, WebhookVerificationError

from hotline.domains.edge.integrations.rules.caller import Caller
from hotline.domains.edge.integrations.rules.public import PUBLIC, may_see, public_event
from hotline.domains.edge.integrations.rules.push import again_in, url_error
from hotline.domains.edge.integrations.rules.signatures import secret_bytes, secret_text, signature_headers
from hotline.events.calls import CallArrived, CallEnded, CallQueued, TalkStarted
from hotline.events.envelope import Envelope, Fact, envelope
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.tales import NINE

SECRET, BODY = bytes(range(32)), '{"type":"call.ended","data":{"by":"来电人"}}'.encode()


def event(fact: Fact, subject: str = "call/c1") -> Envelope:
    return envelope(fact, subject=subject, seq=3, at=NINE, actor="system", site="bj1", node="a")


def caller(agents: set[str], queues: set[str]) -> Caller:
    return Caller("app-1a2b3c4d", "系统", frozenset(), frozenset(agents), frozenset(queues), 60)


def test_every_public_field_is_one_of_the_fact() -> None:
    for fact, fields in PUBLIC.items():
        assert set(fields) <= set(fact.__struct_encode_fields__), fact


def test_of_a_number_only_the_mask_is_public_and_of_a_call_neither_channel_nor_file() -> None:
    number = Sealed("138******01", "k1:cipher", "ab" * 32)
    seen = public_event(7, event(CallArrived(number, "北京", "12333", "12333", "c1.1", "c1.1.raw")))
    assert (seen.cursor, seen.id, seen.call) == (7, "call/c1#3", "c1")
    assert seen.data == {"number": "138******01", "place": "北京", "dialed": "12333", "origin": "12333"}


@pytest.mark.parametrize(
    ("fact", "agents", "queues", "seen"),
    [
        (TalkStarted("1001", "o1", 1, "social"), {"1001"}, set(), True),
        (TalkStarted("1002", "o1", 1, "social"), {"1001"}, {"social"}, False),
        (CallQueued("social", 1, 0, []), {"1001"}, {"social"}, True),
        (CallQueued("labor", 1, 0, []), {"1001"}, {"social"}, False),
        (CallEnded("caller", 16, "rating"), {"1001"}, {"social"}, False),
        (CallEnded("caller", 16, "rating"), {"*"}, {"*"}, True),
    ],
)
def test_who_acts_for_some_agents_sees_the_events_that_name_them(
    fact: Fact, agents: set[str], queues: set[str], seen: bool
) -> None:
    assert may_see(caller(agents, queues), public_event(1, event(fact))) is seen


def test_another_implementation_of_the_standard_believes_the_signature_and_no_altered_body() -> None:
    now = int(datetime.now(UTC).timestamp())
    headers = signature_headers(SECRET, id="call/c1#3", timestamp=now, body=BODY, sm3=True)
    verifier = Webhook(secret_text(SECRET))
    assert verifier.verify(BODY.decode(), headers)
    with pytest.raises(WebhookVerificationError):
        verifier.verify(BODY.decode().replace("来电人", "坐席"), headers)


def test_who_wants_it_finds_a_signature_by_sm3_beside_the_other() -> None:
    headers = signature_headers(SECRET, id="x", timestamp=5, body=BODY, sm3=True)
    own = HMAC(SECRET, hashes.SM3())
    own.update(b"x.5." + BODY)
    assert headers["webhook-signature"].split()[1] == f"v1sm3,{base64.b64encode(own.finalize()).decode()}"
    assert " " not in signature_headers(SECRET, id="x", timestamp=5, body=BODY, sm3=False)["webhook-signature"]


def test_secrets_are_read_as_they_are_written_and_short_ones_are_none() -> None:
    assert secret_bytes(secret_text(SECRET)) == SECRET
    assert [secret_bytes(text) for text in ("", "whsec_c2hvcnQ=", "not base64 at all")] == [None, None, None]


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.1/x",
        "https://10.1.2.3/x",
        "https://169.254.169.254/latest",
        "https://[::1]/x",
        "https://[::ffff:127.0.0.1]/x",
        "https://[::127.0.0.1]/x",
        "https://[64:ff9b::10.0.0.1]/x",
        "https://[::ffff:0:127.0.0.1]/x",
        "https://[fec0::1]/x",
        "https://example.cn/\r\nX-Other: yes",
        "https://example.cn/a b",
        "https://user@example.cn/",
        "http://example.cn/",
        "ftp://example.cn/",
        "https://",
        "https://example.cn:99999/",
        "https://[::1/",
    ],
)
def test_nothing_is_pushed_into_our_own_house_or_in_the_clear(url: str) -> None:
    assert url_error(url, ()).endswith("。")


def test_a_network_that_the_settings_name_may_be_pushed_into() -> None:
    assert url_error("https://crm.example.cn/hotline", ()) == ""
    assert url_error("http://10.1.2.3:8080/x", ("10.1.0.0/16",)) == ""
    assert url_error("http://10.2.2.3:8080/x", ("10.1.0.0/16",)) != ""


def test_a_push_that_failed_is_tried_again_ever_later_but_every_hour_at_least() -> None:
    assert [again_in(n).total_seconds() for n in (1, 2, 3, 4)] == [5, 10, 20, 40]
    assert again_in(11) == again_in(1000) == timedelta(hours=1)
