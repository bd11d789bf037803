"""Facts: flat rows, folded from events, that everything counted is counted from. The public names."""

from hotline.domains.insight.analytics.rules.facts.agent_time import AgentTimeFact, time_facts
from hotline.domains.insight.analytics.rules.facts.alarms import AlarmFact, alarm_facts
from hotline.domains.insight.analytics.rules.facts.attendance import AttendanceFact, attendance_facts
from hotline.domains.insight.analytics.rules.facts.calls import CallFact, call_fact
from hotline.domains.insight.analytics.rules.facts.cases import CaseFact, DeadlineFact, case_facts
from hotline.domains.insight.analytics.rules.facts.chats import ChatFact, chat_facts
from hotline.domains.insight.analytics.rules.facts.entries import Approved, EntryFact, approved_entry, entry_facts
from hotline.domains.insight.analytics.rules.facts.inspections import InspectionFact, inspection_facts
from hotline.domains.insight.analytics.rules.facts.knowledge import ConsultFact, consult_facts
from hotline.domains.insight.analytics.rules.facts.messages import MessageFact, message_facts
from hotline.domains.insight.analytics.rules.facts.shape import Fact, quarter_of_an_hour
from hotline.domains.insight.analytics.rules.facts.stays import QueueVisitFact, queue_visit_facts
from hotline.domains.insight.analytics.rules.facts.steps import StepFact, step_facts
from hotline.domains.insight.analytics.rules.facts.texts import TextFact, text_facts

__all__ = [
    "AgentTimeFact",
    "AlarmFact",
    "Approved",
    "AttendanceFact",
    "CallFact",
    "CaseFact",
    "ChatFact",
    "ConsultFact",
    "DeadlineFact",
    "EntryFact",
    "Fact",
    "InspectionFact",
    "MessageFact",
    "QueueVisitFact",
    "StepFact",
    "TextFact",
    "alarm_facts",
    "approved_entry",
    "attendance_facts",
    "call_fact",
    "case_facts",
    "chat_facts",
    "consult_facts",
    "entry_facts",
    "inspection_facts",
    "message_facts",
    "quarter_of_an_hour",
    "queue_visit_facts",
    "step_facts",
    "text_facts",
    "time_facts",
]
