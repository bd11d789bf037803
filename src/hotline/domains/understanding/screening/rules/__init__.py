"""Whether what a caller says tells of self-harm, violence, gatherings or threats; how grave; by which words; and whom
to ring first where life is in danger. The public names.
"""
