"""Search over the articles, pure: docs/algorithms/search.md tells how."""
