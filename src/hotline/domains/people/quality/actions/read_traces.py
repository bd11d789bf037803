"""What leaves a trace when results are read."""

from hotline.domains.people.quality.models import SamplingPlan
from hotline.domains.people.quality.queries.plans import about
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal


def export(*, by: Principal, plan: SamplingPlan) -> None:
    """Note that the results of a plan were taken as a workbook."""
    audit.record(by=by.number, action="quality.export", about=about(plan.pk))
