"""The result of a campaign as sheets of a workbook: numbers masked, no names, nothing that citizens said in words."""

from collections.abc import Iterator

from hotline.domains.service.campaigns.models import Campaign, CampaignProblem
from hotline.domains.service.campaigns.queries.campaigns import frame_of, questionnaire_of, with_tries
from hotline.domains.service.campaigns.queries.findings import answer_text, question_results, response
from hotline.domains.service.campaigns.queries.offers import tries_of
from hotline.domains.service.campaigns.rules.campaign import PROBLEM_NAMES, EntryProblem
from hotline.domains.service.campaigns.rules.entries import RESULT_NAMES, EntryState
from hotline.domains.service.surveys.rules.questionnaire import Question
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn

PERCENT = "0.0%"
STATE_NAMES = {
    EntryState.WAITING: "待拨打",
    EntryState.OFFERED: "已派发",
    EntryState.CALLING: "正在拨打",
    EntryState.CLOSED: "已办结",
}


def sheets(row: Campaign) -> list[Sheet]:
    questionnaire = questionnaire_of(row)
    questions = [each for each in questionnaire.questions if each.kind != "text"] if questionnaire else []
    titles = ("行号", "号码", "状态", "结果", "备注", "拨打次数", "最近拨打", "工号", "通话")
    columns = [SheetColumn(title, 18) for title in (*titles, *(each.title for each in questions))]
    shares = [SheetColumn(title, number_format=PERCENT) for title in ("占比", "下限（95%）", "上限（95%）")]
    found = [SheetColumn("项目", 30), SheetColumn("选项", 18), SheetColumn("数量"), SheetColumn("总数"), *shares]
    refused = [SheetColumn("行号", 10), SheetColumn("号码", 20), SheetColumn("问题", 24)]
    return [
        Sheet("结果", columns, _rows(row, questions)),
        Sheet("统计", found, _found(row)),
        Sheet("不拨打的行", refused, _refused(row)),
    ]


def _found(row: Campaign) -> Iterator[tuple[Cell, ...]]:
    """Rates with their intervals; how the sample was drawn, so that anybody can draw it again."""
    rate = response(row).rate
    yield "应答率", "已接通", *rate
    for question in question_results(row):
        for option in question.options:
            yield question.title, option.label, *option.share
    if row.sample_size:
        yield "抽样", f"种子 {row.seed}", row.callable_count, frame_of(row), None, None, None


def _rows(row: Campaign, questions: list[Question]) -> Iterator[tuple[Cell, ...]]:
    for entry in with_tries(row.pk):
        tries = tries_of(entry)
        last = tries[-1] if tries else None
        yield (
            entry.line,
            entry.number_masked,
            STATE_NAMES[EntryState(entry.state)],
            RESULT_NAMES.get(entry.result, entry.result),
            entry.note,
            len(tries),
            last.at if last else None,
            last.agent if last else "",
            last.call if last else "",
            *(answer_text(each, entry) for each in questions),
        )


def _refused(row: Campaign) -> Iterator[tuple[Cell, ...]]:
    for each in CampaignProblem.objects.filter(campaign=row).order_by("line"):
        yield each.line, each.number_masked, PROBLEM_NAMES[EntryProblem(each.problem)]
