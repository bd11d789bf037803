"""What is done to flows: every change is audited, and sent to callcontrol in the same transaction where it matters."""
