# Two commands on a fresh machine: `make demo` and `make test`. Everything goes into .venv.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.with
DEMO := $(BIN)/sayso add --ledger build/demo.sayso
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint types fast gate soak model gazetteer clean

demo: $(STAMP)-core
	@$(BIN)/sayso read examples/01-*.txt
	@mkdir -p build && rm -f build/demo.sayso*
	@$(DEMO) --no-clusters examples/0*
	@$(DEMO) --no-clusters --outlet 'Lakeside Wire' examples/story/wire.txt
	@$(DEMO) --no-clusters --outlet 'The Juba Morning Ledger' examples/story/daily.txt
	@$(DEMO) --no-clusters --outlet 'Blue Nile Television' examples/story/rival.txt
	@$(DEMO) --outlet 'The Equator Review' examples/story/field.txt
	@echo; echo "Who says what about the shelling of Renk?   $$ sayso origins --about Renk --type ASSAULT"; echo
	@$(BIN)/sayso origins --ledger build/demo.sayso --about Renk --type ASSAULT

test: lint types fast

lint: $(STAMP)-dev
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/ruff format --check src tests benchmarks training

types: $(STAMP)-dev
	$(BIN)/mypy

fast: $(STAMP)-dev
	$(BIN)/python -m pytest -m "not soak" -n 2

soak: $(STAMP)-dev
	$(BIN)/python -m pytest -m soak

gate: $(STAMP)-dev
	$(BIN)/python -m benchmarks.quality gate

model: $(STAMP)-train
	$(BIN)/python -m training all

gazetteer: $(STAMP)-dev
	$(PIP) -e '.[gazetteer]'
	$(BIN)/python -m sayso.gazetteer.build

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "sayso needs Python 3.11 or later; set PYTHON=... (found: $$($(PYTHON) --version))"; exit 2; }
	@$(PYTHON) -m venv .venv 2>/dev/null || $(PYTHON) -m virtualenv --quiet .venv 2>/dev/null \
		|| { rm -rf .venv; echo "cannot make a virtual environment: apt-get install python3-venv"; exit 2; }

$(STAMP)-core: pyproject.toml | $(BIN)/python
	$(PIP) -e .
	@touch $@

$(STAMP)-dev: pyproject.toml | $(BIN)/python
	$(PIP) -e '.[dev]'
	@touch $@ $(STAMP)-core

$(STAMP)-train: training/requirements.txt | $(STAMP)-dev
	$(PIP) -r training/requirements.txt
	@touch $@

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache
