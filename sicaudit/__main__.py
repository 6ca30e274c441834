"""`python -m sicaudit`, and the console script."""

import os


def main() -> None:
    try:
        from sicaudit.cli.app import run
    except KeyboardInterrupt:  # so early that nothing has begun
        os._exit(130)
    run()


if __name__ == "__main__":
    main()
