"""Versions, in a module that loads nothing else."""

from typing import Literal

SCHEMA_VERSION: Literal["1.0"] = "1.0"
"""Version of the shape of the output."""
