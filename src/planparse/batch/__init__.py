"""A folder of documents: found, read by worker processes, kept document by document, put together in the order of the paths.

``discovery`` finds the documents, ``keys`` says what a result depends on, ``pool`` and ``worker`` read them, ``store`` keeps
every result as soon as it is there, ``finals`` makes the files of OUT from the store, ``run`` puts it all in order; ``each``
yields the documents one by one instead.
"""
