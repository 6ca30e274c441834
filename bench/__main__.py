"""Everything that `make bench` measures: right first, then fast, then on and on."""

import subprocess
import sys

from bench.documents import WORK

STORE, REPORTS = WORK / "history.db", WORK / "reports"
AUDIT = (
    *("sicaudit", "audit", "--fail-on", "never", "--config", str(WORK / "sites.toml")),
    *("--store", str(STORE), "--output", str(REPORTS)),
)
STEPS = (
    ("bench.real_documents", "fetch"),
    ("bench.real_documents", "serve", "start"),
    ("bench.real_documents", "oracle"),
    AUDIT,
    ("bench.real_documents", "compare", str(REPORTS / "latest" / "findings.json")),
    ("bench.speed",),
    ("bench.hot_paths",),
    ("bench.change_detection",),
    ("bench.huge_site",),
)


def main() -> None:
    """Run every step; what fails is seen at the end, and the web server is stopped."""
    failed = []
    try:
        for step in STEPS:
            print(f"\n== {' '.join(step)}", flush=True)
            if subprocess.run([sys.executable, "-m", *step], check=False).returncode:
                failed.append(step[0])
    finally:
        stop = ("bench.real_documents", "serve", "stop")
        subprocess.run([sys.executable, "-m", *stop], check=False)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
