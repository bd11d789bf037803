"""Who may do what with flows: codes of accounts.rules.PERMISSIONS."""

EDIT = "flows.edit"
PUBLISH = "flows.publish"
