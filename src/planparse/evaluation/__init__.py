"""Measure records against reference annotations: a folder of NAME.txt (a document) and NAME.json (its annotation).

``annotation`` reads the pairs, ``checks`` finds their faults, ``predictions`` runs planparse over them, ``pairing`` says which
found record goes with which annotated one, ``judgement`` compares the two, ``figures`` counts; ``report_text``, ``report_json``
and ``report_html`` write it down.
"""
