"""Courses: chapters that trainers write and assign, and that everybody learns on a phone."""
