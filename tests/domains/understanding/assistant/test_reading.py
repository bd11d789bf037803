"""Parts of a question's text."""

import pytest

from hotline.domains.understanding.assistant.rules import text_parts


def test_two_questions_fall_into_two_parts() -> None:
    assert len(text_parts.parts("社保卡丢了怎么补？还有年假有几天？")) == 2


def test_a_story_goes_with_the_question_it_leads_to() -> None:
    assert len(text_parts.parts("我去年入职，老板没签合同。我能要双倍工资吗")) == 1


@pytest.mark.parametrize("utterance", ["那女的呢", "多久", "要是过期了呢，钱还补吗"])
def test_what_leans_on_what_was_said(utterance: str) -> None:
    assert text_parts.leans(utterance)


def test_a_whole_question_stands_by_itself() -> None:
    assert not text_parts.leans("我在北京工作了八年想了解积分落户的申报条件")


@pytest.mark.parametrize(("utterance", "year"), [("去年的年假", 2025), ("2019年", 2019), ("年假", None)])
def test_the_year_asked_about(utterance: str, year: int | None) -> None:
    assert text_parts.year(utterance, 2026) == year


def test_the_district() -> None:
    assert text_parts.district("我在朝阳区上班") == "朝阳"


@pytest.mark.parametrize(
    ("text", "part", "bare"),
    [
        ("那要准备什么材料", "materials", True),
        ("需要带什么", "materials", True),
        ("要多久到账", "time_limits", True),
        ("去哪儿办", "channels", True),
        ("工伤认定要交什么材料", "materials", False),
        ("产假多久", "time_limits", False),
        ("失业金怎么算", "", False),
    ],
)
def test_which_part_of_an_article_is_asked_for(text: str, part: str, bare: bool) -> None:
    assert (text_parts.requested_part(text), text_parts.names_no_subject(text)) == (part, bare)
