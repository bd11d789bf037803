"""How an AI seat talks with a caller: pure decisions, without sound, network or clock."""
