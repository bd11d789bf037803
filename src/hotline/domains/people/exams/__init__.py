"""Exams: questions, papers drawn by blueprint, sittings that survive their browser, grades and what was wrong."""
