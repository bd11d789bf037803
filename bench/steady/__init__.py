"""The parts of ``bench.steadiness``: load, faults, what is looked at, and the ledger."""
