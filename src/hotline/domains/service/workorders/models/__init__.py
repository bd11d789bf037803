"""Tables of cases and their models."""

from hotline.domains.service.workorders.models.belongings import Attachment, Comment, Entry, Extension, Party
from hotline.domains.service.workorders.models.case import Case, CaseDeadline, CaseSearchText, CaseTask
from hotline.domains.service.workorders.models.exchange import Received, Sent
from hotline.domains.service.workorders.models.organisation import Department, Leave, Member, NumberSeries, SavedFilter
from hotline.domains.service.workorders.models.version import ModelVersion

__all__ = [
    "Attachment",
    "Case",
    "CaseDeadline",
    "CaseSearchText",
    "CaseTask",
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
