"""The normalised form in which a question is compared."""

import pytest

from hotline.domains.understanding.knowledge.rules.search.text import in_figures, normalised, plain


def test_width_case_and_marks_make_no_difference() -> None:
    assert plain("ＡＰＰ里查“社保”，咋查？") == "app里查 社保 咋查"


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("喂，您好，请问年假怎么算", "年假怎么算"),
        ("我想咨询一下 工伤", "工伤"),
        ("麻烦问下那个社保断了咋办", "社保断了咋办"),
    ],
)
def test_what_one_says_before_a_question_is_left_out(typed: str, question: str) -> None:
    assert normalised(typed) == question


def test_a_greeting_alone_stays() -> None:
    assert normalised("您好") == "您好"


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("交了十三年", "交了13年"),
        ("满二十五个月", "满25个月"),
        ("一百零三天", "103天"),
        ("十级伤残", "10级伤残"),
        ("两个人", "2个人"),
        ("三方协议", "三方协议"),
        ("一般工人", "一般工人"),
    ],
)
def test_counted_things_are_figures_and_other_words_stay(text: str, figures: str) -> None:
    assert in_figures(text) == figures
