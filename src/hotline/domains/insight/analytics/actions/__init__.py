"""Writes of facts: fold events into facts, close days and months into files, rebuild everything."""
