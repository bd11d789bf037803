"""Decisions of exams: questions and their points, drafts from articles, blueprints, sittings. Pure."""
