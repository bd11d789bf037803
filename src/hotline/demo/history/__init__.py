"""Past calls that never were: reproducible, in the volumes and the daily shape of the real hotline."""
