"""Work orders' tables."""

from hotline.domains.workorders.models.belongings import Attachment, Comment, Entry, Extension, Party
from hotline.domains.workorders.models.case import Case, CaseDeadline, CaseTask, CaseWords
from hotline.domains.workorders.models.exchange import Received, Sent
from hotline.domains.workorders.models.house import Department, Leave, Member, NumberSeries, SavedFilter
from hotline.domains.workorders.models.version import ModelVersion

__all__ = [
    "Attachment",
    "Case",
    "CaseDeadline",
    "CaseTask",
    "CaseWords",
    "Comment",
    "Department",
    "Entry",
    "Extension",
    "Leave",
    "Member",
    "ModelVersion",
    "NumberSeries",
    "Party",
    "Received",
    "SavedFilter",
    "Sent",
]
