"""The worked example of docs/algorithms/routing.md, line by line."""

import re
from pathlib import Path

from hotline.domains.voice.routing.ports import OfferOutcome, SaveWrapUp
from hotline.domains.voice.routing.rules import agent_commands, passing_time, routing_state
from tests.domains.voice.routing.states import answers, at, doc, hangs_up, offers, ready, result, rings, state_of

PAGE = Path("docs/algorithms/routing.md")
LINE = re.compile(r"^    (\d+) +(\S.*?)(?:  +(\S+) to (\S+))?$", re.M)


def happens(state: routing_state.RoutingState, news: str, second: int) -> None:
    match news.split():
        case [agent, "ready"]:
            ready(state, agent, second)
        case [caller, "joins", queue, *priority]:
            rings(state, caller, second, queue=queue, priority=int(priority[1]) if priority else 0)
        case [agent, "answers"]:
            answers(state, agent, second)
        case [agent, "lets", "it", "ring"]:
            result(state, agent, OfferOutcome.NO_ANSWER, second)
        case [agent, "hangs", "up"]:
            hangs_up(state, agent, second)
        case [agent, "saves", *_]:
            agent_commands.obey(
                state, SaveWrapUp(agent, doc(state, agent).call, "t", "d", False, then="ready"), at(second)
            )
        case ["time", "passes"]:
            passing_time.pass_time(state, at(second))
        case _:
            raise AssertionError(f"the example says something new: {news}")


def test_the_worked_example_comes_out_as_printed() -> None:
    example = PAGE.read_text().split("<!-- example -->")[1].split("<!-- /example -->")[0]
    lines = LINE.findall(example)
    assert len(lines) == 15, "the example is read whole"
    state = state_of(ann={"social": 3}, bob={"social": 1, "labor": 2}, gus={"general": 2})
    for second, news, caller, agent in lines:
        happens(state, news, int(second))
        assert offers(state) == ([(caller, agent)] if caller else []), f"{second} {news}"
