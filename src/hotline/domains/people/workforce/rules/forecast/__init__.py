"""How many calls come in the days ahead. Method and figures: ``docs/algorithms/forecast.md``."""
