"""Parses bytes from outside in processes that can do nothing else: no network, no keys, little memory, little time.

``client`` sends a job to the program ``sandbox``; ``server`` runs each job in a process of its own and answers.
"""
