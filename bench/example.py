"""Write `reports/example/` and the README's picture again, from the practice sites of today."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "reports" / "example"
PICTURE = ROOT / "docs" / "images" / "report.png"
SIZE = {"width": 1100, "height": 934}
"""What fits above the fold of a README, with the first three things to do in it."""


def main() -> None:
    """Audit the practice sites twice: the example is Dutch as they are, the picture English."""
    shutil.rmtree(EXAMPLE, ignore_errors=True)
    _demo(EXAMPLE)
    with tempfile.TemporaryDirectory(prefix="sicaudit-") as folder:
        _demo(Path(folder), "--language", "en")
        _photograph(Path(folder, "latest", "index.html"))
    print(f"Wrote {EXAMPLE} and {PICTURE}. Look at both before you commit them.")


def _demo(output: Path, *more: str) -> None:
    command = [sys.executable, "-m", "sicaudit", "demo", "--quiet", "--output", str(output), *more]
    subprocess.run(command, check=True)


def _photograph(page: Path) -> None:
    from playwright.sync_api import sync_playwright  # only for this, and not in every machine

    chromium = shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        window = browser.new_page(viewport=SIZE, color_scheme="light")
        window.goto(page.as_uri())
        window.screenshot(path=str(PICTURE))
        browser.close()


if __name__ == "__main__":
    main()
