"""Reads about alarms, the dialogues behind them, thresholds and invariants."""
