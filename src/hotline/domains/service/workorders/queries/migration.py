"""Running cases by version."""

from django.db.models import Count

from hotline.domains.service.workorders.models import Case


def running(versions: list[int]) -> dict[int, int]:
    """The number of open cases of each version, by the version's primary key."""
    rows = Case.objects.filter(version__in=versions, over=False).values_list("version").annotate(count=Count("pk"))
    return dict(rows.order_by("version"))


def running_cases(model: str, other_than: int) -> list[Case]:
    rows = Case.objects.filter(version__model=model, over=False).exclude(version__version=other_than)
    return list(rows.select_related("version").order_by("created_at"))
