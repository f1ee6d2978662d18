# Everything lives in .venv; each target does all of its own set-up and is quick the second time.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DOCS_READY := .venv/.docs-ready
.DEFAULT_GOAL := help

.PHONY: help docs demo campaign-demo test check audit dist bench bench-times accuracy kill-matrix clean machine venv-on-debian

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

demo: $(READY) machine ## Start the demo portal, audit it, print the score and where the reports are
	@$(BIN)/egov demo

test: $(READY) machine ## Run all tests
	@$(BIN)/python -m pytest -n 3 --dist loadfile

check: $(READY) ## Lint and types: ruff, mypy strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

# Apart from check: it asks a service outside, and where nobody answers it says that it could not look.
audit: $(READY) ## Look for known weaknesses in what is installed here (asks PyPI's advisories)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group audit
	@PYTHONPATH=tests $(BIN)/python -m dependency_audit

dist: $(READY) ## Build sdist and wheel into dist/ and check them
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation --outdir dist . >/dev/null
	@$(BIN)/twine check --strict dist/*

bench: $(READY) machine ## Measure what an audit costs against a bare script (ratios in one run)
	@$(BIN)/python -m pytest tests/benchmarks -q -s

bench-times: $(READY) machine ## Hold the load times against known delays, and against Lighthouse where it is there
	@PYTHONPATH=examples:tests $(BIN)/python -m benchmarks.known_delays
	@PYTHONPATH=examples:tests $(BIN)/python -m benchmarks.against_lighthouse || [ $$? -eq 2 ]

kill-matrix: $(READY) machine ## Break the demo portal in every way it knows, one audit each (ONLY="F05 F17.1", BUILD=cards, JOBS=2, KEEP=DIR, TOGETHER=1)
	@PYTHONPATH=examples:tests $(BIN)/python -m kill_matrix --jobs $(or $(JOBS),2) $(if $(KEEP),--keep $(KEEP)) $(if $(BUILD),--build $(BUILD)) $(if $(TOGETHER),--together) $(ONLY)

campaign-demo: $(READY) machine ## Rehearse a month of twelve demo portals on a clock that jumps, and show how it ended
	@rm -rf examples/campaign/rehearsal examples/campaign/rehearsal.sqlite
	@$(BIN)/python examples/campaign/portals.py -- $(BIN)/egov campaign run examples/campaign/campaign.yaml --rehearse

docs: $(DOCS_READY) ## Build the documentation site, vi and en, into docs/_build/html; broken links are errors
	@$(BIN)/python -m sphinx -q --fail-on-warning --keep-going docs docs/_build/html
	@echo "docs/_build/html/index.html"

accuracy: $(READY) machine ## How well single pages are judged, on labelled pages nobody tuned for (HALF=development|held-out|all)
	@PYTHONPATH=tests $(BIN)/python -m accuracy --half $(or $(HALF),held-out)

machine: $(READY)
	@$(BIN)/egov doctor --install

# Debian and Ubuntu ship Python without what makes environments.
venv-on-debian:
	@rm -rf .venv
	@test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { echo "python3 -m venv failed. On Debian and Ubuntu: apt-get install python3-venv, then make again." >&2; exit 1; }
	@echo "Installing python3-venv ..."
	@apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
	@$(PYTHON) -m venv .venv

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("pytest-egov needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv || $(MAKE) --no-print-directory venv-on-debian
	@echo "Setting up .venv (a minute the first time) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev -e '.[demo]'
	@touch $@

$(DOCS_READY): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group docs
	@touch $@

clean: ## Remove the environment and everything generated
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache egov-report egov-evidence test-results docs/_build docs/reference docs/vi/reference
