"""Fills the slots of the domains' ports, once, at start. The domain that needs something declares the slot."""

from collections.abc import Mapping

from hotline.domains.insight.analytics import ports as analytics
from hotline.domains.insight.assessment.actions import accidents as counted_accidents
from hotline.domains.insight.assessment.queries import forecast_chapter
from hotline.domains.insight.assessment.queries import targets as assessment_targets
from hotline.domains.insight.operations import ports as operations
from hotline.domains.insight.operations.adapters import environment, server_logs
from hotline.domains.insight.operations.adapters.backup import state_of_backup
from hotline.domains.insight.operations.adapters.certificate import served_certificate
from hotline.domains.insight.operations.adapters.machine import this_machine
from hotline.domains.people.exams.queries.quizzes import BankQuizzes
from hotline.domains.platform.accounts.actions import certificates as assigned_certificates
from hotline.domains.platform.accounts.actions import rights
from hotline.domains.platform.approvals import ports as approvals
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.audit import ports as audit
from hotline.domains.platform.citizens import ports as citizens
from hotline.domains.platform.notifications import ports as notifications
from hotline.domains.platform.notifications.actions import approval_notices
from hotline.domains.platform.security import ports as security
from hotline.domains.platform.security.actions import accidents as decided_accidents
from hotline.domains.platform.security.adapters import certificates
from hotline.domains.platform.security.queries.evidence import evidence_sound
from hotline.domains.service.campaigns.actions import personal_data as campaigns_held
from hotline.domains.service.campaigns.actions import set_up as campaigns
from hotline.domains.service.messaging import ports as messaging
from hotline.domains.service.messaging.actions import mass
from hotline.domains.service.messaging.actions import personal_chats as chats_held
from hotline.domains.service.messaging.actions import personal_data as messages_held
from hotline.domains.service.messaging.adapters import text_gateway
from hotline.domains.service.messaging.queries.voicemails import VOICEMAILS
from hotline.domains.service.ratings import ports as ratings
from hotline.domains.service.ratings.actions import exclusions
from hotline.domains.service.surveys.rules.replies.read_reply import read as read_reply
from hotline.domains.service.workorders import ports as workorders
from hotline.domains.service.workorders.actions import personal_data as cases_held
from hotline.domains.service.workorders.adapters import city, elements_lexicon
from hotline.domains.service.workorders.queries import organisation
from hotline.domains.service.workorders.queries.attached_sounds import FILES_OF_CASES
from hotline.domains.understanding.assistant import ports as assistant
from hotline.domains.understanding.assistant.actions import personal_data as questions_held
from hotline.domains.understanding.assistant.adapters import gate, probe
from hotline.domains.understanding.conversation import ports as conversation
from hotline.domains.understanding.knowledge import ports as knowledge
from hotline.domains.understanding.knowledge.adapters import index_files, nano_e5, vector_files
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.understanding.screening import ports as screening
from hotline.domains.understanding.screening.adapters import encoder
from hotline.domains.voice.callbacks.actions import personal_data as callbacks_held
from hotline.domains.voice.calls import ports as calls
from hotline.domains.voice.ivr import ports as ivr
from hotline.domains.voice.ivr.adapters import prompts
from hotline.domains.voice.recordings import ports as recordings
from hotline.domains.voice.recordings.actions import listening
from hotline.domains.voice.recordings.actions import personal_data as calls_held
from hotline.domains.voice.recordings.queries.listening import CALLS
from hotline.domains.voice.records import ports as records
from hotline.domains.voice.records.queries.access import has_talked, may_see
from hotline.domains.voice.records.queries.details import number_of
from hotline.domains.voice.routing.actions.notices import receive_read
from hotline.infrastructure.conversations import BusConversations, conversations
from hotline.infrastructure.sandbox.client import in_sandbox

#: Whoever works on an accident has to hear what belongs to it.
EVIDENCE_OF_ACCIDENTS = recordings.SoundSource(
    sound_for=evidence_sound, needs_reason=lambda reader: False, action="security.listen"
)

#: What an approval does at once.
CARRIED_OUT = {
    ApprovalKind.STAFF_ROLES: rights.carry_out_roles,
    ApprovalKind.ROLE_PERMISSIONS: rights.carry_out_permissions,
    ApprovalKind.SECOND_FACTOR: rights.carry_out_factor_reset,
    ApprovalKind.CERTIFICATE: assigned_certificates.carry_out_assignment,
    ApprovalKind.ACCIDENT_CLOSURE: decided_accidents.carry_out_closure,
    ApprovalKind.ACCIDENT_REOPENING: decided_accidents.carry_out_reopening,
    ApprovalKind.RATING_EXCLUSION: exclusions.carry_out_exclusion,
    ApprovalKind.MASS_TEXTS: mass.carry_out_mass,
    ApprovalKind.CAMPAIGN: campaigns.carry_out_campaign,
}


def fill_slots() -> None:
    """Providers that load much, or read the settings, are made when they are first called."""
    audit.signer.fill_from(_audit_signer)
    audit.second_places.fill_from(_second_places)
    approvals.notifier.fill(approval_notices)
    approvals.carry_out.fill(CARRIED_OUT)
    notifications.organisation.fill(organisation)
    notifications.read_receiver.fill(receive_read)
    security.probes.fill_from(_probes)
    security.version.fill_from(_version)
    security.certificate.fill(served_certificate)
    security.accident_register.fill(counted_accidents)
    security.marked_sounds.fill(listening)
    security.certificate_ends.fill(certificates.in_use)
    citizens.may_see_call.fill(may_see)
    calls.has_talked.fill(has_talked)
    citizens.recorded_number.fill(number_of)
    citizens.holders.fill(
        (calls_held, cases_held, callbacks_held, messages_held, chats_held, questions_held, campaigns_held)
    )
    records.topic_titles.fill_from(titles)
    ivr.prompt_catalogue.fill_from(prompts.catalogue)
    ivr.prompt_speaker.fill(prompts.speak)
    ivr.recording_reader.fill_from(_recording_reader)
    knowledge.embedder.fill_from(nano_e5.configured)
    knowledge.vectors.fill_from(vector_files.configured)
    knowledge.indexes.fill_from(index_files.configured)
    knowledge.release_gate.fill_from(gate.configured)
    knowledge.reading_quiz.fill(BankQuizzes())
    assistant.probe.fill(probe.run_probe)
    conversations.fill(BusConversations())
    screening.encoder.fill_from(encoder.configured)
    assistant.hearer.fill_from(_hearer)
    recordings.talk_writer.fill_from(_talk_writer)
    conversation.elements.fill_from(_elements_of_a_talk)
    recordings.sound_sources.fill(
        {"call": CALLS, "item": VOICEMAILS, "case": FILES_OF_CASES, "accident": EVIDENCE_OF_ACCIDENTS}
    )
    messaging.text_gateway.fill_from(text_gateway.configured)
    ratings.read_level.fill(_level_in)
    workorders.city.fill_from(city.configured)
    workorders.lexicon.fill_from(elements_lexicon.builtin)
    operations.environment.fill_from(environment.here)
    operations.certificate_reader.fill(served_certificate)
    operations.backup_reader.fill(state_of_backup)
    operations.machine_reader.fill(this_machine)
    operations.bus_log.fill(server_logs.of_bus)
    operations.database_log.fill(server_logs.of_database)
    analytics.forecast.fill(forecast_chapter.chapter)
    analytics.targets.fill(assessment_targets.targets_of_measures)


def _level_in(text: str) -> int | None:
    """The level that a citizen's answer names."""
    return read_reply(text).rating


# Imported when first called: decoders of sound take a fifth of a second, which most processes never need.


def _audit_signer() -> audit.Signer:
    from hotline.domains.platform.audit.adapters.signer import configured

    return configured()


def _second_places() -> tuple[audit.SecondPlace, ...]:
    from hotline.domains.platform.audit.adapters.places import configured

    return configured()


def _probes() -> Mapping[str, security.Probe]:
    from hotline.domains.platform.security.adapters.probes import of_this_installation

    return of_this_installation()


def _version() -> security.ProgramVersion:
    from hotline.domains.platform.security.adapters.version import of_this_code

    return of_this_code()


def _hearer() -> assistant.Hearer | None:
    from hotline.domains.understanding.assistant.adapters.whisper import configured

    return configured()


def _talk_writer() -> recordings.WriteDown | None:
    from hotline.domains.understanding.assistant.adapters.recorded_talk import configured

    return configured()


def _elements_of_a_talk() -> conversation.ElementsOf:
    from hotline.domains.service.workorders.queries.elements import of_texts

    return of_texts


def _recording_reader() -> ivr.ReadRecording:
    from hotline.domains.voice.ivr.adapters.own_recording import read_recording

    return in_sandbox(read_recording)
