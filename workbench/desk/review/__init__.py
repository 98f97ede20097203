"""The weekly review: its steps are made of sources, each of which finds rows that can be acted on in place."""
