"""Days of a centre in virtual time: the real callcontrol and router, with everything around them simulated."""
