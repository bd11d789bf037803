"""Asterisk's JSON as typed events. An unknown event is no error."""

from datetime import UTC, datetime

from hotline.domains.voice.telephony.adapters.ari.events import (
    SUBSCRIBED,
    Channel,
    ChannelDestroyed,
    Dialplan,
    StasisStart,
    decode,
)

CHANNEL = """{"id": "bj1a-1795559891.3", "name": "PJSIP/trunk-00000001", "state": "Ring", "protocol_id": "x",
  "caller": {"name": "", "number": "13800138000"}, "connected": {"name": "", "number": ""}, "accountcode": "",
  "dialplan": {"context": "from-trunk", "exten": "12333", "priority": 3, "app_name": "Stasis",
               "app_data": "hotline,trunk,12333,"}, "creationtime": "2026-11-25T01:00:00.000+0000", "language": "en"}"""


def test_a_caller_comes_in() -> None:
    event = decode(f'{{"type": "StasisStart", "args": ["trunk", "12333", ""], "channel": {CHANNEL}, "new": 1}}')
    assert isinstance(event, StasisStart)
    assert (event.args, event.channel.caller.number) == (["trunk", "12333", ""], "13800138000")
    assert event.channel.stasis_arguments == ["hotline", "trunk", "12333", ""]


def test_a_channel_elsewhere_has_no_stasis_arguments() -> None:
    assert (
        Channel("x", "y", "Up", dialplan=Dialplan(app_name="MusicOnHold", app_data="default")).stasis_arguments is None
    )


def test_a_missing_cause_is_not_known() -> None:
    assert decode(f'{{"type": "ChannelDestroyed", "channel": {CHANNEL}}}') == ChannelDestroyed(
        decode(f'{{"type": "StasisStart", "channel": {CHANNEL}}}').channel,  # type: ignore[union-attr]
        0,
    )


def test_what_we_do_not_know_or_cannot_read_is_passed_over() -> None:
    for message in ('{"type": "ChannelVarset"}', '{"type": "StasisStart"}', "[]", "{", '{"type": 7}', ""):
        assert decode(message) is None


def test_our_own_word_for_the_connection_is_not_asterisks() -> None:
    assert not {"Connected", "SwitchGone"} & set(SUBSCRIBED)
    assert decode('{"type": "Connected"}') is None


def test_an_event_says_when_it_happened() -> None:
    event = decode(f'{{"type": "StasisEnd", "timestamp": "2026-11-25T09:00:00.250+0800", "channel": {CHANNEL}}}')
    assert event is not None
    assert event.timestamp == datetime(2026, 11, 25, 1, 0, 0, 250000, tzinfo=UTC)
