"""The ACD process: one leads and holds the floor in memory, any number stand by."""
