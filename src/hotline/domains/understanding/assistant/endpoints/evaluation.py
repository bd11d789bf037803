"""Endpoints on the quality of 京晓保's answers: by frozen questions, and by people who grade random samples."""

from collections.abc import Mapping
from datetime import date

from ninja import Router

from hotline.domains.understanding.assistant import permissions
from hotline.domains.understanding.assistant.actions import samples as assistant_samples
from hotline.domains.understanding.assistant.models import Trial
from hotline.domains.understanding.assistant.queries import samples, trials
from hotline.domains.understanding.assistant.queries.availability import days as days_measured
from hotline.domains.understanding.assistant.rules.sample_rules import Span
from hotline.domains.understanding.assistant.schemas.evaluation import (
    ConfusedOut,
    DayMeasuredOut,
    DialogueLineOut,
    DrawIn,
    EvaluationOut,
    FellOut,
    GateTrialOut,
    JudgementIn,
    MarkedOut,
    PastOut,
    RestsOnOut,
    SampledAnswerOut,
    SampleOut,
    SamplesOut,
    ShareOut,
    StartedOut,
)
from hotline.domains.understanding.knowledge.queries import tree
from hotline.infrastructure.jobs import defer
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(
    tags=["assistant"], auth=needs(*permissions.EDITORS, Permission.ASSESSMENT_ENTER, Permission.ASSESSMENT_VIEW)
)
worker = needs(*permissions.EDITORS)
drawer = needs(Permission.ASSESSMENT_ENTER)
graders_only = needs(Permission.KNOWLEDGE_REVIEW)
EVALUATE = "hotline.domains.understanding.assistant.jobs.evaluate_now"


@router.get("/evaluation", response=EvaluationOut)
def evaluation(request: StaffRequest) -> EvaluationOut:
    """Results of the frozen questions for the articles in force, the results before, and the refused versions."""
    refused = [trial_out(each) for each in trials.refusals()]
    trial = trials.current()
    if trial is None:
        return EvaluationOut(
            at=None,
            position=0,
            seconds=0,
            stale=True,
            all=[],
            styles=[],
            categories=[],
            confused=[],
            history=[],
            refused=refused,
        )
    summed, titles = trials.summed(trial), tree.titles()
    return EvaluationOut(
        at=trial.at,
        position=trial.position,
        seconds=trial.seconds,
        stale=trial.state_of != trials.state(),
        all=[_share(each) for each in summed["all"]],
        styles=[_share(each) for each in summed["styles"]],
        categories=[_share(each) for each in summed["categories"]],
        confused=[
            ConfusedOut(
                expected=each.expected,
                expected_title=titles.get(each.expected, ""),
                got=each.got,
                got_title=titles.get(each.got, ""),
                count=each.count,
            )
            for each in trials.confused(trial)
        ],
        history=[
            PastOut(at=each.at, position=each.position, share=_share(trials.summed(each)["all"][1]))
            for each in trials.history()
        ],
        refused=refused,
    )


@router.post("/evaluation", response=StartedOut, auth=worker)
def evaluate(request: StaffRequest) -> StartedOut:
    """Put the frozen questions to what holds now, in the background; nothing where nothing changed."""
    defer(EVALUATE, lock="frozen questions")
    return StartedOut()


@router.get("/trials/{code}/{int:version}", response=list[GateTrialOut], auth=worker)
def trials_of(request: StaffRequest, code: str, version: int) -> list[GateTrialOut]:
    """The trials of one version, newest first."""
    return [trial_out(each) for each in Trial.objects.filter(article=code, version=version).order_by("-at")[:10]]


@router.get("/availability", response=list[DayMeasuredOut])
def availability(request: StaffRequest, first: date, last: date) -> list[DayMeasuredOut]:
    """The days on which availability was measured, newest first."""
    return [
        DayMeasuredOut(day=each.day, measured=each.measured, down=each.down, unmeasured=each.unmeasured)
        for each in days_measured(first, last)
    ]


@router.get("/samples", response=SamplesOut)
def all_samples(request: StaffRequest) -> SamplesOut:
    by = current_staff(request).number
    return SamplesOut(rows=[_sample(each, by) for each in samples.results()])


@router.post("/samples", response=SampleOut, auth=drawer)
def draw(request: StaffRequest, body: DrawIn) -> SampleOut:
    """Draw the sample of the week or month that holds ``day``, once it is over and only once."""
    by = current_staff(request)
    drawn = assistant_samples.draw(by=by, span=Span(body.span), day=body.day, size=body.size)
    return _sample(samples.result(drawn.key), by.number)


@router.get("/samples/{key}/next", response=SampledAnswerOut, auth=graders_only)
def next_case(request: StaffRequest, key: str) -> SampledAnswerOut:
    """The next answer that wants this person's judgement. That it was read is on record."""
    return _next(request, key)


@router.post("/samples/{key}/{int:place}/judgements", response=SampledAnswerOut, auth=graders_only)
def grade(request: StaffRequest, key: str, place: int, body: JudgementIn) -> SampledAnswerOut:
    """Returns the next."""
    assistant_samples.grade(by=current_staff(request), key=key, place=place, right=body.right, remark=body.reason)
    return _next(request, key)


def _next(request: StaffRequest, key: str) -> SampledAnswerOut:
    case = samples.next_for(by=current_staff(request), key=key)
    if case is None:
        return SampledAnswerOut(place=0, at=None, before=[], question="", reply="", sources=[], verdicts=[])
    return SampledAnswerOut(
        place=case.drawn.place,
        at=case.drawn.question.at,
        before=[DialogueLineOut(role=each.role, text=each.text) for each in case.exchange.before],
        question=case.exchange.question,
        reply=case.exchange.reply,
        sources=[RestsOnOut(**each._asdict()) for each in samples.sources(case.drawn.question.articles)],
        verdicts=[MarkedOut(by=each.by, right=each.right, reason=each.reason) for each in case.verdicts],
    )


def _sample(found: samples.Result, by: str) -> SampleOut:
    row = found.sample
    return SampleOut(
        key=row.key,
        first=row.first,
        last=row.last,
        seed=row.seed,
        population=row.population,
        size=row.size,
        drawn_by=row.drawn_by,
        drawn_at=row.drawn_at,
        decided=found.decided,
        right=found.right,
        low=found.low,
        high=found.high,
        both=found.both,
        agreed=found.agreed,
        kappa=found.kappa,
        left=samples.left_for(by, row.key),
        entry=row.entry,
    )


def trial_out(trial: Trial) -> GateTrialOut:
    return GateTrialOut(
        number=trial.pk,
        at=trial.at,
        seconds=trial.seconds,
        article=trial.article,
        version=trial.version,
        revision=trial.revision,
        passed=trial.passed,
        fell=[_fell_out(each) for each in trial.fell],
        overruled_by=trial.overruled_by,
        reason=trial.reason,
    )


def _fell_out(stored: Mapping[str, str]) -> FellOut:
    """A question that a refusal lists, as the trial stores it."""
    return FellOut(expected=stored["wanted"], **{name: stored[name] for name in ("text", "style", "before", "now")})


def _share(found: trials.Share) -> ShareOut:
    return ShareOut(name=found.name, count=found.count, right=found.right, low=found.low, high=found.high)
