"""Every place in the code that rings somebody outside: a new one fails here until hostile numbers are tried by it.

``tests/processes/callcontrol/test_dialling_out.py`` tries them by each entrance of ``ENTRANCES``.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

SOURCE = Path("src/hotline")
#: Who asks for a call out: module and function, and by which entrances.
ENTRANCES = {
    ("domains/voice/callbacks/endpoints/dial.py", "dial"): ("typed at the desk", "a caller rung back", "call-back"),
    ("processes/promised_calls.py", "_begin"): ("promised call-back",),
    ("domains/service/campaigns/actions/dial.py", "begin"): ("campaign",),
    ("domains/edge/integrations/endpoints/calls.py", "dial"): ("open interface",),
    # All commands to a call under way, each from the one table of operations; the first is for both.
    ("domains/voice/calls/endpoints/call_operations.py", "plain"): (),
    ("domains/voice/calls/endpoints/call_operations.py", "filled"): ("consult", "transfer"),
    ("domains/edge/integrations/endpoints/calls.py", "plain"): (),
    ("domains/edge/integrations/endpoints/calls.py", "filled"): ("consult, open interface", "transfer, open interface"),
}
#: Where the machine of a call decides to ring somebody outside; ``offers``: who hung up and kept the place in line.
DECIDED = {
    ("domains/voice/calls/rules/dial.py", "DialCitizen"),
    ("domains/voice/calls/rules/offers.py", "DialCitizen"),
    ("domains/voice/calls/rules/consultation.py", "DialOutside"),
}
#: Nothing but this makes the switch begin a call: to agents' phones, to AI seats, and out.
SWITCH = "domains/voice/telephony/adapters/ari/switch.py"
BEGINNING = {(SWITCH, "ring"), (SWITCH, "connect_ai_seat"), (SWITCH, "dial")}
#: A module with none of these has no such call.
MENTIONS = re.compile("/channels|DialCitizen|DialOutside|commands.(dial|order)|switch.dial")
DIALLING = {("processes/callcontrol/execution.py", "_dial")}


@cache
def calls() -> tuple[tuple[str, str, ast.Call], ...]:
    """Every call of ours: module, function around it, the call. What rings in for a demonstration is a telephone."""
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        module = str(path.relative_to(SOURCE))
        text = path.read_text(encoding="utf-8")
        if not module.startswith("demo/") and MENTIONS.search(text):
            yield from _within(module, "", ast.parse(text))


def _within(module: str, function: str, node: ast.AST) -> Iterator[tuple[str, str, ast.Call]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield module, function, child
        inner = child.name if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else function
        yield from _within(module, inner, child)


def places(is_one: Callable[[ast.Call], bool]) -> set[tuple[str, str]]:
    return {(module, function) for module, function, call in calls() if is_one(call)}


def test_only_three_functions_make_the_switch_begin_a_call_and_one_of_them_rings_outside() -> None:
    def begins(call: ast.Call) -> bool:
        return bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == "/channels"

    beginning = places(lambda call: begins(call) and ast.unparse(call.func).endswith(".post"))
    assert beginning == BEGINNING
    assert places(lambda call: ast.unparse(call.func).endswith("switch.dial")) == DIALLING


def test_calls_out_are_decided_and_asked_for_where_the_tables_say() -> None:
    names = {"DialCitizen", "DialOutside"}
    # Patterns that take such a command apart are no calls.
    assert {
        (module, ast.unparse(call.func)) for module, _, call in calls() if ast.unparse(call.func) in names
    } == DECIDED
    requesting = places(lambda call: ast.unparse(call.func) in ("commands.dial", "commands.order"))
    assert requesting == set(ENTRANCES)
