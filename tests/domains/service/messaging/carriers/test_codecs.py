"""Octets to PDUs and back: the vectors that others wrote, any PDU at all, and octets that are none."""

import contextlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.messaging.rules.carriers import cmpp, sgip, smgp, smpp
from hotline.domains.service.messaging.rules.carriers.documents import document_of, octets_of, protocol_of
from hotline.domains.service.messaging.rules.carriers.protocol import Frames, Protocol, fields_of, pdu_of
from hotline.domains.service.messaging.rules.carriers.wire import Fault, Malformed, Pdu, Unencodable
from tests.domains.service.messaging.carriers.pdus import DIALECTS, any_pdu

VECTORS = [json.loads(line) for line in Path(__file__).with_name("vectors.jsonl").read_text().splitlines()]
GOOD = [each for each in VECTORS if each.get("expect") != "error"]
BAD = [each for each in VECTORS if each.get("expect") == "error"]
BOTH_WAYS = pytest.mark.parametrize("vector", GOOD, ids=[each["id"] for each in GOOD])


@BOTH_WAYS
def test_what_others_wrote_decodes_to_its_fields_and_encodes_to_its_octets(vector: dict[str, Any]) -> None:
    protocol, version = protocol_of(vector["protocol"], vector["version"])
    document = document_of(protocol, version, bytes.fromhex(vector["hex"]))
    assert (document["pdu"], document["fields"]) == (vector["pdu"], vector["fields"])
    assert (
        octets_of(protocol, version, vector["pdu"], json.loads(json.dumps(document["fields"]))).hex() == vector["hex"]
    )


@pytest.mark.parametrize("vector", BAD, ids=[each["id"] for each in BAD])
def test_what_others_refuse_is_refused(vector: dict[str, Any]) -> None:
    protocol, version = protocol_of(vector["protocol"], vector["version"])
    with pytest.raises(Malformed):
        protocol.decode(bytes.fromhex(vector["hex"]), version)


@given(any_pdu())
def test_any_pdu_comes_back_as_it_was(each: tuple[Protocol, str, Pdu]) -> None:
    protocol, version, pdu = each
    frame = protocol.encode(pdu, version)
    again = protocol.decode(frame, version)
    assert again == pdu
    assert protocol.encode(again, version) == frame
    assert protocol.decode(frame, version, lenient=True) == pdu


@given(any_pdu())
def test_any_pdu_comes_back_from_json(each: tuple[Protocol, str, Pdu]) -> None:
    protocol, version, pdu = each
    frame = protocol.encode(pdu, version)
    fields = json.loads(json.dumps(fields_of(protocol, pdu, version, len(frame))))
    assert pdu_of(protocol, pdu.name, version, fields) == pdu


@given(any_pdu(), st.data())
def test_octets_that_were_changed_are_a_pdu_or_malformed_and_nothing_else(
    each: tuple[Protocol, str, Pdu], data: st.DataObject
) -> None:
    protocol, version, pdu = each
    frame = bytearray(protocol.encode(pdu, version))
    for _ in range(data.draw(st.integers(1, 4))):
        kind, at = data.draw(st.sampled_from(["flip", "cut", "grow", "fit"])), data.draw(st.integers(0, len(frame)))
        if kind == "flip" and at < len(frame):
            frame[at] = data.draw(st.integers(0, 255))
        elif kind == "cut":
            del frame[at:]
        elif kind == "grow":
            frame[at:at] = data.draw(st.binary(max_size=8))
        elif len(frame) >= 4:  # so that what is behind the length is looked at too
            frame[:4] = len(frame).to_bytes(4)
    for lenient in (False, True):
        try:
            again = protocol.decode(bytes(frame), version, lenient=lenient)
        except Malformed:
            continue
        else:
            fields_of(protocol, again, version, len(frame))
    with contextlib.suppress(Malformed):
        document_of(protocol, version, bytes(frame))


@given(st.binary(max_size=200), st.sampled_from(DIALECTS))
def test_any_octets_are_a_pdu_or_malformed(octets: bytes, dialect: tuple[Protocol, str]) -> None:
    protocol, version = dialect
    for frame in (octets, (len(octets) + 4).to_bytes(4) + octets):
        try:
            protocol.decode(frame, version)
        except Malformed:
            continue


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(any_pdu(), st.data())
def test_fields_that_were_changed_are_encoded_or_refused_and_nothing_else(
    each: tuple[Protocol, str, Pdu], data: st.DataObject
) -> None:
    protocol, version, pdu = each
    fields = fields_of(protocol, pdu, version, len(protocol.encode(pdu, version)))
    fields[data.draw(st.sampled_from(sorted(fields)))] = data.draw(JSON)
    with contextlib.suppress(Unencodable):
        octets_of(protocol, version, pdu.name, fields)


@given(st.lists(any_pdu(), min_size=1, max_size=4), st.data())
def test_a_stream_is_cut_into_its_frames_wherever_it_is_torn(
    each: list[tuple[Protocol, str, Pdu]], data: st.DataObject
) -> None:
    protocol = each[0][0]
    sent = [one.encode(pdu, version) for one, version, pdu in each if one is protocol]
    stream, frames, found, at = b"".join(sent), Frames(protocol), [], 0
    while at < len(stream):
        step = data.draw(st.integers(1, 50))
        found += list(frames(stream[at : at + step]))
        at += step
    assert found == sent
    assert frames.pending == 0


@pytest.mark.parametrize("length", [0, 7, 0x7FFFFFFF, 0xFFFFFFFF])
def test_a_length_that_no_pdu_has_is_refused_before_it_is_waited_for(length: int) -> None:
    for protocol in {each.name: each for each, _ in DIALECTS}.values():
        with pytest.raises(Malformed) as refused:
            list(Frames(protocol)(length.to_bytes(4)))
        assert refused.value.fault is Fault.LENGTH


def test_3_0_is_not_read_as_2_0() -> None:
    frame = cmpp.CMPP.encode(cmpp.Submit(dest_terminal_id=("13500002696",), msg_content=b"hello"), cmpp.V3)
    with pytest.raises(Malformed):
        cmpp.CMPP.decode(frame, cmpp.V2)


def test_a_link_id_that_is_missing_is_forgiven_on_the_line_alone() -> None:
    frame = cmpp.CMPP.encode(cmpp.Deliver(msg_content=b"4", link_id=""), cmpp.V3)[:-20]
    short = (len(frame)).to_bytes(4) + frame[4:]
    with pytest.raises(Malformed):
        cmpp.CMPP.decode(short, cmpp.V3)
    assert cmpp.CMPP.decode(short, cmpp.V3, lenient=True) == cmpp.Deliver(msg_content=b"4")


def test_an_unknown_command_is_named_and_its_frame_can_be_answered() -> None:
    frame = bytes.fromhex("00000010000000ff00000000000000 07".replace(" ", ""))
    with pytest.raises(Malformed, match="0x000000ff") as refused:
        smpp.SMPP.decode(frame, smpp.V34)
    assert refused.value.fault is Fault.COMMAND
    assert refused.value.octets == frame


def test_an_answer_that_refuses_may_be_a_bare_header() -> None:
    bare = bytes.fromhex("00000010800000040000005800000007")
    pdu = smpp.SMPP.decode(bare, smpp.V34)
    assert pdu == smpp.SubmitSmResp(command_status=0x58, sequence_number=7, message_id=None)
    assert smpp.SMPP.encode(pdu, smpp.V34) == bare


@pytest.mark.parametrize("vector", [each for each in VECTORS if "digest" in each], ids=lambda each: each["id"])
def test_digests_are_those_of_others(vector: dict[str, Any]) -> None:
    digest = vector["digest"]
    made = (
        cmpp.authenticator_source(digest["source_addr"], digest["secret"], int(digest["timestamp"]))
        if vector["protocol"] == "cmpp"
        else smgp.authenticator_client(digest["client_id"], digest["secret"], int(digest["timestamp"]))
    )
    assert made.hex() == digest["expected"]


def test_a_timestamp_of_march_has_its_zero_in_the_digest() -> None:
    from hashlib import md5

    assert 301000000 == 0x11F0E540
    assert smgp.authenticator_client("1", "s", 0x11F0E540) == md5(b"1" + bytes(7) + b"s0301000000").digest()


def test_a_msg_id_is_taken_apart_from_the_top_bit() -> None:
    parts = {"month": 1, "day": 13, "hour": 10, "minute": 40, "second": 53, "gateway": 73722, "sequence": 39738}
    assert cmpp.msg_id_parts(bytes.fromhex("16AA8D411FFA9B3A")) == parts


def test_the_node_of_a_service_provider() -> None:
    assert sgip.node_of("010", "12333") == 3010012333
