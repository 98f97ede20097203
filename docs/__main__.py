"""`python -m docs`: writes the tables, the answers of the examples and the pictures anew. Run it from the checkout."""

from __future__ import annotations

import sys

from docs import examples, pictures, tables

if __name__ == "__main__":
    tables.rewrite()
    examples.rewrite()
    if sys.argv[1:] != ["words"]:
        pictures.main([])
