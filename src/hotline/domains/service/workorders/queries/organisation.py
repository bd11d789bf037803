"""Departments as notifications need them: fills ``notifications.ports.organisation``."""

from hotline.domains.service.workorders.models import Department
from hotline.domains.service.workorders.queries.people import handlers, heads, substitutes_of

__all__ = ["handlers_of", "heads_of", "substitutes_of"]


def heads_of(department: str) -> list[str]:
    """Heads of a department, by its code."""
    row = Department.objects.filter(code=department).first()
    return heads(row) if row else []


def handlers_of(department: str) -> list[str]:
    """Active members of a department, by its code, who handle cases."""
    row = Department.objects.filter(code=department).first()
    return handlers(row) if row else []
