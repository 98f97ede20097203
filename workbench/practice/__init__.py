"""The rules: pure functions on nouns, without a clock, a disk or a screen."""
