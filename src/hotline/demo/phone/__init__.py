"""A telephone made of software: rings in as a citizen, answers as an agent, speaks, listens, presses keys."""
