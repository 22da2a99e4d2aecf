"""Read documents into decoded text; nothing of the text is changed, line ends included."""

from planparse.load.text import load_bytes, load_file, load_text

__all__ = ["load_bytes", "load_file", "load_text"]
