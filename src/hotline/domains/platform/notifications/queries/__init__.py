"""Reads of notifications: a person's own ones, each person's choices, the people whom an addressee means."""
