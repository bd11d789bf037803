"""统计: any measure by any two dimensions, held against before, opened down, saved, taken along as a workbook."""

from datetime import UTC, datetime
from typing import Any

from django.http import FileResponse
from ninja import Router

from hotline.domains.insight.analytics import ports
from hotline.domains.insight.analytics.actions import saved_questions, shares
from hotline.domains.insight.analytics.endpoints.books import book_of
from hotline.domains.insight.analytics.endpoints.shapes import answer_out, question_of
from hotline.domains.insight.analytics.queries import answers, outside
from hotline.domains.insight.analytics.queries import labels as analytics_labels
from hotline.domains.insight.analytics.queries import saved as analytics_saved
from hotline.domains.insight.analytics.queries import values as analytics_values
from hotline.domains.insight.analytics.rules.measures import MEASURES, every, measure
from hotline.domains.insight.analytics.rules.measures.dimensions import DIMENSIONS
from hotline.domains.insight.analytics.rules.measures.shape import GROUPS
from hotline.domains.insight.analytics.rules.question import FigureQuery
from hotline.domains.insight.analytics.rules.wording import before
from hotline.domains.insight.analytics.schemas.statistics import (
    AnswerOut,
    BehindIn,
    BehindOut,
    BehindRowOut,
    DimensionOut,
    FiguresIn,
    FiguresQueryOut,
    MeasureOut,
    RegistryOut,
    SavedIn,
    SavedOut,
    ValueOut,
)
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission

router = Router(tags=["statistics"], auth=needs(Permission.STATISTICS_VIEW))
PAGE = 50


@router.get("/registry", response=RegistryOut)
def registry(request: StaffRequest) -> RegistryOut:
    outside.bring_measures()
    targets = ports.targets()(beijing_day(datetime.now(UTC)))
    return RegistryOut(
        measures=[
            MeasureOut(
                key=each.key,
                name=each.name,
                group=GROUPS[each.table] if each.key in MEASURES else "系统外数据",
                meaning=each.meaning,
                formula=each.formula,
                unit=each.unit,
                sources=list(each.sources),
                owner=each.owner,
                version=each.version,
                valid_from=each.valid_from,
                dimensions=[key for key, one in DIMENSIONS.items() if one.offered and each.table in one.columns],
                has_parts=bool(each.den),
                target=float(targets[each.key]) if each.key in targets else None,
            )
            for each in every()
        ],
        dimensions=[
            DimensionOut(key=each.key, name=each.name, kind=each.kind) for each in DIMENSIONS.values() if each.offered
        ],
    )


@router.post("/ask", response=AnswerOut)
def query(request: StaffRequest, body: FiguresIn) -> AnswerOut:
    return _answer(body)


@router.get("/values", response=list[ValueOut])
def values(request: StaffRequest, measure: str, dimension: str) -> list[ValueOut]:
    """The values of a dimension in the last quarter, most frequent first, for narrowing a question."""
    return [
        ValueOut(value=value, word=word)
        for value, word in analytics_values.values_of(measure, dimension, datetime.now(UTC))
    ]


@router.post("/workbook")
def workbook(request: StaffRequest, body: FiguresIn) -> FileResponse:
    """The answer as xlsx: figures as numbers, with numerator, denominator and definition."""
    file = book_of(question_of(body), _answer(body))
    name = f"统计 {body.first} 至 {body.last}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA_TYPE)


@router.post("/behind", response=BehindOut)
def behind(request: StaffRequest, body: BehindIn) -> BehindOut:
    """The facts behind a measure's figure, oldest first."""
    found = answers.behind(body.measures[0], body.part, question_of(body), PAGE + 1, body.after)
    table = measure(body.measures[0]).table
    rows, heads = found[:PAGE], [key for key in DISPLAYED_COLUMNS if found and key in found[0]]
    labels = {key: analytics_labels.word_for(key, (row[key] for row in rows)) for key in heads}
    return BehindOut(
        heads=[DIMENSIONS[key].name for key in heads],
        rows=[
            BehindRowOut(
                id=row["id"],
                at=row["at"].replace(tzinfo=UTC),
                call=_leads_to("call", table, row),
                case=_leads_to("case", table, row),
                chat=_leads_to("chat", table, row),
                labels=[labels[key]["" if row[key] is None else str(row[key])] for key in heads],
            )
            for row in rows
        ],
        next=answers.place_of(rows[-1]) if len(found) > PAGE else "",
    )


def _leads_to(kind: str, table: str, row: dict[str, Any]) -> str:
    """The call, the case or the chat that a fact tells of, "" for one of none."""
    return str(row["id"] if table == f"{kind}s" else row.get(kind, ""))


DISPLAYED_COLUMNS = (
    "queue",
    "agent",
    "topic",
    "score",
    "state",
    "district",
    "department",
    "clock",
    "step",
    "effect",
    "role",
    "message",
    "ended_by",
    "stars",
    "article",
    "level",
    "why",
    "about",
)


@router.get("/saved", response=list[SavedOut])
def saved(request: StaffRequest) -> list[SavedOut]:
    by: Any = request.staff
    return [_saved(row, by.number) for row in analytics_saved.saved_questions(by)]


@router.post("/saved", response=SavedOut)
def save(request: StaffRequest, body: SavedIn) -> SavedOut:
    """Save the reader's question under a name. A question of the same name is replaced."""
    question_of(body.question).tables()
    by: Any = request.staff
    sharing = shares.Sharing(body.shared, tuple(body.roles), tuple(body.people))
    row = saved_questions.save_question(by=by, name=body.name, sharing=sharing, question=body.question.dict())
    return _saved(row, by.number)


@router.delete("/saved/{id}", response={204: None})
def forget(request: StaffRequest, id: int) -> tuple[int, None]:
    by: Any = request.staff
    saved_questions.forget_question(by=by, id=id)
    return 204, None


def _saved(row: Any, me: str) -> SavedOut:
    question = FiguresQueryOut(**row.question)
    return SavedOut(
        id=row.pk,
        name=row.name,
        owner=row.owner,
        shared=row.shared,
        roles=row.roles,
        people=row.people,
        mine=row.owner == me,
        question=question,
    )


def _answer(body: FiguresIn) -> AnswerOut:
    question, began = question_of(body), datetime.now(UTC)
    answer, total = answers.answer_to(question), answers.answer_to(_undivided(question))
    old = before(question, body.compare)
    out = answer_out(
        answer, total, answers.answer_to(old) if old else None, answers.answer_to(_undivided(old)) if old else None
    )
    out.took_ms = round((datetime.now(UTC) - began).total_seconds() * 1000)
    return out


def _undivided(question: FigureQuery) -> FigureQuery:
    return FigureQuery(measures=question.measures, filters=question.filters, first=question.first, last=question.last)
