"""The lists of the Work screen: one module a pane."""
