"""The trained half of the extractor: what it looks at, how it decides, and how rules and model are merged.

``features`` name what is seen, ``loglinear`` weighs it, ``store`` keeps weights in a folder (``weights/`` is the one that is
shipped, with its card), ``segmenters`` cut contexts into tokens, ``judge`` holds the policy by which rules and model agree.
"""
