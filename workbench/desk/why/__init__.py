"""Why each figure is what it is."""
