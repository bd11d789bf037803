"""Rules of cases: forms, flows, deadlines, permissions. Pure."""
