"""Sound, tones, RTP and keys, without a socket."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.demo.phone import rtp
from hotline.infrastructure import audio

TONES = (400, 700, 1100, 1700, 2300)


def test_alaw_keeps_a_sample_within_its_step() -> None:
    samples = np.arange(-32768, 32768, 7, dtype=np.int16)
    error = np.abs(audio.decode(audio.encode(samples)).astype(int) - samples)
    assert np.all(error <= np.maximum(16, np.abs(samples.astype(int)) / 16))


def test_every_alaw_code_decodes_to_a_sample_that_encodes_to_it() -> None:
    codes = bytes(range(256))
    assert audio.encode(audio.decode(codes)) == codes


def test_codes_of_the_standard() -> None:
    assert audio.encode(np.array([0, 32767, -32768], np.int16)) == bytes([0xD5, 0xAA, 0x2A])
    assert audio.loudness(audio.decode(audio.SILENCE)) == 8


@given(st.sets(st.sampled_from(TONES), max_size=3))
def test_exactly_the_tones_that_sound_are_heard(sounding: set[int]) -> None:
    mixed = np.zeros(1600, np.int16)
    for hertz in sounding:
        mixed += audio.tone(hertz, 0.2, amplitude=4000)
    assert audio.tones_in(audio.decode(audio.encode(mixed)), TONES) == sounding


def test_too_short_a_piece_tells_nothing() -> None:
    assert audio.tones_in(audio.tone(400, 0.05), TONES) == set()


def test_a_tone_of_whole_seconds_repeats_without_a_click() -> None:
    once = audio.tone(700)
    twice = audio.tone(700, 2.0)
    assert np.array_equal(np.concatenate([once, once])[:8100], twice[:8100])


# RTP -----------------------------------------------------------------------------------------------------------


@given(st.integers(0, 127), st.integers(0, 65535), st.integers(0, 2**32 - 1), st.binary(max_size=200), st.booleans())
def test_a_packet_written_and_read_again_is_the_same(
    kind: int, sequence: int, stamp: int, payload: bytes, marker: bool
) -> None:
    packet = rtp.Packet(kind, sequence, stamp, 0xABCDEF01, payload, marker)
    read = rtp.parse(packet.encode())
    assert read == packet or 200 <= packet.encode()[1] <= 204


def test_what_is_not_rtp_is_dropped() -> None:
    assert rtp.parse(b"") is None
    assert rtp.parse(b"\x00" * 40) is None
    assert rtp.parse(b"\x80\xc8" + b"\x00" * 40) is None, "a sender report of RTCP"


@pytest.mark.parametrize("key", list(rtp.KEYS))
def test_a_key_sounds_grows_and_ends_three_times(key: str) -> None:
    payloads = rtp.key_payloads(key)
    read = [rtp.key_of(payload) for payload in payloads]
    assert {r[0] for r in read if r} == {key}
    assert [r[1] for r in read if r] == [False] * 5 + [True] * 3
    durations = [int.from_bytes(payload[2:]) for payload in payloads]
    assert durations == sorted(durations)


def test_a_key_that_no_keypad_has_is_refused() -> None:
    with pytest.raises(ValueError, match="substring"):
        rtp.key_payloads("x")


def packets(*sequences: int, source: int = 1) -> list[rtp.Packet]:
    return [rtp.Packet(8, n & 0xFFFF, 0, source, b"") for n in sequences]


def test_losses_and_the_largest_gap_are_counted() -> None:
    reception = rtp.Reception()
    for packet, at in zip(packets(65534, 65535, 0, 3, 4), [0.0, 0.02, 0.04, 0.30, 0.32], strict=True):
        reception.note(packet, at)
    assert (reception.packets, reception.lost) == (5, 2)
    assert reception.largest_gap == pytest.approx(0.26)
    assert reception.gap_until(1.32) == pytest.approx(1.0)


def test_a_new_source_and_a_late_packet_are_no_losses() -> None:
    reception = rtp.Reception()
    for packet in [*packets(10, 12, 11), *packets(500, source=2)]:
        reception.note(packet, 0.0)
    assert reception.lost == 1, "12 overtook 11; the loss counted then stays counted"


def test_nothing_heard_yet_is_no_gap() -> None:
    assert rtp.Reception().gap_until(100.0) == 0.0
