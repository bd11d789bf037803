"""Table of requests for approval."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q

from hotline.domains.platform.approvals.rules.kinds import KINDS, ApprovalKind, KindSpec
from hotline.domains.platform.approvals.rules.requests import ApprovalState, OpenRequest, state_at


class Approval(models.Model):
    """A request of one person that another approves or refuses. Rows stay: they are the history."""

    id = models.CharField(primary_key=True, max_length=40)
    #: One of ApprovalKind.
    kind = models.CharField("事项", max_length=40)
    #: Subject, such as ``staff/1001``.
    about = models.CharField("对象", max_length=120)
    #: One line that says what is requested. No personal data.
    title = models.CharField("申请内容", max_length=200)
    #: Pairs of label and value that the page shows.
    facts = models.JSONField(default=list)
    #: What carrying it out needs. No personal data, no secret.
    payload = models.JSONField(default=dict)
    reason = models.CharField("事由", max_length=200)
    state = models.CharField("状态", max_length=10, default=ApprovalState.OPEN.value)
    requested_by = models.CharField("申请人", max_length=12)
    requested_name = models.CharField(max_length=40)
    requested_at = models.DateTimeField("申请时间")
    expires_at = models.DateTimeField("有效期")
    decided_by = models.CharField("审批人", max_length=12, default="")
    decided_name = models.CharField(max_length=40, default="")
    decided_at = models.DateTimeField("审批时间", null=True)
    remark = models.CharField("审批意见", max_length=200, default="")
    #: Until when the requester may do it; None where approving does it, and before.
    usable_until = models.DateTimeField(null=True)
    #: How many times it may be done, and was.
    uses = models.PositiveIntegerField(default=1)
    used = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = verbose_name_plural = "审批"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(decided_by=models.F("requested_by")), name="approval_by_another"),
            models.UniqueConstraint(
                fields=["kind", "about", "requested_by"], condition=Q(state="open"), name="one_open_approval"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["expires_at"], condition=Q(state="open"), name="approval_open"),
            models.Index(fields=["requested_by", "-requested_at"], name="approval_mine"),
            models.Index(fields=["-requested_at", "-id"], name="approval_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"

    @property
    def spec(self) -> KindSpec:
        return KINDS[ApprovalKind(self.kind)]

    @property
    def request(self) -> OpenRequest:
        return OpenRequest(ApprovalState(self.state), self.requested_by, self.about, self.expires_at)

    def state_at(self, now: datetime) -> ApprovalState:
        """The state, also between the end of its time and the moment when a job notes that."""
        state = state_at(self.request, now)
        over = self.usable_until is not None and now >= self.usable_until
        return ApprovalState.EXPIRED if state is ApprovalState.APPROVED and over else state
