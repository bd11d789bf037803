"""Which questions of a paper the answers flag: a wrong key, too hard, too easy, an option that nobody chooses."""

from hotline.domains.people.exams.rules.items import MIN_PEOPLE, Item, ItemFlag, paper_figures
from hotline.domains.people.exams.rules.questions import ExamQuestionKind

SINGLE = ExamQuestionKind.SINGLE


def item(chosen: str, right: int = 1, options: int = 3) -> Item:
    """``chosen``: each person's option, in one order of people, from the best to the worst."""
    places = [[int(each)] for each in chosen]
    return Item(SINGLE, options, [right], [each == [right] for each in places], places)


#: Twenty people, the first ones good: what good questions look like, five of them.
GOOD = [item("1" * right + "02" * ((20 - right) // 2)) for right in (8, 10, 12, 14, 16)]


def flags_of(chosen: str) -> list[ItemFlag]:
    return paper_figures([*GOOD, item(chosen)]).items[-1].flags


def test_good_questions_are_left_alone_and_the_paper_is_reliable() -> None:
    found = paper_figures(GOOD)
    assert [each.flags for each in found.items] == [[]] * 5
    assert found.people == MIN_PEOPLE
    assert [each.difficulty for each in found.items] == [0.4, 0.5, 0.6, 0.7, 0.8]
    assert found.items[0].counts == [6, 8, 6]
    assert found.kr20 is not None
    assert found.kr20 > 0.7


def test_a_question_that_the_good_ones_answer_wrong_has_a_wrong_key() -> None:
    assert flags_of("02" * 5 + "1" * 10) == [ItemFlag.KEY]
    assert flags_of("1" * 7 + "0" * 10 + "222") == [ItemFlag.KEY], "more choose a wrong option than the right one"


def test_too_hard_too_easy_and_options_that_nobody_chooses() -> None:
    assert ItemFlag.HARD in flags_of("111" + "02" * 8 + "0")
    assert flags_of("1" * 20) == [ItemFlag.EASY]
    assert flags_of("1" * 12 + "0" * 8) == [ItemFlag.IDLE]


def test_a_question_that_tells_nobody_apart_is_weak() -> None:
    assert ItemFlag.WEAK in flags_of("10" * 4 + "12" * 6)


def test_few_people_flag_nothing_and_nobody_gives_no_figures() -> None:
    few = paper_figures([item("0000"), item("1100")])
    assert [each.flags for each in few.items] == [[], []]
    assert paper_figures([item("")]).items == []
