"""The single-machine installation: everything under one data folder, started and watched by supervisor."""
