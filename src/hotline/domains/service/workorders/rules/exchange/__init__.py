"""What is exchanged with 12345: messages, their signatures, what our doings come to there. The public names."""
