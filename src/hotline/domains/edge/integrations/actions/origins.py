"""Changes the list of systems whose pages may embed the soft-phone bar."""

from datetime import UTC, datetime

from django.db import IntegrityError, transaction

from hotline.domains.edge.integrations.models import EmbedOrigin
from hotline.domains.edge.integrations.rules.origins import origin_of
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.wording import fit_for_all


def save_origin(*, by: Principal, origin: str, name: str, active: bool, id: int | None = None) -> EmbedOrigin:
    """A new origin, or the one of this id changed; from the next page on.

    Origins are switched off rather than deleted, so that the list shows what was once allowed.
    Raises NotPermitted, Invalid, NotFound; Refused ``origin_taken``.
    """
    if not by.may(Permission.INTEGRATIONS_MANAGE):
        deny(by, Permission.INTEGRATIONS_MANAGE, "origin")
    name, requested = fit_for_all(name), origin_of(origin)
    if not name:
        raise Invalid("请填写系统名称。", code="name_missing")
    if requested is None:
        raise Invalid(
            "地址格式如 https://case.example.cn，只写到端口为止；http 只限本机。请改正后保存。", code="origin_invalid"
        )
    action = "change_origin" if id else "allow_origin"
    try:
        with transaction.atomic():
            if id:
                row = locked(EmbedOrigin.objects.filter(pk=id), missing="没有这个系统。请刷新页面。")
            else:
                row = EmbedOrigin(made_at=datetime.now(UTC))
            row.origin, row.name, row.active = requested, name, active
            row.save()
            audit.record(
                by=by.number, action=f"integrations.{action}", about=f"origin/{requested}"[:120], active=active
            )
    except IntegrityError as error:
        raise Refused(f"{requested} 已在名单中，无需再加。", code="origin_taken") from error
    return row
