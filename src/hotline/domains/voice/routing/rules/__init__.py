"""Who gets whom: pure decisions over the whole floor. docs/algorithms/routing.md tells it in words."""
