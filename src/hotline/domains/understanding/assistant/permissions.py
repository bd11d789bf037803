"""Who may see what 京晓保 could not answer: codes of accounts.rules.PERMISSIONS."""

#: Who works on articles.
EDITORS = ("knowledge.edit", "knowledge.review", "knowledge.publish")
EDIT = "knowledge.edit"
#: Who draws answers to be judged, who judges them, who sees what the contract's indicators rest on.
DRAW, JUDGE, SEE = "assessment.enter", "knowledge.review", "assessment.view"
