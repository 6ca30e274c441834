"""Serve the practice sites in a process of their own: `python -m sicaudit.practice`.

Prints one line of JSON with the addresses and the configuration, and serves until its standard
input is closed: when whoever started it ends, it ends too.
"""

import asyncio
import json
import sys

from sicaudit.practice.family import Edition, serving


async def serve(edition: Edition) -> None:
    """Serve until standard input ends."""
    async with serving(edition=edition) as family:
        line = {"addresses": dict(family.addresses), "configuration": family.configuration}
        print(json.dumps(line), flush=True)
        await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve(Edition(sys.argv[1]) if len(sys.argv) > 1 else Edition.TODAY))
