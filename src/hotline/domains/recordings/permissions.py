"""Who may do what with recordings: codes of accounts.rules.PERMISSIONS."""

LISTEN = "recordings.listen"
LISTEN_OWN = "recordings.listen_own"
DOWNLOAD = "recordings.download"
HOLD = "recordings.hold"
MANAGE = "recordings.manage"
DESTROY = "recordings.destroy"
