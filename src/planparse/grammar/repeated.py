"""How many answers about words are kept: the same words are asked about several times while their clause is read, and seldom later."""

REPEATED = 256
