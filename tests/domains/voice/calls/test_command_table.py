"""Every command by everybody in every phase: carried out, or refused with a sentence and nothing changed."""

from collections.abc import Callable
from typing import Any, get_args

import pytest
from msgspec.json import decode, encode
from msgspec.structs import replace

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand
from hotline.domains.voice.calls.rules.command_table import DESK, TABLE, refusal_of
from hotline.domains.voice.calls.rules.commands import Refuse
from hotline.domains.voice.calls.rules.inputs import Commanded
from hotline.domains.voice.calls.rules.machine import step
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.supervision import Mode
from tests.domains.voice.calls.orders import example
from tests.domains.voice.calls.scripted_call import ANN, BEN, ScriptedCall
from tests.domains.voice.calls.three import TO_OFFICE, commands, consult_requested, consulting, ringing

LEADER, STRANGER = "2001", "1009"


def led() -> ScriptedCall:
    scripted = ScriptedCall().talking().desk(order.Supervise, Mode.LISTEN, "带教", by=LEADER)
    assert scripted.call.supervision is not None
    return scripted.up(scripted.call.supervision.channel)


def waits() -> ScriptedCall:
    """The caller took the call-back and hung up."""
    return ScriptedCall().queued().hears_it_out().timer("callback").presses("1").hears_it_out().hangs_up()


SITUATIONS: dict[str, Callable[[], ScriptedCall]] = {
    "arrived": ScriptedCall,
    "in the flow": lambda: ScriptedCall().arrives(),
    "queued": lambda: ScriptedCall().queued(),
    "offered to ANN": lambda: ScriptedCall().queued().offered(),
    "ANN talks": lambda: ScriptedCall().talking(),
    "ANN's hand is up": lambda: ScriptedCall().talking().desk(order.RequestHelp, "政策"),
    "ANN is lost": lambda: ScriptedCall().talking().agent_leg_gone(44),
    "ANN is led": led,
    "ANN asks for BEN": consult_requested,
    "BEN's phone rings": ringing,
    "BEN is consulted": consulting,
    "BEN is consulted, ANN is fetched back": lambda: consulting().desk(order.Rejoin),
    "ANN and BEN and the caller": lambda: consulting().desk(order.Join),
    "waits to be called back": waits,
    "ANN calls back": lambda: waits().offered().agent_answers(),
    "ANN picks up to dial": lambda: ScriptedCall().dials(),
    "ANN dials": lambda: ScriptedCall().citizen_rings(),
    "passed on outside": lambda: commands(ScriptedCall().talking(), order.Transfer, TO_OFFICE),
    "rates": lambda: ScriptedCall().talking().desk(order.ToRating),
    "ended": lambda: ScriptedCall().talking().hangs_up(),
}


#: Of a talk of two, by who has the caller.
TALK = "hold resume to_rating hang_up send_keys rejoin request_help stop_recording consult transfer"
#: What leaders do to a talk, by their permission alone; nobody supervises their own call.
LEAD = "cut_off supervise"
#: Situation -> who -> the commands that are carried out. All others are refused.
ALLOWED: dict[str, dict[str, str]] = {
    "arrived": {ANN: "dial", BEN: "dial", LEADER: "dial", STRANGER: "dial"},
    "offered to ANN": {ANN: "answer reject"},
    "ANN talks": {ANN: f"{TALK} cut_off", BEN: LEAD, LEADER: LEAD, STRANGER: LEAD},
    "ANN's hand is up": {
        ANN: f"{TALK} withdraw_help acknowledge_help cut_off",
        BEN: f"{LEAD} acknowledge_help",
        LEADER: f"{LEAD} acknowledge_help",
        STRANGER: f"{LEAD} acknowledge_help",
    },
    "ANN is lost": {
        ANN: "to_rating hang_up rejoin request_help cut_off", BEN: LEAD, LEADER: LEAD, STRANGER: LEAD,
    },
    "ANN is led": {ANN: f"{TALK} cut_off", BEN: "cut_off", LEADER: f"{LEAD} stop", STRANGER: "cut_off"},
    "ANN asks for BEN": {
        ANN: "send_keys rejoin request_help stop_recording cancel cut_off",
        BEN: "cut_off", LEADER: LEAD, STRANGER: LEAD,
    },
    "BEN's phone rings": {
        ANN: "send_keys rejoin request_help stop_recording cancel cut_off",
        BEN: "answer reject cut_off", LEADER: LEAD, STRANGER: LEAD,
    },
    "BEN is consulted": {
        ANN: "send_keys rejoin request_help stop_recording complete cancel swap join cut_off",
        BEN: "drop cut_off", LEADER: LEAD, STRANGER: LEAD,
    },
    "BEN is consulted, ANN is fetched back": {
        ANN: "rejoin request_help cut_off", BEN: "drop cut_off", LEADER: LEAD, STRANGER: LEAD,
    },
    "ANN and BEN and the caller": {
        ANN: "send_keys rejoin request_help stop_recording complete drop cut_off",
        BEN: "drop cut_off", LEADER: LEAD, STRANGER: LEAD,
    },
    "ANN calls back": {ANN: "hang_up"},
    "ANN picks up to dial": {ANN: "hang_up"},
    "ANN dials": {ANN: "hang_up"},
}  # fmt: skip


def made(kind: type[CallCommand], by: str) -> Any:
    """With all that it needs: whom to consult or pass on to, whose talk is ended, a reason."""
    to = {order.Consult: {"agent": STRANGER}, order.Transfer: {"queue": "general"}, order.CutOff: {"agent": ANN}}
    return example(kind, by=by, to=to.get(kind, {}))


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("by", [ANN, BEN, LEADER, STRANGER])
def test_a_command_is_carried_out_or_refused_with_a_sentence_and_nothing_changed(situation: str, by: str) -> None:
    scripted = SITUATIONS[situation]()
    allowed = ALLOWED.get(situation, {}).get(by, "").split()
    assert set(allowed) <= {order.name_of(kind) for kind in TABLE}
    for kind in TABLE:
        command = made(kind, by)
        call, outputs, events = step(scripted.call, Commanded(at=scripted.now, command=command), scripted.plan)
        refusals = [output.refusal for output in outputs if isinstance(output, Refuse)]
        assert (not refusals) == (order.name_of(kind) in allowed), (kind, refusals)
        for refusal in refusals:
            assert refusal.command is command
            assert refusal.text.endswith("。")
            assert (replace(call, at=scripted.call.at), events, len(outputs)) == (scripted.call, [], 1)


def test_every_phase_is_tried() -> None:
    assert {SITUATIONS[situation]().phase for situation in SITUATIONS} == set(Phase)


@pytest.mark.parametrize("kind", TABLE)
def test_a_call_over_and_a_call_of_others_are_told_apart(kind: type[CallCommand]) -> None:
    over = refusal_of(SITUATIONS["ended"]().call, made(kind, ANN), ScriptedCall().plan)
    assert over is not None
    assert over.code == "call_over"
    foreign = refusal_of(ScriptedCall().talking().call, made(kind, STRANGER), ScriptedCall().plan)
    if TABLE[kind].permission == DESK:
        assert foreign is not None
        assert foreign.code == "not_your_call"


def test_the_table_has_every_command() -> None:
    assert set(TABLE) == set(get_args(order.AnyCallCommand))


@pytest.mark.parametrize("kind", TABLE)
def test_a_command_travels_as_it_is(kind: type[CallCommand]) -> None:
    command = made(kind, ANN)
    assert decode(encode(command), type=order.AnyCallCommand) == command
