"""What each process may do with each table of the database: the one table from which its role's rights are granted.

A role owns nothing, so it can neither change a table's structure nor switch a trigger off, and truncates nothing. The
audit's own tables are granted by deploy/single/audit-guard.sql.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from psycopg import sql

from hotline.infrastructure.settings import Settings
from hotline.processes.single import tables
from hotline.processes.single.identities import ROLES


class Level(StrEnum):
    NOTHING = "-"
    READ = "r"
    ADD = "a"  # and read
    CHANGE = "c"  # and read: values of rows that are there
    TIDY = "d"  # and read: delete what is old
    WRITE = "w"  # all of it: read, add, change, delete


PRIVILEGES = {
    Level.READ: "SELECT",
    Level.ADD: "SELECT, INSERT",
    Level.CHANGE: "SELECT, UPDATE",
    Level.TIDY: "SELECT, DELETE",
    Level.WRITE: "SELECT, INSERT, UPDATE, DELETE",
}
#: Of the library for jobs, which numbers them by sequences.
NUMBERED = ("procrastinate_events", "procrastinate_jobs", "procrastinate_periodic_defers", "procrastinate_workers")
#: Under the same levels. Not the owner's to grant: deploy/single/audit-guard.sql does.
GUARDED = {"a a a": "infrastructure_auditrow", "r a -": "audit_auditlink audit_audithead"}
#: Each table stands here once, under the levels of web, worker and projector. A table that does not fails a test.
GRANTS = {
    # Who may do what, and how they prove who they are: the web alone.
    "w r r": "accounts_group accounts_role accounts_staff accounts_staff_roles auth_group auth_group_permissions "
    "auth_permission django_content_type ivr_calendarday operations_alarmthreshold recordings_retentionrule "
    "routing_notreadyreason routing_queue routing_queueoverflow routing_skill telephony_outboundpolicyversion "
    "upkeep_drill upkeep_equipment upkeep_maintenancewindow upkeep_oncallduty workorders_department workorders_leave "
    "workorders_member workorders_savedfilter",
    "w r -": "workforce_plannedevent workforce_markedday workforce_staffingtargets workforce_staffconstraint "
    "workforce_shiftrequest workforce_rosterchange workforce_shiftoffer workforce_shiftofferanswer "
    "workforce_attendanceexception "
    "quality_calibration quality_calibrationsheet quality_precedent "
    "exams_exam exams_paper exams_paperquestion exams_readingquiz "
    "courses_course courses_courseversion courses_courseassignment courses_chapterrecord "
    "accounts_factorchallenge accounts_formerpassword accounts_recoverycode accounts_savedview "
    "accounts_session integrations_apiclient integrations_embedorigin messaging_cannedreply surveys_response "
    "surveys_survey surveys_surveyversion walls_display walls_wall walls_wallversion",
    "w c -": "accounts_secondfactor citizens_personalrequest integrations_webhook ratings_mending security_accident "
    "surveys_comment",
    # A timeline only grows.
    "a a a": "ratings_handlingstep upkeep_faultstep",
    "a c w": "ratings_invitation",
    "w c r": "citizens_blocking",
    "a c -": "citizens_personaldatachange",
    "a c r": "records_notecorrection",
    "a d -": "accounts_signinattempt",
    "a w -": "messaging_massresult records_callexport",
    "a r -": "messaging_keywordversion security_accidentdecision security_accidentfile security_accidentstep",
    "w - -": "practice_practicetalk practice_practiceturn "
    "axes_accessattempt axes_accessattemptexpiration axes_accessfailurelog axes_accesslog "
    "recordings_listening",
    # What really happened: the projector alone writes it.
    "r r a": "eventlog_loggedevent",
    "r r w": "calls_agentperiod eventlog_loghead eventlog_parkedevent telephony_outboundattempt",
    "c c w": "calls_callrecord ratings_badrating",  # the web locks one while it corrects what was noted
    "r c w": "calls_calltalk",
    "r w w": "analytics_factrow",
    "w c w": "upkeep_fault",
    "r w r": "analytics_closedperiod operations_invariantrun operations_openviolation",
    # What waits for the bus: the worker alone sends it.
    "a w a": "infrastructure_outgoing",
    "r r -": "messaging_carrierline",  # the worker looks whether a gateway runs
    "r w -": "workforce_forecastversion "
    "audit_auditfinding audit_auditverification citizens_resealing recordings_talktranscript "
    "security_selfcheck",
    "r a -": "audit_auditpruning",
    "w d -": "messaging_textpart",  # the web settles uncertain ones
    "- d -": "messaging_carrierreceipt",
    "- w -": "messaging_replypart",  # the worker joins what no further part comes for
    # The projector marks questions whose article has changed, the worker hands in whose time is over.
    "w r c": "exams_question",
    "w w -": "exams_answer exams_reviewcard exams_sitting courses_courselearner workforce_roster workforce_rosterline "
    "workforce_attendanceday "
    "integrations_apiuse integrations_dialonce messaging_barrednumber messaging_chatfile messaging_chatnumber "
    "campaigns_campaignproblem messaging_massproblem messaging_masssending messaging_portednumber "
    "messaging_textreply surveys_invitation",
    "w w r": "analytics_outsideregister analytics_result analytics_savedquestion analytics_schedule approvals_approval "
    "assessment_acceptancestep assessment_correctionsheet assessment_dispute assessment_evidence "
    "assessment_frozenquarter assessment_registerentry assistant_asked assistant_gap assistant_judgement "
    "training_batch training_batchmember training_plannedlesson training_trainingresult training_certificate "
    "quality_machineitem quality_machinemark "
    "quality_appeal quality_inspection quality_mark quality_samplingplan quality_standard quality_standardtrial "
    "quality_wronganswer callbacks_correction "
    "assistant_minute assistant_sample assistant_sampled assistant_trial campaigns_campaign "
    "infrastructure_quarantinedfile "
    "ivr_flowchange ivr_flowversion ivr_promptversion ivr_sound ivr_switchedon knowledge_article knowledge_feedback "
    "knowledge_file knowledge_receipt knowledge_requiredreading knowledge_term knowledge_version "
    "recordings_destruction recordings_download recordings_legalhold routing_agentskill routing_loan routing_notice "
    "routing_noticereceipt routing_publication workorders_modelversion",
    # The worker makes entries of a list, the projector notes how their calls ended.
    "w w c": "campaigns_campaignentry campaigns_campaigntry",
    "w w w": "analytics_correction analytics_lateday calls_callback calls_callbacktry messaging_chat "
    "messaging_chatmessage messaging_item messaging_text notifications_notification notifications_preference "
    "notifications_receipt operations_alarm recordings_checkrun recordings_duerecording recordings_recordingfile "
    "workorders_attachment workorders_case workorders_casedeadline workorders_casetask workorders_casewords "
    "workorders_comment workorders_entry workorders_extension workorders_numberseries workorders_party "
    "workorders_received workorders_sent "
    "procrastinate_events procrastinate_jobs procrastinate_periodic_defers procrastinate_workers",
    "r r r": "django_migrations",
}
#: What the gateway may: the texts on their way to the carriers, and what it announces of them.
GATEWAY = {
    "messaging_text": Level.CHANGE,
    "messaging_textpart": Level.WRITE,
    "messaging_carrierreceipt": Level.WRITE,
    "messaging_replypart": Level.WRITE,
    "messaging_textreply": Level.ADD,
    "messaging_carrierline": Level.WRITE,
    "messaging_portednumber": Level.WRITE,
    "messaging_barrednumber": Level.WRITE,
    "messaging_keywordversion": Level.READ,
    "infrastructure_outgoing": Level.ADD,
}
COLUMNS = ("web", "worker", "projector")


def levels(grants: Mapping[str, str] = GRANTS) -> dict[str, dict[str, Level]]:
    """Table -> process -> level."""
    found: dict[str, dict[str, Level]] = {}
    for columns, names in grants.items():
        chosen = dict(zip(COLUMNS, map(Level, columns.split()), strict=True))
        found |= {name: {**chosen, "gateway": GATEWAY.get(name, Level.NOTHING)} for name in names.split()}
    return found


def statements(rights: Mapping[str, Mapping[str, Level]]) -> Iterator[sql.Composed]:
    """For the tables that are there, as their owner. Whatever was granted before is taken back first."""
    # Columns of ours number themselves, which needs no right to the sequence.
    sequences = sql.SQL(", ").join(sql.Identifier(f"{table}_id_seq") for table in NUMBERED)
    for process, role in ROLES.items():
        name = sql.Identifier(role)
        yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name)
        yield sql.SQL("GRANT USAGE ON SEQUENCE {} TO {}").format(sequences, name)
        for table, chosen in rights.items():
            place = sql.Identifier(table)
            yield sql.SQL("REVOKE ALL ON {} FROM {}").format(place, name)
            if chosen[process] is not Level.NOTHING:
                privileges = sql.SQL(PRIVILEGES[chosen[process]])  # ours, no stranger's text
                yield sql.SQL("GRANT {} ON {} TO {}").format(privileges, place, name)


def grant(settings: Settings) -> None:
    """In one transaction: running programs never lack what they need."""
    with tables.connect(settings) as database:
        database.execute(sql.SQL("; ").join(statements(levels())))
