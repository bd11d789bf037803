"""What desks request of router and callcontrol, and the audit of leaders with calls."""
