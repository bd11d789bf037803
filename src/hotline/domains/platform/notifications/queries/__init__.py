"""Reads about notifications: one's own, what each person chose, who a name of an addressee means today."""
