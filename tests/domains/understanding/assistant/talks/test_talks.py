"""The talks that 京晓保's follow-ups are measured by are whole, and what is held out is nowhere else."""

import pytest

from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from tests.domains.understanding.assistant.talks.talk import FOLDER, LabelledTurn, Talk, marked, talks

EVERYTHING = {
    f"{folder}/{name}": each for folder in ("learned", "held_out") for name, each in talks(FOLDER / folder).items()
}


@pytest.mark.parametrize("name", EVERYTHING)
def test_labels_are_topics_of_ours_and_talks_have_two_to_five_turns(name: str) -> None:
    known = {article.topic for article in builtin_articles()}
    unknown = {topic for talk in EVERYTHING[name] for turn in talk.turns for topic in turn.topics} - known
    assert (len(EVERYTHING[name]), unknown) == (80, set())
    assert {len(talk.turns) for talk in EVERYTHING[name]} <= {2, 3, 4, 5}


def test_no_talk_is_in_two_sets() -> None:
    openings = [talk.turns[0].text for each in EVERYTHING.values() for talk in each]
    assert len(openings) == len(set(openings))


def test_a_turn_is_marked_by_its_reply_and_played_with_what_was_said_before() -> None:
    played: list[list[str]] = []

    def answers(turns: list[Turn]) -> Reply:
        played.append([turn.text for turn in turns])
        return Reply(ReplyKind.ANSWER, ("ui-duration", "ui-amount"), ())

    talk = Talk(
        (LabelledTurn("能领几个月", ("ui-duration",)), LabelledTurn("多少钱", ("ui-amount",)), LabelledTurn("违章", ()))
    )
    first, second, third = marked(talk, answers)  # type: ignore[arg-type]
    assert [(each.is_first, each.is_one_press_away) for each in (first, second, third)] == [
        (True, True),
        (False, True),
        (False, False),
    ]
    assert [len(texts) for texts in played] == [1, 3, 5]
