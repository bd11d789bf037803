"""What 京晓保 says to what is asked: pure, docs/algorithms/assistant.md tells how."""
