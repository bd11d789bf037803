"""Search over the articles. Pure; docs/algorithms/search.md explains it."""
