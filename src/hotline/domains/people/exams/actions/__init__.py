"""Writes of exams."""
