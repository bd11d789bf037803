"""Detects self-harm, violence, gatherings and threats in callers' words: kind, level, evidence, and whom to ring
first.
"""
