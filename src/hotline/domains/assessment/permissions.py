VIEW = "assessment.view"
ENTER = "assessment.enter"
JUDGE = "assessment.judge"
