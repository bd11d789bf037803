VIEW = "statistics.view"
