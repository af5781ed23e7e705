"""`talktrack`: the app without a word more, and every other command with one."""

import os
import sys


def main() -> int:
    """Open the app, or hand the words over to the command line."""
    os.umask(0o077)  # what is written here is for this person's eyes only
    if len(sys.argv) > 1:
        from tui.cli import main as run_command

        return run_command(sys.argv[1:])
    from tui import garbage

    garbage.hold()
    from tui.run import run_app

    return run_app()


if __name__ == "__main__":
    sys.exit(main())
