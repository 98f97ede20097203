"""The building blocks of the screens; any of them could serve another program."""
