"""The worked example of docs/algorithms/routing.md, line by line."""

import re
from pathlib import Path

from hotline.domains.voice.routing.ports import OfferOutcome, SaveWrapUp
from hotline.domains.voice.routing.rules import agent_commands, passing_time, routing_state
from tests.domains.voice.routing.floors import answers, at, doc, floor_of, hangs_up, offers, ready, result, rings

PAGE = Path("docs/algorithms/routing.md")
LINE = re.compile(r"^    (\d+) +(\S.*?)(?:  +(\S+) to (\S+))?$", re.M)


def happens(floor: routing_state.RoutingState, news: str, second: int) -> None:
    match news.split():
        case [agent, "ready"]:
            ready(floor, agent, second)
        case [caller, "joins", queue, *priority]:
            rings(floor, caller, second, queue=queue, priority=int(priority[1]) if priority else 0)
        case [agent, "answers"]:
            answers(floor, agent, second)
        case [agent, "lets", "it", "ring"]:
            result(floor, agent, OfferOutcome.NO_ANSWER, second)
        case [agent, "hangs", "up"]:
            hangs_up(floor, agent, second)
        case [agent, "saves", *_]:
            agent_commands.obey(
                floor, SaveWrapUp(agent, doc(floor, agent).call, "t", "d", False, then="ready"), at(second)
            )
        case ["time", "passes"]:
            passing_time.pass_time(floor, at(second))
        case _:
            raise AssertionError(f"the example says something new: {news}")


def test_the_worked_example_comes_out_as_printed() -> None:
    example = PAGE.read_text().split("<!-- example -->")[1].split("<!-- /example -->")[0]
    lines = LINE.findall(example)
    assert len(lines) == 15, "the example is read whole"
    floor = floor_of(ann={"social": 3}, bob={"social": 1, "labor": 2}, gus={"general": 2})
    for second, news, caller, agent in lines:
        happens(floor, news, int(second))
        assert offers(floor) == ([(caller, agent)] if caller else []), f"{second} {news}"
