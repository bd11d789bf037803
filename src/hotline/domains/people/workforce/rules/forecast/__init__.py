"""How many calls come in the days ahead. ``docs/algorithms/workforce.md`` has the method and what it was measured to."""
