"""Transcribers: they write down what is said in talks between people, while it is said, from the recording."""
