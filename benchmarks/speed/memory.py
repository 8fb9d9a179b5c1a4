"""`python -m benchmarks.speed.memory TEXTS.json`: reads them, and prints the peak bytes twice.

Once when all is loaded and one text read, once when all are read. A process of its own, since the
peak of a process is that of its whole life.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from sayso.coder.interchange import to_json
from sayso.run.reader import load


def peak() -> int:
    """The most bytes of memory that this process has held.

    From /proc where there is one: getrusage counts what the parent held at the fork.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def main() -> None:
    texts = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    to_json(load().read(texts[0], published="2031-07-17"))
    loaded = peak()
    for text in texts:
        to_json(load().read(text, published="2031-07-17"))
    print(loaded, peak())


if __name__ == "__main__":
    main()
