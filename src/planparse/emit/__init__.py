"""Write results: JSON and JSON Lines, CSV, a table for a terminal, the log of cleaning; and put them where they belong."""
