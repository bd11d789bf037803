"""A person's choice of the kinds of notifications and of their channels."""

from django.db import transaction

from hotline.domains.platform.notifications.actions.live_documents import lock, publish
from hotline.domains.platform.notifications.models import Preference
from hotline.domains.platform.notifications.rules.kinds import KINDS, Channel
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid


@transaction.atomic
def choose(*, by: Principal, kind: str, channel: Channel, on: bool) -> None:
    """Turn one kind on or off on one channel. Raises Invalid for an unknown kind, and for removing a required kind."""
    if kind not in KINDS:
        raise Invalid("没有这种通知。请刷新后重选。")
    if not on and channel is Channel.LIST and KINDS[kind].required:
        raise Invalid(f"“{KINDS[kind].name}”不能关闭，只能关闭浏览器提醒。")
    lock([by.number])
    Preference.objects.update_or_create(
        person=by.number, kind=kind, channel=channel.value, defaults={"on": on}, create_defaults={"on": on}
    )
    publish([by.number])
    about = f"staff/{by.number}"
    audit.record(by=by.number, action="notifications.choose", about=about, kind=kind, channel=channel.value, on=on)
