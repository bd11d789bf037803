"""Reading faults and the rota."""
