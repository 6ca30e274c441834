"""Other link checkers' own fixtures as black-box cases: `python -m bench.peers FOLDER`."""

import sys
from pathlib import Path

# The small internet of the labelled situations (names, https, mail) serves here as well.
sys.path.append(str(Path(__file__).resolve().parents[2] / "tests"))
