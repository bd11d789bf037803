"""Who may let other systems in: codes of accounts.rules.PERMISSIONS."""

MANAGE = "integrations.manage"
