"""The commands: the same verbs as the screens, for the shell and for scripts."""
