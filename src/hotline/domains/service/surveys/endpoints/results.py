"""Endpoints of the results of a survey: counted, commented, as a workbook."""

from collections.abc import Mapping
from datetime import timedelta
from io import BytesIO

from django.http import FileResponse
from ninja import Query, Router

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.surveys.actions.read_traces import export, open_comment
from hotline.domains.service.surveys.models import Comment
from hotline.domains.service.surveys.queries import results as counted
from hotline.domains.service.surveys.queries.results import Dimension, GroupResult, Results, ResultsQuery
from hotline.domains.service.surveys.queries.surveys import survey_named
from hotline.domains.service.surveys.queries.workbook import sheets
from hotline.domains.service.surveys.rules.replies.read_reply import read
from hotline.domains.service.surveys.rules.shares import MIN_ANSWERS, Share
from hotline.domains.service.surveys.schemas import (
    CommentsOut,
    CommentTextOut,
    GroupResultOut,
    OptionCountOut,
    QuestionResultOut,
    ResultsOut,
    SurveyCommentOut,
    SurveyCommentsQuery,
    SurveyGroupsOut,
    SurveyResultsQuery,
    SurveyShareOut,
    ThemeOut,
)
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.infrastructure.workbooks.writer import MEDIA_TYPE, write_workbook
from hotline.kernel.clock import day_bounds
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

router = Router(tags=["surveys"], auth=needs(Permission.SURVEYS_VIEW))
LONGEST = timedelta(days=1100)
MAX_COMMENTS = 200


@router.get("/{int:survey_id}/results", response=ResultsOut)
def results(request: StaffRequest, survey_id: int, query: Query[SurveyResultsQuery]) -> ResultsOut:
    survey = survey_named(survey_id)
    return _out(survey.title, counted.results(survey, _query(query)))


@router.get("/{int:survey_id}/comments", response=CommentsOut)
def comments(request: StaffRequest, survey_id: int, query: Query[SurveyCommentsQuery]) -> CommentsOut:
    """The newest, without their texts."""
    survey = survey_named(survey_id)
    titles_of = {question.id: question.title for question in counted.questions_of(survey)}
    rows = counted.comments_of(survey, _query(query), theme=query.theme, follow_up=query.follow_up, limit=MAX_COMMENTS)
    return CommentsOut(rows=[_comment(row, titles_of) for row in rows])


@router.post("/comments/{int:comment_id}/reveal", response=CommentTextOut, auth=needs(Permission.CITIZENS_REVEAL))
def reveal(request: StaffRequest, comment_id: int) -> CommentTextOut:
    """What the citizen wrote. Each reading leaves an audit row."""
    text = open_comment(by=current_staff(request), id=comment_id)
    return CommentTextOut(text=text, named_agent=read(text).named_agent)


@router.get("/{int:survey_id}/export", response={200: None})
def take(request: StaffRequest, survey_id: int, query: Query[SurveyResultsQuery]) -> FileResponse:
    """The results and all answers as a workbook, without numbers and without what citizens wrote."""
    survey, chosen = survey_named(survey_id), _query(query)
    export(by=current_staff(request), survey=survey, start=query.start, end=query.end)
    found = counted.results(survey, chosen)
    file = BytesIO()
    write_workbook(file, sheets(survey, chosen, _names(found)))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{survey.title}.xlsx", content_type=MEDIA_TYPE)


def _query(query: SurveyResultsQuery) -> ResultsQuery:
    if not timedelta(0) <= query.end - query.start <= LONGEST:
        raise Invalid("结束日期不能早于开始日期，最多统计三年。")
    return ResultsQuery(
        start=day_bounds(query.start)[0],
        end=day_bounds(query.end)[1],
        agent=query.agent,
        queue=query.queue,
        topic=query.topic,
    )


def _out(title: str, found: Results) -> ResultsOut:
    names = _names(found)
    return ResultsOut(
        title=title,
        invited=found.invited,
        opened=found.opened,
        answered=_share(found.answered),
        questions=[
            QuestionResultOut(
                id=each.id,
                kind=each.kind,
                title=each.title,
                answered=each.answered,
                options=[
                    OptionCountOut(value=option.value, label=option.label, share=_share(option.share))
                    for option in each.options
                ],
                satisfied=_share(each.satisfied) if each.satisfied else None,
                nps=each.nps,
            )
            for each in found.questions
        ],
        groups=[
            SurveyGroupsOut(by=by, rows=_groups(rows, names[by]), hidden=found.hidden[by], min_answers=MIN_ANSWERS)
            for by, rows in found.groups.items()
        ],
        themes=[
            ThemeOut(theme=theme, positive=sides["pos"], neutral=sides["neu"], negative=sides["neg"])
            for theme, sides in sorted(found.themes.items(), key=lambda each: -each[1].total())
        ],
        comments=found.kinds.total(),
        needs_follow_up=found.needs_follow_up,
        same_device=found.same_device,
    )


def _names(found: Results) -> dict[Dimension, dict[str, str]]:
    agents = names_of({row.code for row in found.groups["agent"]})
    return {"agent": agents, "queue": queue_names(), "topic": titles()}


def _groups(rows: list[GroupResult], names: Mapping[str, str]) -> list[GroupResultOut]:
    return [
        GroupResultOut(code=row.code, name=names.get(row.code, row.code), satisfied=_share(row.satisfied))
        for row in rows
    ]


def _share(share: Share) -> SurveyShareOut:
    return SurveyShareOut(**share._asdict())


def _comment(row: Comment, titles_of: Mapping[str, str]) -> SurveyCommentOut:
    invitation = row.response.invitation
    assert invitation.answered_at is not None, "as the query requires"
    return SurveyCommentOut(
        id=row.pk,
        call=invitation.call,
        at=invitation.answered_at,
        agent=invitation.agent,
        question=titles_of.get(row.question, ""),
        kind=row.kind,
        sentiment=row.sentiment,
        themes=row.themes,
        needs_follow_up=row.needs_follow_up,
    )
