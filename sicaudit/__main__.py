"""`python -m sicaudit`, and the console script."""

import gc


def main() -> None:
    gc.set_threshold(50_000, 20, 20)  # imports alone would be looked through 150 times: 0.1 s
    from sicaudit.cli.app import run

    run()


if __name__ == "__main__":
    main()
