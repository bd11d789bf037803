"""Changes the list of systems whose pages may embed the soft-phone bar."""

from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from hotline.domains.edge.integrations.models import EmbedOrigin
from hotline.domains.edge.integrations.rules.origins import origin_of
from hotline.infrastructure import audit
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, Refused


def save_origin(*, by: str, origin: str, name: str, active: bool, id: int | None = None) -> EmbedOrigin:
    """A new origin, or the one of this id changed; from the next page on. Raises Invalid, NotFound, Refused."""
    requested = origin_of(origin)
    if requested is None:
        raise Invalid("地址格式如 https://case.example.cn，只写到端口为止；http 只限本机。")
    action = "change_origin" if id else "allow_origin"
    try:
        with transaction.atomic():
            if id:
                row = locked(EmbedOrigin.objects.filter(pk=id), missing="没有这个地址。")
            else:
                row = EmbedOrigin(made_at=datetime.now(UTC))
            row.origin, row.name, row.active = requested, name, active
            row.save()
            audit.record(by=by, action=f"integrations.{action}", about=f"origin/{requested}"[:120], active=active)
    except IntegrityError as error:
        raise Refused(f"{requested} 已在名单中。", code="origin_taken") from error
    return row
