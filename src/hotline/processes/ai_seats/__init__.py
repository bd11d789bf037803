"""AI seats: agents who hear and speak by machine, on the same switch and under the same router as people."""
