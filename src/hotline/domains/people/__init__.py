"""People: how their calls are inspected, how they are trained, how many are needed when."""
