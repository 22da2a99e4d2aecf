"""Training of the model on annotated plans: ``examples`` are read from a folder, ``fit`` weighs and calibrates them."""
