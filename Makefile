# The README's two, demo and test, need nothing but Python >= 3.11 with venv, git and make.
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
WORKERS ?= 2
# A release is used a week after it came out, so that a bad one is seen by others first.
COOLDOWN ?= $(shell date -u -d '7 days ago' +%Y-%m-%d 2>/dev/null || date -u -v-7d +%Y-%m-%d)
OLDEST = $(shell sed -n 's/.*"duckdb>=\([0-9.]*\),.*/\1/p' pyproject.toml)

.PHONY: demo test check fix lint types imports new-source truth cluster-test oldest bench lock wheel docs release clean

demo: .venv/ready ## a simulated tea house, its month printed, HTML and JSON written
	$(BIN)/otvet demo teahouse --fresh

test: .venv/dev ## everything; what cannot be set up is skipped, and listed at the end with its reason
	-@$(BIN)/python -m tests.prepare
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup

check: .venv/dev lint types imports ## lint, types, imports, fast tests: under three minutes
	$(BIN)/python -m pytest -n $(WORKERS) -m "not slow and not browser"

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

imports: .venv/dev
	$(BIN)/lint-imports --no-cache

fix: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

new-source: .venv/dev ## a reader that works, to be changed into one that is needed: NAME=orders
	$(BIN)/python -m tests.new_source.run "$(NAME)"
	-@OTVET_WRITE=1 $(BIN)/python -m pytest -q tests/test_docs.py

truth: .venv/dev ## the simulation studies whole; ONLY=S2 for one of them; goes on where it stopped
	$(BIN)/python -m tests.truth.run

cluster-test: .venv/dev ## Spark on a master and two workers of this machine, one of them killed; minutes
	$(BIN)/python -m tests.engines.cluster

oldest: .venv/dev ## the engines' tests with the oldest DuckDB that pyproject.toml takes
	$(BIN)/python -m venv .venv/oldest
	$(BIN)/python -c 'import site; print(*site.getsitepackages(), "$(CURDIR)/src", sep="\n")' \
		> $$(echo .venv/oldest/lib/python3*/site-packages)/beside.pth
	.venv/oldest/bin/python -m pip install -q --disable-pip-version-check --no-deps --force-reinstall \
		"duckdb==$(OLDEST)"
	.venv/oldest/bin/python -m pytest -q tests/engines tests/store

bench: .venv/dev ## the figures of docs/performance.md
	$(BIN)/python -m bench.run
	$(BIN)/python -m bench.texts
	$(BIN)/python -m bench.report

wheel: .venv/dev
	rm -rf build
	$(BIN)/python -m build --wheel --no-isolation

release: check test wheel

lock: ## hashed locks without addresses; PyPI is asked for versions
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--exclude-newer $(COOLDOWN) --no-annotate --custom-compile-command "make lock" \
		pyproject.toml requirements/build.in -o requirements/base.lock
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--exclude-newer $(COOLDOWN) --no-annotate --custom-compile-command "make lock" --extra dev \
		--extra encoder --extra convert --extra endpoint \
		pyproject.toml requirements/build.in -c requirements/base.lock -o requirements/dev.lock

.venv/ready: requirements/base.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Otvet needs Python 3.11 or newer: none was found on PATH"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/base.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev: .venv/ready requirements/dev.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@

clean:
	rm -rf .venv build dist teahouse out .mypy_cache .ruff_cache .pytest_cache .hypothesis
