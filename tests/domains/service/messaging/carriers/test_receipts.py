"""Receipts in the forms that were seen, by the documents and against them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.messaging.rules.carriers import cmpp, sgip, smgp, smpp
from hotline.domains.service.messaging.rules.carriers.receipts import (
    Outcome,
    Receipt,
    of_cmpp,
    of_sgip,
    of_smgp,
    of_smpp,
    outcome_of,
    reason_of,
)

ID8, ID10 = bytes.fromhex("16AA8D411FFA9B3A"), bytes.fromhex("01020000203004050607")


def cmpp_receipt(stat: str = "DELIVRD", width: int = 21) -> bytes:
    return (
        ID8
        + stat.encode().ljust(7, b"\0")
        + b"2611301200"
        + b"2611301201"
        + b"13800138000".ljust(width, b"\0")
        + bytes(4)
    )


@pytest.mark.parametrize("width", [21, 32])
def test_cmpp_in_2_0_and_3_0_and_in_3_0_as_short_as_in_2_0(width: int) -> None:
    receipt = of_cmpp(cmpp.Deliver(registered_delivery=1, msg_content=cmpp_receipt(width=width)))
    assert receipt == Receipt(ID8.hex(), "DELIVRD", "13800138000", Outcome.ARRIVED, "2611301201", "00000000")


def test_cmpp_what_is_none() -> None:
    assert of_cmpp(cmpp.Deliver(registered_delivery=0, msg_content=cmpp_receipt())) is None
    assert of_cmpp(cmpp.Deliver(registered_delivery=1, msg_content=b"short")) is None


@pytest.mark.parametrize(
    "text",
    [
        b" sub:001 dlvrd:001 Submit date:2611301200 done date:2611301201 stat:DELIVRD err:000 text:" + bytes(20),
        b" sub:001 dlvrd:001 submit_date:2611301200 done_date:2611301201 stat:DELIVRD err:000 Text:012",
        b"sub:001 dlvrd:001 done_date:2611301201 submit_date:2611301200 stat:DELIVRD err:000",
        b"ssub:001sdlvrd:001 Done Date:2611301201 Stat:DELIVRD Err:000",
    ],
)
def test_smgp_in_every_form_that_was_seen(text: bytes) -> None:
    receipt = of_smgp(smgp.Deliver(is_report=1, src_term_id="18900001234", msg_content=b"id:" + ID10 + text))
    assert receipt == Receipt(ID10.hex(), "DELIVRD", "18900001234", Outcome.ARRIVED, "2611301201", "000")


def test_smgp_codes_that_nobody_documented_have_failed() -> None:
    receipt = of_smgp(smgp.Deliver(is_report=1, msg_content=b"id:" + ID10 + b" stat:RT:0148 err:999"))
    assert receipt
    assert (receipt.stat, receipt.outcome, receipt.error) == ("RT:0148", Outcome.FAILED, "999")


SMPP_TEXT = (
    b"id:0123456789 sub:001 dlvrd:001 submit date:2611301200 done date:261130120159 stat:UNDELIV err:027 text:Hi"
)


def test_smpp_by_its_text() -> None:
    receipt = of_smpp(smpp.DeliverSm(esm_class=4, source_addr="8613800138000", short_message=SMPP_TEXT))
    assert receipt == Receipt("0123456789", "UNDELIV", "8613800138000", Outcome.FAILED, "261130120159", "027")


def test_smpp_by_its_parameters_before_its_text() -> None:
    tlvs = {"receipted_message_id": "2A", "message_state": 2}
    receipt = of_smpp(smpp.DeliverSm(esm_class=4, short_message=SMPP_TEXT, tlvs=tlvs))
    assert receipt
    assert (receipt.id, receipt.stat, receipt.outcome) == ("2A", "DELIVRD", Outcome.ARRIVED)
    assert of_smpp(smpp.DeliverSm(esm_class=0, short_message=SMPP_TEXT)) is None


@pytest.mark.parametrize(
    ("state", "error", "outcome", "reason"),
    [(0, 0, Outcome.ARRIVED, "已送达"), (1, 0, Outcome.WAITING, ""), (2, 29, Outcome.FAILED, "空号")],
)
def test_sgip_names_our_own_number(state: int, error: int, outcome: Outcome, reason: str) -> None:
    receipt = of_sgip(sgip.Report(submit_sequence_number=(3010012333, 1130120000, 7), state=state, error_code=error))
    assert receipt
    assert (receipt.id, receipt.outcome) == ("3010012333-1130120000-7", outcome)
    assert not reason or reason_of(receipt.stat) == reason


@pytest.mark.parametrize(
    ("stat", "outcome", "reason"),
    [
        ("EXPIRED", Outcome.EXPIRED, "超过有效期仍未送达（关机或不在服务区）"),
        ("ACCEPTD", Outcome.WAITING, ""),
        ("MK:0001", Outcome.FAILED, "空号"),
        ("MK:9999", Outcome.FAILED, "交换机返回错误"),
        ("ID:0054", Outcome.FAILED, "运营商处理超时"),
        ("??", Outcome.FAILED, "运营商返回失败"),
    ],
)
def test_codes_and_what_they_say(stat: str, outcome: Outcome, reason: str) -> None:
    assert outcome_of(stat) is outcome
    assert not reason or reason_of(stat) == reason


@given(st.binary(max_size=150), st.integers(0, 255))
def test_any_content_is_a_receipt_or_none(content: bytes, kind: int) -> None:
    of_cmpp(cmpp.Deliver(registered_delivery=1, msg_content=content))
    of_smgp(smgp.Deliver(is_report=1, msg_content=b"id:" + content))
    of_smpp(smpp.DeliverSm(esm_class=kind, short_message=content, tlvs={"message_state": kind}))
    of_sgip(sgip.Report(state=kind, error_code=kind))
