"""Time limits: the last day for a lawsuit or an application, and the last day for an authority's decision."""
