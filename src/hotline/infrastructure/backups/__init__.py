"""Backup and restore: the database by pgBackRest, the files by restic. See docs/operations/backup.md.

Nothing here needs Django, the database or the bus: a restore begins on an empty machine.
"""
