"""Who may do what with recordings: codes of accounts.rules.PERMISSIONS."""

from hotline.domains.voice.recordings.rules.copy import DOWNLOAD as DOWNLOAD
from hotline.domains.voice.recordings.rules.destruction import DESTROY as DESTROY
from hotline.domains.voice.recordings.rules.destruction import MANAGE as MANAGE

LISTEN = "recordings.listen"
LISTEN_OWN = "recordings.listen_own"
HOLD = "recordings.hold"
AUDIT = "audit.view"
