"""Who may do what with recordings: codes of accounts.rules.PERMISSIONS."""

from hotline.domains.recordings.rules.copy import DOWNLOAD as DOWNLOAD

LISTEN = "recordings.listen"
LISTEN_OWN = "recordings.listen_own"
HOLD = "recordings.hold"
MANAGE = "recordings.manage"
DESTROY = "recordings.destroy"
