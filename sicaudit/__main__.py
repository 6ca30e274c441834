"""`python -m sicaudit`, and the console script."""

import gc
import os


def main() -> None:
    gc.set_threshold(50_000, 20, 20)  # imports alone would be looked through 150 times: 0.1 s
    try:
        from sicaudit.cli.app import run
    except KeyboardInterrupt:  # so early that nothing has begun
        os._exit(130)
    run()


if __name__ == "__main__":
    main()
