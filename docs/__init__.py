"""What makes the pictures, the tables and the answers in these pages: `python -m docs` does all of it."""
