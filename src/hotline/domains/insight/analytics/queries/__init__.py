"""Questions to the facts, answered by the registry of measures; nothing else counts."""
