"""Questions: what they must hold, what an answer earns, what articles give."""

import pytest

from hotline.domains.people.exams.rules.drafts import Source, drafts_of
from hotline.domains.people.exams.rules.questions import (
    TRUE_FALSE_OPTIONS,
    QuestionContent,
    Reply,
    content_problem,
    is_right,
)
from hotline.domains.people.exams.rules.questions import ExamQuestionKind as Kind

TOPICS = {"pension"}
SINGLE = QuestionContent(Kind.SINGLE, "pension", "几年？", ("10年", "15年"), (1,))
SEVERAL = QuestionContent(Kind.SEVERAL, "pension", "哪些？", ("甲", "乙", "丙"), (0, 2))
BLANK = QuestionContent(Kind.BLANK, "pension", "产假____", wordings=("98天", "九十八天"))


@pytest.mark.parametrize(
    ("content", "answer", "right"),
    [
        (SINGLE, Reply((1,)), True),
        (SINGLE, Reply((0,)), False),
        (SINGLE, Reply(), False),
        (SEVERAL, Reply((2, 0)), True),
        (SEVERAL, Reply((0,)), False),
        (SEVERAL, Reply((0, 1, 2)), False),
        (BLANK, Reply(text=" ９８ 天。"), True),
        (BLANK, Reply(text="九十八天"), True),
        (BLANK, Reply(text="9.8天"), False),
        (BLANK, Reply(text="。"), False),
    ],
)
def test_a_machine_grades_closed_kinds(content: QuestionContent, answer: Reply, right: bool) -> None:
    assert is_right(content, answer) is right


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (QuestionContent(Kind.SINGLE, "none", "几年？", ("1", "2"), (0,)), "请选择主题。"),
        (QuestionContent(Kind.SINGLE, "pension", " ", ("1", "2"), (0,)), "请填写题干，最多 500 字。"),
        (QuestionContent(Kind.SINGLE, "pension", "几年？", ("1", "1"), (0,)), "选项重复，请修改。"),
        (QuestionContent(Kind.SINGLE, "pension", "几年？", ("1", "2"), (0, 1)), "请选择一个正确答案。"),
        (
            QuestionContent(Kind.SINGLE, "pension", "几年？", ("1", "2"), (2,)),
            "正确答案不在选项中，请重新选择。",
        ),
        (
            QuestionContent(Kind.SEVERAL, "pension", "几年？", ("1", "2"), (0,)),
            "多选题至少有两个正确答案。",
        ),
        (
            QuestionContent(Kind.TRUE_FALSE, "pension", "对吗", ("是", "否"), (0,)),
            "判断题的选项为“正确”“错误”。",
        ),
        (QuestionContent(Kind.BLANK, "pension", "____", ("1", "2"), ()), "这种题型没有选项。"),
        (QuestionContent(Kind.SHORT, "pension", "说说"), "请填写答案。"),
    ],
)
def test_a_bad_question_is_refused_in_a_sentence(content: QuestionContent, sentence: str) -> None:
    assert content_problem(content, TOPICS) == sentence


SOURCE = Source(
    code="leave",
    topic="pension",
    title="产假",
    sentences=("国家规定的产假为九十八天，可以连休", "难产的再增加十五天产假时间", "怀孕满四个月流产的休四十二天"),
    conclusion="产假九十八天。",
    materials=("身份证", "医院证明"),
    alien_materials=("本人身份证原件", "解除合同证明", "工伤决定书"),
    citizens=("产假休多久",),
    neighbours=("产假", "年休假", "婚假", "病假"),
)


def test_an_article_gives_a_blank_a_choice_a_statement_materials_a_citizens_question_and_a_short_answer() -> None:
    drafts = {draft.key: draft.content for draft in drafts_of(SOURCE)}
    blank = drafts["leave/figure/0"]
    assert blank.stem == "产假：国家规定的产假为____，可以连休（填数字和单位）"
    assert {"98天", "九十八天", "14周"} <= set(blank.wordings)
    choice = drafts["leave/figure/1"]
    assert choice.options[choice.right[0]] == "15天"
    assert len(set(choice.options)) == 4
    statement = drafts["leave/figure/2"]
    assert statement.options == TRUE_FALSE_OPTIONS
    assert ("满四个月" in statement.stem) is (statement.right == (0,))
    materials = drafts["leave/materials"]
    assert "本人身份证原件" not in materials.options, "it names the same thing as a right one"
    assert [materials.options[at] for at in materials.right] == ["身份证", "医院证明"]
    citizens = drafts["leave/asked/产假休多久"]
    assert citizens.options[citizens.right[0]] == "产假"
    assert drafts["leave/short"].wordings == ("产假九十八天。",)
    assert all(content_problem(content, TOPICS) == "" for content in drafts.values())


def test_the_same_article_gives_the_same_drafts() -> None:
    assert list(drafts_of(SOURCE)) == list(drafts_of(SOURCE))
