"""Endpoint that lays a case out for print, as its model defines."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.workorders.models import Case, Entry, Party
from hotline.domains.service.workorders.queries import belongings
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules import forms
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.domains.service.workorders.rules.keywords import TAG
from hotline.domains.service.workorders.rules.masking import UNREAD
from hotline.domains.service.workorders.schemas.printout import PrintoutLine, PrintoutOut, PrintoutSection
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.kernel.clock import BEIJING

#: Texts for values that the caller did not provide: they are shown as missing, never invented. The answer is not the
#: caller's to provide, so it has another text.
NOT_PROVIDED, NO_ANSWER, WITHHELD = "来电人未提供", "未答复", "仅经办人可见"


def printout_of(case: Case, texts: Mapping[str, str]) -> PrintoutOut:
    """``texts``: the sealed free texts that the reader may read."""
    model = blueprint(case.version)
    sections = [
        PrintoutSection(title=section.title, lines=[_line(case, model, field, texts) for field in section.fields])
        for section in model.printed
    ]
    if parties := belongings.parties(case):
        sections.append(PrintoutSection(title="相关人", lines=[_somebody(each) for each in parties]))
    steps = [entry for entry in belongings.entries(case) if entry.what == "step"]
    reviews = belongings.review_steps(case)
    if spoken := [step for step in steps if step.step in reviews and step.text]:
        sections.append(PrintoutSection(title="审核意见", lines=list(_timeline(spoken))))
    return PrintoutOut(
        title=case.version.name,
        number=case.number,
        external_number=case.external_number,
        state=model.states.get(case.state, case.state),
        created_at=case.created_at,
        printed_at=datetime.now(UTC),
        sections=sections,
        timeline=list(_timeline(steps)),
    )


def _somebody(party: Party) -> PrintoutLine:
    known = (party.name.get("masked"), party.phone.get("masked"), party.note)
    return PrintoutLine(name=party.part, value="，".join(each for each in known if each))


def _line(case: Case, model: Blueprint, field: str, texts: Mapping[str, str]) -> PrintoutLine:
    sealed = texts.get(field, "") or case.sealed.get(field, {}).get("masked", "")
    if sealed == UNREAD:
        sealed = WITHHELD
    return PrintoutLine(
        name=forms.title(model.form, field), value=sealed or _value(model, field, case.fields.get(field))
    )


def _value(model: Blueprint, field: str, value: Any) -> str:
    if value is None or value == "":
        return NO_ANSWER if field == "reply" else NOT_PROVIDED
    if field == "topic":
        return titles().get(str(value), str(value))
    if field in forms.of_widget(model.form, "person"):
        return f"{value} {names_of({str(value)}).get(str(value), '')}".strip()
    return TAG.sub(" ", forms.displayed(model.form, field, value)).strip()


def _timeline(steps: list[Entry]) -> Iterator[PrintoutLine]:
    names = names_of({step.by for step in steps})
    for step in steps:
        clock = f"{step.at.astimezone(BEIJING):%Y-%m-%d %H:%M}"
        done = f"{step.detail.get('name', '')}：{step.detail.get('outcome', '')}"
        remark = f"（{step.text}）" if step.text else ""
        yield PrintoutLine(name=clock, value=f"{names.get(step.by, step.by)} {done}{remark}")
