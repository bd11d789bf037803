"""Questions kept under a name."""

from django.db.models import Q

from hotline.domains.analytics.models import SavedQuestion


def saved_questions(reader: str) -> list[SavedQuestion]:
    """One's own and those that others share, by name."""
    return list(SavedQuestion.objects.filter(Q(owner=reader) | Q(shared=True)).order_by("name", "owner"))
