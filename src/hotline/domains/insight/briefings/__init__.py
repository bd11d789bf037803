"""Briefings: the sheet that a group reads at the beginning of its day, made of what happened since the last one."""
