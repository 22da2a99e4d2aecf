"""What holds for all tests: no property is judged by the clock, since machines differ and the first example pays for imports."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
