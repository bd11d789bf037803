"""Scenarios as a table: what is printed is read again unchanged, and what a table has no place for is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.scenario_table import (
    NEEDED,
    ScenarioTable,
    TableProblem,
    TableScenario,
    TableStep,
    line_of,
    problems_of,
    step_of,
    table_of,
    text_of,
)
from hotline.domains.voice.ivr.rules.scenarios import SENTENCES, scenarios_from_toml
from hotline.kernel.errors import Invalid

BUILTIN = Path("deploy/flows/scenarios/main.toml").read_text()

#: Texts as people paste them: quotes of both kinds, signs of TOML, line ends, signs nobody sees.
TEXTS = st.text(st.sampled_from("按 1'\"#=[]{}\\\n\t\r\x00\x7f\u2028，…") | st.characters(codec="utf-8"), max_size=12)
REMARKS = st.lists(st.text("注 #[]'\"=\\", max_size=6).map(lambda line: line.rstrip(" ")), max_size=3).map("\n".join)


def steps_of(verb: str) -> st.SearchStrategy[TableStep]:
    form = SENTENCES[verb][1]
    if not form:
        return st.just(TableStep(verb))
    return st.from_regex(form, fullmatch=True).map(lambda rest: step_of(f"{verb} {rest}"))


STEPS = st.sampled_from(sorted(SENTENCES)).flatmap(steps_of) | TEXTS.map(step_of)
PAIRS = st.dictionaries(TEXTS, TEXTS, max_size=2)
SCENARIOS = st.builds(
    TableScenario,
    name=TEXTS,
    steps=st.lists(STEPS, max_size=8).map(tuple),
    remark=REMARKS,
    at=st.sampled_from(["2026-11-25 10:00", "2026-10-01 23:59"]) | TEXTS,
    facts=PAIRS,
    on=st.lists(TEXTS, max_size=2).map(tuple),
    days=PAIRS,
)
TABLES = st.builds(ScenarioTable, flow=TEXTS, scenarios=st.lists(SCENARIOS, max_size=4).map(tuple), remark=REMARKS)


@given(TABLES)
def test_a_printed_table_is_read_as_the_same_table(table: ScenarioTable) -> None:
    assert table_of(text_of(table)) == table


@given(TABLES)
def test_a_table_without_problems_can_be_run_and_one_with_problems_cannot(table: ScenarioTable) -> None:
    text = text_of(table)
    if not table.flow:
        return
    if problems_of(table):
        with pytest.raises(Invalid):
            scenarios_from_toml(text)
    else:
        assert len(scenarios_from_toml(text).scenario) == len(table.scenarios)


def test_the_builtin_scenarios_mean_the_same_after_a_table_and_keep_their_comments() -> None:
    table = table_of(BUILTIN)
    printed = text_of(table)
    assert scenarios_from_toml(printed) == scenarios_from_toml(BUILTIN)
    assert problems_of(table) == []
    assert "写法见 docs/flows.md" in table.remark
    assert table.scenarios[4].remark.startswith("主菜单的每一个键")
    assert [line for line in printed.splitlines() if "#" in line and line.lstrip()[0] == "#"] == [
        line for line in BUILTIN.splitlines() if line.startswith("#")
    ]


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("按 1 1 #", TableStep("按", ("1 1 #",))),
        ("等待", TableStep("等待")),
        ("排队 social", TableStep("排队", ("social", ""))),
        ("排队 social 优先 100", TableStep("排队", ("social", "100"))),
        ('查询 benefits 成功 {"months": 278}', TableStep("查询", ("benefits", "成功", '{"months": 278}'))),
        ("查询 benefits 超时", TableStep("查询", ("benefits", "超时", ""))),
        ("记下 order 123", TableStep("记下", ("order", "123"))),
        ("唱 歌", TableStep("", ("唱 歌",))),
        ("评价 6", TableStep("", ("评价 6",))),
    ],
)
def test_a_line_is_a_verb_and_its_values(line: str, step: TableStep) -> None:
    assert step_of(line) == step
    assert line_of(step) == line


def test_a_stored_line_is_shown_in_the_present_wording() -> None:
    assert step_of("登记回电失败") == TableStep("登记回拨失败")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('flow = "main"\n[[scenario]]\nname = "x" # 旁注\nsteps = ["等待"]', "第 3 行的注释"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nsteps = [\n  "等待", # 一步\n]', "第 5 行的注释"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nsteps = ["等待"]\n# 完', "第 5 行的注释"),
        ('flow = "main"\nscenario = [{name = "x", steps = ["等待"]}]', "逐个写成"),
        ('flow = "main"\n[[scenario]]\nname = "x"\ncolour = "红"\nsteps = []', "colour"),
        ("flow = [", "格式有误"),
    ],
)
def test_what_a_table_has_no_place_for_is_refused_with_its_place(text: str, named: str) -> None:
    with pytest.raises(Invalid, match=named) as refusal:
        table_of(text)
    assert refusal.value.code == "table_cannot_express"


def test_a_sign_of_a_comment_inside_a_text_is_no_comment() -> None:
    table = table_of('flow = "main"\n[[scenario]]\nname = "按 #"\nsteps = [\'按 #\', """听到 # [[scenario]]"""]')
    assert [line_of(step) for step in table.scenarios[0].steps] == ["按 #", "听到 # [[scenario]]"]


def test_a_problem_is_named_with_its_scenario_and_step() -> None:
    steps = (TableStep("等待"), TableStep("按", ("",)), TableStep("", ("唱 歌",)))
    table = ScenarioTable("main", (TableScenario("", steps), TableScenario("空", (), at="明天")))
    assert problems_of(table) == [
        TableProblem(1, 0, "请填写场景名称"),
        TableProblem(1, 2, NEEDED["按"]),
        TableProblem(1, 3, "无法识别，请选择步骤"),
        TableProblem(2, 0, "请至少添加一步"),
        TableProblem(2, 0, "时间“明天”不对，请写成 2026-10-01 10:00"),
    ]


def test_every_verb_with_values_tells_what_it_needs() -> None:
    assert {verb for verb, (_, form) in SENTENCES.items() if form} == set(NEEDED)
