# make run opens the program, make test runs every test; both prepare what they need in .venv first.

SHELL := /bin/sh
PYTHON ?= $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; done)
VENV := .venv
BIN := $(VENV)/bin
# The benchmarks compare one thread with one thread, on the kernels that OpenBLAS itself chooses.
BENCH := env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 MKL_NUM_THREADS=1

.PHONY: run test lint format bench shots package clean

run: $(VENV)/.run
	@$(BIN)/python -m pellucid

test: $(VENV)/.test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/.lint
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.lint
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.bench
	$(BENCH) $(BIN)/python -m benchmarks

shots: $(VENV)/.run
	$(BIN)/python tools/shots.py

package: $(VENV)/.run
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:
	rm -rf $(VENV) build dist shots

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Pellucid needs Python 3.11 or newer; none was found. Install one, or name it: make run PYTHON=/path/to/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv module is missing. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }

$(VENV)/.run: pyproject.toml $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python tools/qt_libraries.py
	@touch $@

$(VENV)/.test: EXTRA = test
$(VENV)/.lint: EXTRA = lint
$(VENV)/.bench: EXTRA = bench
$(VENV)/.test $(VENV)/.lint $(VENV)/.bench: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[$(EXTRA)]"
	@touch $@
