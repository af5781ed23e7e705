# The two commands of the README are `make run` and `make test`; both set up what they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
SHELL := /bin/sh

.PHONY: run test check format bench torture translations pictures lock clean

run: $(VENV)/.run  ## set up and start
	@$(BIN)/talktrack $(ARGS)

test: $(VENV)/.dev  ## set up and pass every test
	$(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: $(VENV)/.dev  ## format, lint, types, layers, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/codespell

format: $(VENV)/.dev  ## put the code into the project's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev  ## figures against a floor measured in the same run
	$(BIN)/python -m benchmarks $(ARGS)

torture: $(VENV)/.dev  ## the long versions of the promises in docs/reliability.md
	$(BIN)/python -m torture $(ARGS)

translations: $(VENV)/.dev  ## collect the interface's texts and compile the catalogues
	$(BIN)/python -m tui.locale

pictures: $(VENV)/.dev  ## the pictures of README and docs
	$(BIN)/python docs/pictures.py

lock:  ## renew the locked dependencies; needs uv
	uv pip compile -q --universal --python-version 3.11 --no-annotate --no-header \
	  --no-emit-index-url --upgrade pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --no-annotate --no-header \
	  --no-emit-index-url --group dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

clean:  ## remove the environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Talktrack needs Python 3.11 or newer: try make PYTHON=python3.13" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "The venv module of Python is missing (Debian: apt install python3-venv)" >&2; exit 1; }

$(VENV)/.run: $(VENV)/bin/python requirements/run.txt pyproject.toml
	@echo "Setting up in $(VENV) (once, about a minute)..."
	@$(PIP) install -r requirements/run.txt
	@$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@$(PIP) install -r requirements/dev.txt
	@touch $@
