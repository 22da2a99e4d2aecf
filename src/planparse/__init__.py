"""planparse: who is to reach which number of what, by when - read from Chinese plans, grounded in their text."""

__version__ = "0.1.0"
