"""The caller's name: given, spelled out, corrected, refused; and other people's names, which are not the caller's."""

import pytest

from tests.domains.service.workorders.elements.talks import elements_of, value


def name(*turns: str) -> str | None:
    return value(elements_of(*turns).name)


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("石宝珍，石头的石，宝贝的宝，珍珠的珍", "石宝珍"),
        ("我叫江一帆江河的江，一二三的一", "江一帆"),
        ("免贵姓穆，穆桂英的穆，穆春花", "穆春花"),
        ("我姓黎，单名一个明，黎明的黎明", "黎明"),
        ("姓陈，耳东陈，名字两个字，建设的建，国家的国", "陈建国"),
        ("欧阳雪，复姓欧阳", "欧阳雪"),
        ("苗苗，两个字都是禾苗的苗，幺三八零零零零四零幺二", "苗苗"),
        ("宋桂英，幺幺零幺幺三一九六二零八零三零零二七", "宋桂英"),
        ("阿依古丽", "阿依古丽"),
        ("叫郝运来，赤字旁那个郝", "郝运来"),
    ],
)
def test_asked_for(answer: str, right: str) -> None:
    assert name("欠我工资", "您的姓名", answer) == right


def test_not_asked_for() -> None:
    assert name("好，我记下了，我叫邓芳，草字头芳，电话回头说") == "邓芳"


@pytest.mark.parametrize(
    ("written", "spelled", "right"),
    [
        ("张文静", "不是弓长，是立早章", "章文静"),
        ("李明", "不是木子李，是黎明的黎", "黎明"),
        ("王小兰", "是蓝天的蓝，不是兰花的兰", "王小蓝"),
    ],
)
def test_a_misheard_character_is_put_right_by_how_it_is_spelled(written: str, spelled: str, right: str) -> None:
    assert name("你好", "您怎么称呼", f"我叫{written}", "好的", spelled) == right


@pytest.mark.parametrize(
    "text", ["别问我是谁", "不方便说", "我匿名举报", "不留名字了", "名字就不说了", "先不说了，就问问", "谢谢"]
)
def test_refused(text: str) -> None:
    assert name("有个事", "您贵姓", text) is None


def test_somebody_elses() -> None:
    assert name("包工头叫刘长河，欠我们钱", "老板姓名", "王大发") is None
    assert name("我爸没了", "您父亲叫什么", "冯来福，我是他闺女冯秋，秋天的秋") == "冯秋"
    assert name("帮工友打的，他叫韦阿福", "您是", "我叫张磊，三个石头的磊") == "张磊"


def test_a_relative_they_call_for_when_they_give_no_name_of_their_own() -> None:
    found = elements_of("替我妈问退休金", "您母亲姓名", "曹凤霞，凤凰的凤").name
    assert value(found) == "曹凤霞"
    assert found is not None
    assert found.inferred


def test_a_surname_with_what_the_agent_calls_them_or_with_what_they_let_be_known() -> None:
    assert name("我姓钱", "钱先生，请讲", "嗯") == "钱先生"
    assert name("孩子五个月，我是独生女，我姓龙") == "龙女士"
    assert name("我姓方，问个事") == "方"
