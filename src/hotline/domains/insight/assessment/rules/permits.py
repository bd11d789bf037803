"""What one may do about the contract."""

VIEW = "assessment.view"
ENTER = "assessment.enter"
JUDGE = "assessment.judge"
