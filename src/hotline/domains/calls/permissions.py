"""Who may do what with calls: codes of accounts.rules.PERMISSIONS."""

VIEW = ("calls.view_own", "calls.view_group", "calls.view_all")
EXPORT = "calls.export"
