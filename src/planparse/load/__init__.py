"""Read documents of any kind into their text layer; the text of a text file stays as it is, line ends included.

``files`` reads and dispatches, ``kinds`` tells the kind; then one module a kind: ``text`` (with ``encoding``), ``html``, ``docx``, ...
"""

from planparse.load.files import MAX_BYTES, load_bytes, load_file, load_text

__all__ = ["MAX_BYTES", "load_bytes", "load_file", "load_text"]
