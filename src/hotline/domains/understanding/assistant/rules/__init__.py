"""The rules by which 京晓保 answers. Pure; docs/algorithms/assistant.md explains them."""
