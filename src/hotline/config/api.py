"""The API: every domain's router under its address, one way to refuse."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from ninja.renderers import JSONRenderer

from hotline.config.errors import handle_errors
from hotline.config.null_characters import NullRefusingParser
from hotline.config.published import PublishedAPI
from hotline.domains.edge.integrations.endpoints.administration import router as integrations
from hotline.domains.edge.integrations.endpoints.embed import router as embedding
from hotline.domains.insight.analytics.endpoints.ahead import router as ahead
from hotline.domains.insight.analytics.endpoints.reports import router as reports
from hotline.domains.insight.analytics.endpoints.statistics import router as statistics
from hotline.domains.insight.analytics.endpoints.trends import router as trending
from hotline.domains.insight.assessment.endpoints.board import router as assessment_board
from hotline.domains.insight.assessment.endpoints.evidence import router as assessment_evidence
from hotline.domains.insight.assessment.endpoints.quarters import router as assessment_quarters
from hotline.domains.insight.assessment.endpoints.registers import router as registers
from hotline.domains.insight.assessment.endpoints.year import router as assessment_year
from hotline.domains.insight.contacts.endpoints import router as contacts
from hotline.domains.insight.operations.endpoints.alarms import router as alarms
from hotline.domains.insight.operations.endpoints.health import router as health
from hotline.domains.insight.operations.endpoints.installation import router as installation
from hotline.domains.insight.operations.endpoints.thresholds import router as thresholds
from hotline.domains.insight.search.endpoints import router as search
from hotline.domains.insight.upkeep.endpoints.equipment import router as equipment
from hotline.domains.insight.upkeep.endpoints.faults import router as faults
from hotline.domains.insight.upkeep.endpoints.planned import router as planned_work
from hotline.domains.insight.upkeep.endpoints.rota import router as on_call_rota
from hotline.domains.insight.upkeep.endpoints.rota import run_books_router as run_books
from hotline.domains.insight.walls.endpoints.design import router as walls
from hotline.domains.insight.walls.endpoints.displays import router as wall_displays
from hotline.domains.insight.walls.endpoints.streams import router as wall_streams
from hotline.domains.people.courses.endpoints.courses import router as courses
from hotline.domains.people.courses.endpoints.own import router as own_courses
from hotline.domains.people.exams.endpoints.bank import router as exam_questions
from hotline.domains.people.exams.endpoints.exams import router as exams
from hotline.domains.people.exams.endpoints.own import router as own_exams
from hotline.domains.people.exams.endpoints.papers import router as exam_papers
from hotline.domains.people.exams.endpoints.quizzes import router as own_quizzes
from hotline.domains.people.exams.endpoints.review import router as review_book
from hotline.domains.people.practice.endpoints.results import router as practice_results
from hotline.domains.people.practice.endpoints.talks import router as practice
from hotline.domains.people.quality.endpoints.appeals import router as quality_appeals
from hotline.domains.people.quality.endpoints.appeals import wrong_router as quality_wrong_answers
from hotline.domains.people.quality.endpoints.calibrations import precedent_router as precedents
from hotline.domains.people.quality.endpoints.calibrations import router as calibrations
from hotline.domains.people.quality.endpoints.inspections import router as inspections
from hotline.domains.people.quality.endpoints.machine import router as quality_machine
from hotline.domains.people.quality.endpoints.own import router as quality_own
from hotline.domains.people.quality.endpoints.plans import router as sampling_plans
from hotline.domains.people.quality.endpoints.results import router as quality_results
from hotline.domains.people.quality.endpoints.standards import router as standards
from hotline.domains.people.training.endpoints.batches import router as training_batches
from hotline.domains.people.training.endpoints.certificates import router as certificates
from hotline.domains.people.training.endpoints.own import router as own_training
from hotline.domains.people.workforce.endpoints.attendance import own_router as own_attendance
from hotline.domains.people.workforce.endpoints.attendance import router as attendance
from hotline.domains.people.workforce.endpoints.forecast import router as workforce_forecast
from hotline.domains.people.workforce.endpoints.intraday import router as intraday
from hotline.domains.people.workforce.endpoints.offers import own_router as own_offers
from hotline.domains.people.workforce.endpoints.offers import router as shift_offers
from hotline.domains.people.workforce.endpoints.own_requests import router as own_requests
from hotline.domains.people.workforce.endpoints.own_roster import router as own_roster
from hotline.domains.people.workforce.endpoints.requests import router as shift_requests
from hotline.domains.people.workforce.endpoints.roster import constraints_router as staff_constraints
from hotline.domains.people.workforce.endpoints.roster import router as rosters
from hotline.domains.platform.accounts.endpoints.accounts import router as accounts
from hotline.domains.platform.accounts.endpoints.session import administration_router as all_sessions
from hotline.domains.platform.accounts.endpoints.session import factors_router as own_factors
from hotline.domains.platform.accounts.endpoints.session import own_router as account
from hotline.domains.platform.accounts.endpoints.session import router as session
from hotline.domains.platform.approvals.endpoints import router as approvals
from hotline.domains.platform.audit.endpoints import router as audit
from hotline.domains.platform.citizens.endpoints.numbers import router as citizens
from hotline.domains.platform.citizens.endpoints.personal_requests import router as personal_requests
from hotline.domains.platform.notifications.endpoints import router as notifications
from hotline.domains.platform.security.endpoints.accidents import reading_router as accidents_read
from hotline.domains.platform.security.endpoints.accidents import router as accidents
from hotline.domains.platform.security.endpoints.algorithms import router as security_algorithms
from hotline.domains.platform.security.endpoints.quarantine import router as quarantine
from hotline.domains.platform.security.endpoints.self_checks import router as security
from hotline.domains.platform.security.endpoints.sign_ins import closing_router as closing_accounts
from hotline.domains.platform.security.endpoints.sign_ins import router as sign_ins
from hotline.domains.service.campaigns.endpoints.campaigns import router as campaigns
from hotline.domains.service.campaigns.endpoints.offers import router as campaign_offers
from hotline.domains.service.messaging.endpoints import chat_files
from hotline.domains.service.messaging.endpoints.barred_numbers import router as barred_numbers
from hotline.domains.service.messaging.endpoints.canned_replies import router as canned_replies
from hotline.domains.service.messaging.endpoints.carriers import router as carriers
from hotline.domains.service.messaging.endpoints.chats import router as chats
from hotline.domains.service.messaging.endpoints.citizen_side import router as chatting
from hotline.domains.service.messaging.endpoints.contents import router as inbox_contents
from hotline.domains.service.messaging.endpoints.items import router as inbox
from hotline.domains.service.messaging.endpoints.keyword_rules import router as keyword_rules
from hotline.domains.service.messaging.endpoints.mass import router as mass_texts
from hotline.domains.service.messaging.endpoints.ported_numbers import router as ported_numbers
from hotline.domains.service.messaging.endpoints.texts import router as texts
from hotline.domains.service.ratings.endpoints.ratings import router as ratings
from hotline.domains.service.surveys.endpoints.answers import router as survey_answers
from hotline.domains.service.surveys.endpoints.design import router as surveys
from hotline.domains.service.surveys.endpoints.results import router as survey_results
from hotline.domains.service.workorders.endpoints.cases import router as cases
from hotline.domains.service.workorders.endpoints.elements import router as case_elements
from hotline.domains.service.workorders.endpoints.exchange import city_router as city_incoming
from hotline.domains.service.workorders.endpoints.exchange import router as city_exchange
from hotline.domains.service.workorders.endpoints.files import form_router as case_form_files
from hotline.domains.service.workorders.endpoints.files import router as case_files
from hotline.domains.service.workorders.endpoints.models import router as case_models
from hotline.domains.service.workorders.endpoints.organisation import router as case_organisation
from hotline.domains.service.workorders.endpoints.statistics import router as case_statistics
from hotline.domains.service.workorders.endpoints.steps import router as case_steps
from hotline.domains.service.workorders.endpoints.transitions import router as case_deeds
from hotline.domains.understanding.assistant.endpoints.evaluation import router as evaluating
from hotline.domains.understanding.assistant.endpoints.gaps import router as gaps
from hotline.domains.understanding.assistant.endpoints.questions import router as assistant_questions
from hotline.domains.understanding.assistant.endpoints.speech import router as hearing
from hotline.domains.understanding.assistant.endpoints.suggestions import router as advice
from hotline.domains.understanding.knowledge.endpoints.articles import router as articles
from hotline.domains.understanding.knowledge.endpoints.attachments import router as attachments
from hotline.domains.understanding.knowledge.endpoints.calculators import router as calculators
from hotline.domains.understanding.knowledge.endpoints.consultations import router as consulting
from hotline.domains.understanding.knowledge.endpoints.exchange import router as exchange
from hotline.domains.understanding.knowledge.endpoints.feedback import router as feedback
from hotline.domains.understanding.knowledge.endpoints.readings import router as readings
from hotline.domains.understanding.knowledge.endpoints.search import router as searching
from hotline.domains.understanding.knowledge.endpoints.terms import router as terms
from hotline.domains.understanding.knowledge.endpoints.topics import router as topics
from hotline.domains.understanding.knowledge.endpoints.versions import router as versions
from hotline.domains.voice.callbacks.endpoints.callbacks import router as callbacks
from hotline.domains.voice.callbacks.endpoints.dial import router as dialling
from hotline.domains.voice.calls.endpoints.call_operations import router as call_operations
from hotline.domains.voice.calls.endpoints.desk import router as desk
from hotline.domains.voice.calls.endpoints.directions import router as directing
from hotline.domains.voice.calls.endpoints.help import router as help
from hotline.domains.voice.calls.endpoints.live import router as live
from hotline.domains.voice.calls.endpoints.supervision import router as supervision
from hotline.domains.voice.ivr.endpoints.announcements import router as announcements
from hotline.domains.voice.ivr.endpoints.flows import router as flows
from hotline.domains.voice.ivr.endpoints.prompts import router as prompts
from hotline.domains.voice.recordings.endpoints.destruction import router as destructions
from hotline.domains.voice.recordings.endpoints.hand_out import router as copies
from hotline.domains.voice.recordings.endpoints.holds import router as holds
from hotline.domains.voice.recordings.endpoints.library import router as library
from hotline.domains.voice.recordings.endpoints.listening import router as listenings
from hotline.domains.voice.recordings.endpoints.playback import router as recordings
from hotline.domains.voice.recordings.endpoints.retention import router as retention
from hotline.domains.voice.records.endpoints.caller import router as caller
from hotline.domains.voice.records.endpoints.exports import router as call_exports
from hotline.domains.voice.records.endpoints.full_numbers import router as full_numbers
from hotline.domains.voice.records.endpoints.records import router as records
from hotline.domains.voice.routing.endpoints.notices import desk as own_notices
from hotline.domains.voice.routing.endpoints.notices import router as notices
from hotline.domains.voice.routing.endpoints.settings import router as routing_settings
from hotline.domains.voice.routing.endpoints.temporary_skills import router as loans
from hotline.domains.voice.telephony.endpoints import router as outbound
from hotline.infrastructure.permissions import needs


def for_staff(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The API's pages are for who is signed in."""

    def respond(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
        if getattr(request, "staff", None) is None:
            return redirect(settings.LOGIN_URL)
        return view(request, *arguments, **named)

    return respond


class ReadableJson(JSONRenderer):
    """Renders Chinese unescaped. That halves the bytes, and a person can read the answer in a log."""

    def __init__(self) -> None:
        super().__init__()
        self.json_dumps_params = {"ensure_ascii": False}


api = PublishedAPI(
    title="12333 热线",
    version="1",
    auth=needs(),
    docs_decorator=for_staff,
    renderer=ReadableJson(),
    parser=NullRefusingParser(),
)
handle_errors(api)
api.add_router("/session", session)
api.add_router("/account", account)
api.add_router("/account/factors", own_factors)
api.add_router("/accounts", all_sessions)
api.add_router("/accounts", accounts)
api.add_router("/desk", desk)
api.add_router("/desk", dialling)
api.add_router("/desk/calls", call_operations)
api.add_router("/desk", caller)
api.add_router("/desk", topics)
api.add_router("/outbound", outbound)
api.add_router("/assistant", assistant_questions)
api.add_router("/assistant", advice)
api.add_router("/assistant/hearing", hearing)
api.add_router("/assistant", evaluating)
api.add_router("/assistant/gaps", gaps)
api.add_router("/knowledge/calculators", calculators)
api.add_router("/knowledge/readings", readings)
api.add_router("/knowledge/terms", terms)
api.add_router("/knowledge/attachments", attachments)
api.add_router("/knowledge", articles)
api.add_router("/knowledge", searching)
api.add_router("/knowledge", versions)
api.add_router("/knowledge", feedback)
api.add_router("/knowledge", consulting)
api.add_router("/knowledge", exchange)
api.add_router("/citizens", citizens)
api.add_router("/personal-requests", personal_requests)
api.add_router("/notifications", notifications)
api.add_router("/audit", audit)
api.add_router("/approvals", approvals)
api.add_router("/security", security)
api.add_router("/security", security_algorithms)
api.add_router("/security", sign_ins)
api.add_router("/security/accidents", accidents)
api.add_router("/security/accidents", accidents_read)
api.add_router("/security", closing_accounts)
api.add_router("/security", quarantine)
api.add_router("/search", search)
api.add_router("/contacts", contacts)
api.add_router("/health", health)
api.add_router("/installation", installation)
api.add_router("/live", live)
api.add_router("/live/help", help)
api.add_router("/live/ahead", ahead)
api.add_router("/live", directing)
api.add_router("/live", supervision)
api.add_router("/live", loans)
api.add_router("/routing", routing_settings)
api.add_router("/live/notices", notices)
api.add_router("/desk/notices", own_notices)
api.add_router("/calls/exports", call_exports)
api.add_router("/calls", full_numbers)
api.add_router("/calls", records)
api.add_router("/calls", recordings)
api.add_router("/calls", texts)
api.add_router("/listenings", listenings)
api.add_router("/recordings/rules", retention)
api.add_router("/recordings/destructions", destructions)
api.add_router("/recordings", copies)
api.add_router("/recordings", library)
api.add_router("/recordings", holds)
api.add_router("/inbox", inbox)
api.add_router("/inbox", inbox_contents)
api.add_router("/chat", chatting)
api.add_router("/chat", chat_files.citizen_router)
api.add_router("/chats", chats)
api.add_router("/chats", chat_files.staff_router)
api.add_router("/canned-replies", canned_replies)
api.add_router("/texts/mass", mass_texts)
api.add_router("/texts/barred", barred_numbers)
api.add_router("/texts/ported", ported_numbers)
api.add_router("/texts/keywords", keyword_rules)
api.add_router("/texts", carriers)
api.add_router("/campaigns", campaigns)
api.add_router("/campaign-offers", campaign_offers)
api.add_router("/quality/standards", standards)
api.add_router("/quality/plans", sampling_plans)
api.add_router("/quality/inspections", inspections)
api.add_router("/quality/machine", quality_machine)
api.add_router("/quality/own", quality_own)
api.add_router("/quality/results", quality_results)
api.add_router("/quality/appeals", quality_appeals)
api.add_router("/quality/wrong-answers", quality_wrong_answers)
api.add_router("/quality/calibrations", calibrations)
api.add_router("/quality/precedents", precedents)
api.add_router("/upkeep/faults", faults)
api.add_router("/upkeep/rota", on_call_rota)
api.add_router("/upkeep/planned", planned_work)
api.add_router("/upkeep/equipment", equipment)
api.add_router("/upkeep/run-books", run_books)
api.add_router("/surveys", surveys)
api.add_router("/surveys", survey_results)
api.add_router("/survey-answers", survey_answers)
api.add_router("/exams/questions", exam_questions)
api.add_router("/exams/papers", exam_papers)
api.add_router("/exams", exams)
api.add_router("/my-exams", own_exams)
api.add_router("/my-quizzes", own_quizzes)
api.add_router("/my-wrong-answers", review_book)
api.add_router("/practice/results", practice_results)
api.add_router("/practice", practice)
api.add_router("/workforce/forecast", workforce_forecast)
api.add_router("/workforce/day", intraday)
api.add_router("/workforce/rosters", rosters)
api.add_router("/workforce/constraints", staff_constraints)
api.add_router("/workforce/requests", shift_requests)
api.add_router("/workforce/offers", shift_offers)
api.add_router("/workforce/attendance", attendance)
api.add_router("/my-roster/attendance", own_attendance)
api.add_router("/my-roster/requests", own_requests)
api.add_router("/my-roster/offers", own_offers)
api.add_router("/my-roster", own_roster)
api.add_router("/training/courses", courses)
api.add_router("/my-courses", own_courses)
api.add_router("/training/batches", training_batches)
api.add_router("/training/certificates", certificates)
api.add_router("/my-training", own_training)
api.add_router("/callbacks", callbacks)
api.add_router("/ratings", ratings)
api.add_router("/alarms/thresholds", thresholds)
api.add_router("/alarms", alarms)
api.add_router("/flows", flows)
api.add_router("/prompts", prompts)
api.add_router("/statistics/hot", trending)
api.add_router("/statistics/reports", reports)
api.add_router("/statistics", statistics)
api.add_router("/assessment/registers", registers)
api.add_router("/assessment/quarters", assessment_quarters)
api.add_router("/assessment/evidence", assessment_evidence)
api.add_router("/assessment", assessment_board)
api.add_router("/walls", walls)
api.add_router("/walls", wall_displays)
api.add_router("/walls", wall_streams)
api.add_router("/assessment", assessment_year)
api.add_router("/workorders/models", case_models)
api.add_router("/workorders/elements", case_elements)
api.add_router("/exchange/12345", city_incoming)
api.add_router("/workorders/exchange", city_exchange)
api.add_router("/workorders/statistics", case_statistics)
api.add_router("/workorders/house", case_organisation)
api.add_router("/workorders/cases", case_steps)
api.add_router("/workorders/cases", case_files)
api.add_router("/workorders/form-files", case_form_files)
api.add_router("/workorders/cases", cases)
api.add_router("/workorders/cases", case_deeds)
api.add_router("/integrations", integrations)
api.add_router("/embed", embedding)
api.add_router("", announcements)
