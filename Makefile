# The front door. Every target makes .venv by itself; nothing else needs to be installed by hand.
#   make demo    audit the bundled practice sites into reports/
#   make test    all tests
#   make check   what CI runs: lint, types, import walls, tests, generated docs

PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed
CODE := sicaudit tests bench
GENERATED := README.md docs/checks.md docs/command-line.md docs/sites.toml.md docs/link-verdicts.md

.PHONY: demo test lint format types walls docs docs-check bench example check clean machine

demo: $(INSTALLED)
	$(BIN)/sicaudit demo --output reports

test: $(INSTALLED) machine
	$(BIN)/python -m pytest --numprocesses auto

lint: $(INSTALLED)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/typos

format: $(INSTALLED)
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

types: $(INSTALLED)
	$(BIN)/mypy

walls: $(INSTALLED)
	$(BIN)/lint-imports

docs: $(INSTALLED)
	PYTHONPATH=tests $(BIN)/cog -r $(GENERATED)

docs-check: $(INSTALLED)
	PYTHONPATH=tests $(BIN)/cog --check --diff $(GENERATED)

bench: $(INSTALLED)
	$(BIN)/python -m bench

# The report that is shown to those who run nothing, and the README's picture: needs Chromium.
example: $(INSTALLED)
	$(BIN)/python -m bench.example

check: lint types walls docs-check test

# Chromium, for the tests that open the report in a real browser: they are skipped without it.
machine:
	@.ci/machine

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[fast,dev]'
	touch $(INSTALLED)

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
