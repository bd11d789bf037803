"""Kinds of lines in a case's timeline, as stable codes that the screens turn into sentences."""

from typing import Literal

What = Literal[
    "opened", "step", "changed", "closed", "reopened", "voided", "merged", "took_in", "timer", "moved",
    "claimed", "released", "handed_over", "given",
    "urged", "supervised", "unsupervised", "sealed", "unsealed", "unrest", "contacted", "unreached", "campaign_called",
    "extension_asked", "extension_granted", "extension_refused", "clock_paused", "clock_resumed",
    "deadline_warned", "deadline_overdue", "deadline_escalated",
    "party_added", "party_removed", "attached", "detached",
    "left_out", "return_accepted", "return_refused", "withdrawn", "judged",
]  # fmt: skip
