"""A campaign that AI seats dial: what they say and ask of its script and its survey."""

from collections.abc import Collection, Mapping

from hotline.domains.service.campaigns.rules.campaign import CampaignSettings
from hotline.domains.service.campaigns.rules.sources import ListSource
from hotline.domains.service.messaging.rules.mass import VARIABLE, variables_of
from hotline.domains.service.surveys.rules.questionnaire import Question, Questionnaire
from hotline.domains.understanding.conversation.rules.script import Script, ScriptQuestion

#: Of a survey by voice: each option has a key of its own.
MAX_QUESTIONS, MAX_OPTIONS = 10, 9


def spoken_problem(
    chosen: CampaignSettings, headings: Collection[str], source: ListSource, questionnaire: Questionnaire | None
) -> str:
    """Why AI seats cannot dial it so, in Chinese; empty for nothing."""
    questions = questionnaire.questions if questionnaire else ()
    sayable = [name for name in headings if name and name != chosen.number_column]
    unknown = [name for name in variables_of(chosen.script) if name not in sayable]
    checks = (
        (source is ListSource.CALLBACKS, "回拨名单须由人工坐席拨打，请改选人工坐席。"),
        (any(mark in VARIABLE.sub("", chosen.script) for mark in "{}"), "变量须写成 {列名}，请检查话术中的括号。"),
        (bool(unknown), f"名单中没有“{'、'.join(unknown)}”列，请修改话术中的变量。"),
        (len(questions) > MAX_QUESTIONS, f"智能坐席外呼的问卷最多 {MAX_QUESTIONS} 题，请更换问卷。"),
        (any(map(_has_too_many, questions)), f"智能坐席外呼的问卷每题最多 {MAX_OPTIONS} 个选项，请更换问卷。"),
    )
    return next((text for is_wrong, text in checks if is_wrong), "")


def _has_too_many(question: Question) -> bool:
    return question.kind in ("choice", "several") and len(question.options) > MAX_OPTIONS


def is_missing_value(script: str, values: Mapping[str, str]) -> bool:
    """Whether a variable of the script has no value in this row."""
    return not all(values.get(name, "").strip() for name in variables_of(script))


def script_for(
    *, purpose: str, text: str, person: str, values: Mapping[str, str], questionnaire: Questionnaire | None
) -> Script:
    """``person``: by name, who alone may hear it. ``values``: by heading, the name among them."""
    questions = tuple(map(_question, questionnaire.questions)) if questionnaire else ()
    return Script(
        purpose,
        VARIABLE.sub(lambda found: values.get(found[1].strip(), ""), text),
        person,
        questionnaire.greeting if questionnaire else "",
        questionnaire.thanks if questionnaire else "",
        questions,
        is_personal=bool(variables_of(text)),
    )


def _question(question: Question) -> ScriptQuestion:
    jumps = tuple((jump.values, jump.to) for jump in question.jumps)
    return ScriptQuestion(
        question.id, question.kind, question.title, tuple(question.labels.items()), question.required, jumps
    )
