"""A terminal workbench for a consultant: log in one line, see what the client keeps."""

__version__ = "0.1.0"
