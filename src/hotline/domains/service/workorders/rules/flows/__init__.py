"""Flows and decision tables as the standards have them, judged and run. The public names."""
