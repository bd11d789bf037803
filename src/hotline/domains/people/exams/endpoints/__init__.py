"""Endpoints of exams."""
