"""``python -m planparse``: the same as the command ``planparse``."""

from __future__ import annotations

import sys

from planparse.cli import main

if __name__ == "__main__":
    sys.exit(main())
