"""Who may see what 京晓保 could not answer: codes of accounts.rules.PERMISSIONS."""

#: Who works on articles.
EDITORS = ("knowledge.edit", "knowledge.review", "knowledge.publish")
EDIT = "knowledge.edit"
