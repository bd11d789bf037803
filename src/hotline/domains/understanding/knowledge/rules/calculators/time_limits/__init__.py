"""The last day for going to law, for applying, and the last day an authority has for deciding."""
