"""Who may do what with calls: codes of accounts.rules.PERMISSIONS."""

from hotline.domains.calls.rules.callbacks import MANAGE

VIEW = ("calls.view_own", "calls.view_group", "calls.view_all")
DIRECT = "live.direct"
DIAL = "calls.dial"
CALL_BACK = "callbacks.use"
MANAGE_CALL_BACKS = MANAGE
EXPORT = "calls.export"
SUPERVISE = "live.supervise"
AUDIT = "audit.view"
