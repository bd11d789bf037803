"""Who may do what with calls: codes of accounts.rules.PERMISSIONS."""

from hotline.domains.voice.calls.rules.callbacks import MANAGE
from hotline.domains.voice.calls.rules.desk import DIRECT as DIRECT
from hotline.domains.voice.calls.rules.supervision import SUPERVISE as SUPERVISE

VIEW = ("calls.view_own", "calls.view_group", "calls.view_all")
DIAL = "calls.dial"
CALL_BACK = "callbacks.use"
MANAGE_CALL_BACKS = MANAGE
EXPORT = "calls.export"
AUDIT = "audit.view"
