"""Recognises the elements of a case in a talk or in notes, each with its evidence."""
