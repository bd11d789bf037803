"""Flows on the wire. A flow itself is the JSON of rules.Flow, as in deploy/flows."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import AwareDatetime, Field

from hotline.domains.voice.ivr.rules.scenarios import SENTENCES
from hotline.kernel.published import one_of, written_in

type Number = str


class FlowRow(Schema):
    """A flow in the list."""

    id: str
    name: str
    #: Version that answers calls; 0 for none. ``trial`` likewise for trial calls.
    live: int
    trial: int
    #: May be a draft.
    newest: int
    numbers: list[Number]
    trial_numbers: list[Number]
    changed_at: datetime
    by: str
    by_name: str


class FlowsOut(Schema):
    rows: list[FlowRow]


class VersionRow(Schema):
    version: int
    name: str
    state: Annotated[str, one_of("retired", "draft", "trial", "published")]
    base: int
    note: str
    numbers: list[Number]
    trial_numbers: list[Number]
    saved_at: datetime
    published_at: datetime | None
    by: str
    by_name: str = ""


class VersionOut(VersionRow):
    content: Annotated[dict[str, Any], written_in("Flow")]
    scenarios: str


class VersionsOut(Schema):
    rows: list[VersionRow]


class ChangeRow(Schema):
    what: str
    label: str
    version: int
    at: datetime
    by: str
    by_name: str


class ChangesOut(Schema):
    rows: list[ChangeRow]


class DifferenceRow(Schema):
    what: str
    node: str
    message: str


class DifferencesOut(Schema):
    rows: list[DifferenceRow]


class ProblemRow(Schema):
    node: str
    code: str
    message: str


class ProblemsOut(Schema):
    rows: list[ProblemRow]


class ServicesOut(Schema):
    rows: list[str]


class QueueNameRow(Schema):
    id: str
    name: str


class QueueNamesOut(Schema):
    rows: list[QueueNameRow]


class FailureRow(Schema):
    """``number`` of the scenario and ``step`` count from 1."""

    number: int
    scenario: str
    step: int
    line: str
    message: str


class TriedOut(Schema):
    """The result of ``count`` scenarios. ``rows``: the failed ones."""

    count: int
    milliseconds: float
    rows: list[FailureRow]


class ContentBody(Schema):
    content: Annotated[dict[str, Any], written_in("Flow")]


class TryBody(ContentBody):
    scenarios: str = Field(max_length=200_000)


class ScenarioStepRow(Schema):
    """A step of a scenario. Without a verb, the value is a line that is no step."""

    verb: Annotated[str, one_of("", *SENTENCES)]
    values: list[Annotated[str, Field(max_length=2000)]] = Field(max_length=5)


class ScenarioBeginning(Schema):
    """The moment of the call in Beijing time, what is known of the caller, what is switched on, and other days."""

    at: str = Field(max_length=40)
    facts: dict[str, str] = Field(max_length=50)
    on: list[str] = Field(max_length=50)
    days: dict[str, str] = Field(max_length=400)


class ScenarioTableRow(ScenarioBeginning):
    name: str = Field(max_length=500)
    remark: str = Field(max_length=5000)
    steps: list[ScenarioStepRow] = Field(max_length=2000)


class ScenarioTable(Schema):
    """The scenarios of a flow as a table. ``remark``: the comment at the head of the text."""

    flow: str = Field(max_length=200)
    remark: str = Field(max_length=5000)
    scenarios: list[ScenarioTableRow] = Field(max_length=2000)


class ScenarioProblemRow(Schema):
    """Step 0: the scenario itself."""

    number: int
    step: int
    message: str


class ScenarioTextBody(Schema):
    scenarios: str = Field(max_length=200_000)


class ScenarioTableOut(Schema):
    table: ScenarioTable
    problems: list[ScenarioProblemRow]


class ScenarioTextOut(Schema):
    text: str
    problems: list[ScenarioProblemRow]


class FlowRehearsalBody(ContentBody):
    """A rehearsal: how it begins, and what was done in it so far."""

    beginning: ScenarioBeginning
    actions: list[ScenarioStepRow] = Field(max_length=500)


class StepOfferRow(Schema):
    """A step that may come next. ``label``: where a key leads."""

    step: ScenarioStepRow
    label: str


class FlowRehearsalOut(Schema):
    """A rehearsal so far. ``where``: where the caller is; ``over``: the call has ended."""

    steps: list[ScenarioStepRow]
    where: str
    offers: list[StepOfferRow]
    over: bool


class FlowDraftBody(ContentBody):
    base: int = Field(ge=0)
    numbers: list[Number] = Field(default_factory=list, max_length=20)
    scenarios: str = Field("", max_length=200_000)
    note: str = Field("", max_length=200)


class TrialNumbersBody(Schema):
    numbers: list[Number] = Field(max_length=10)


class SwitchRow(Schema):
    """``prompts``: texts, or names of prompts; ``texts``: the same in words. ``at``, ``by``: since when it is on."""

    name: str
    on: bool
    prompts: list[str]
    texts: list[str]
    at: datetime | None
    until: datetime | None
    by: str
    by_name: str


class SwitchesOut(Schema):
    rows: list[SwitchRow]


class SwitchBody(Schema):
    """``until``: when the announcement goes off by itself."""

    on: bool
    until: AwareDatetime | None = None


class DayRow(Schema):
    day: date
    kind: str
    by: str
    by_name: str
    at: datetime | None


class CalendarDaysOut(Schema):
    rows: list[DayRow]


class CalendarRow(Schema):
    """A day. ``kind`` holds; ``by_calendar`` is what the State Council published; ``name`` is its holiday."""

    day: date
    kind: Annotated[str, one_of("working", "holiday")]
    by_calendar: Annotated[str, one_of("working", "holiday")]
    name: str
    made_up: bool
    by: str
    by_name: str
    at: datetime | None


class CalendarOut(Schema):
    """``known``: the State Council's arrangement for the year is there."""

    year: int
    known: bool
    rows: list[CalendarRow]


class DayBody(Schema):
    """``kind`` "": as the calendar says."""

    kind: Literal["working", "holiday", ""]


class UseRow(Schema):
    flow: str
    flow_name: str
    node: str
    label: str


class PromptVersionRow(Schema):
    """A version of a prompt."""

    version: int
    #: "delivered" is the builtin version, number 0.
    origin: Annotated[str, one_of("delivered", "spoken", "recorded")]
    state: Annotated[str, one_of("dropped", "ready", "making", "failed", "live", "retired")]
    text: str
    #: Length of the sound; null while there is none.
    seconds: float | None
    fault: str
    remark: str
    saved_at: datetime | None
    by: str
    by_name: str
    live_at: datetime | None
    live_by: str
    live_by_name: str


class PromptRow(Schema):
    """A prompt in the list."""

    name: str
    #: The version that callers hear.
    now: PromptVersionRow
    #: The newest version while it waits to be put into use.
    waiting: PromptVersionRow | None
    written: int
    uses: list[UseRow]


class FlowTextRow(Schema):
    """A text in published flows. ``sound``: name of its sound. ``seconds``: null when the sound is gone."""

    sound: str
    text: str
    seconds: float | None
    uses: list[UseRow]


class PromptsOut(Schema):
    rows: list[PromptRow]
    texts: list[FlowTextRow]


class PromptVersionsOut(Schema):
    rows: list[PromptVersionRow]


class TextBody(Schema):
    """``base``: the newest version its author saw, 0: none."""

    base: int = Field(ge=0)
    text: str = Field(min_length=1, max_length=500)
