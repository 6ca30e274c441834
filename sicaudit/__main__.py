"""`python -m sicaudit`, and the console script."""


def main() -> None:
    from sicaudit.cli.app import run

    run()


if __name__ == "__main__":
    main()
