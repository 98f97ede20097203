"""`python -m workbench`: the road to the command that was asked for, without loading what it does not need."""

import sys


def main() -> None:
    """Runs the command line. Exit codes: 0 well, 1 failed, 2 not understood, 128 + n ended by signal n."""
    words = sys.argv[1:]
    file, rest = (words[1], words[2:]) if words[:1] == ["--db"] and len(words) > 1 else ("", words)
    if rest[:1] == ["log"]:
        from workbench.cli.log import run

        sys.exit(run(rest[1:], file))
    if not rest:
        from workbench.cli import app

        sys.exit(app.run(file))
    from workbench.cli.commands import run_command

    sys.exit(run_command(words))


if __name__ == "__main__":
    main()
