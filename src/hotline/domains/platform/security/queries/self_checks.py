"""What the self-checks found last."""

from hotline.domains.platform.security.models import SelfCheck


def last_results() -> dict[str, SelfCheck]:
    """Code -> result. Checks that never ran are absent."""
    return {row.code: row for row in SelfCheck.objects.all()}
