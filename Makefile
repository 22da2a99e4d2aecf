# make demo: set up and show the records of a sample plan; make test: run all tests. Nothing else is needed.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLE ?= data/raw/lanxi-edu-2024.txt

.PHONY: demo test lint types eval ablation model predictions notebooks bench bench-batch schema clean

# planparse alone, for the demo; .installed adds what tests and development need.
$(VENV)/.planparse: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q src/planparse  # as pip does where it is not told --editable: to compile takes as long as a plan
	touch $@

$(VENV)/.installed: $(VENV)/.planparse
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

demo: $(VENV)/.planparse
	$(BIN)/planparse extract --format table $(SAMPLE)

test: $(VENV)/.installed
	$(BIN)/python -m pytest

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.installed
	$(BIN)/mypy

predictions: $(VENV)/.installed
	$(BIN)/python -m tests.gate.predictions

notebooks: $(VENV)/.installed
	$(BIN)/python -m tests.notebooks.run

eval: $(VENV)/.installed
	$(BIN)/planparse evaluate data/annotated

ablation: $(VENV)/.installed
	$(BIN)/planparse evaluate data/annotated --split test --ablation
	if [ -d ../shared/gold/dev ]; then $(BIN)/planparse evaluate ../shared/gold/dev --ablation; fi

model: $(VENV)/.installed
	$(BIN)/planparse train data/annotated --out src/planparse/model/weights

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/speed.py
	if [ -d ../shared/corpus ]; then $(BIN)/python benchmarks/speed.py ../shared/corpus --repeat 11; fi

bench-batch: $(VENV)/.installed
	$(BIN)/python benchmarks/batch.py

schema: $(VENV)/.installed
	$(BIN)/planparse schema > schemas/planparse-1.0.schema.json
	$(BIN)/planparse schema --annotation > schemas/annotation-1.0.schema.json

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
