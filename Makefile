.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

MVN ?= mvn
VAR ?= var
SOURCES := $(shell find pom.xml .mvn schemas settings domain simulator broker batch-jobs \
  streaming-jobs \
  \( -name target -prune \) -o -type f -print 2>/dev/null)
MAIN_SOURCES := $(filter-out %/src/test/%,$(shell find pom.xml .mvn schemas settings domain simulator \
  broker batch-jobs streaming-jobs -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -print 2>/dev/null))
BUILT := target/built
PYTHON := $(VAR)/python/bin/python

.PHONY: help
help: ## Say what there is to make.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' Makefile

.PHONY: build
build: $(BUILT) ## Compile and package, when anything changed.

$(BUILT): $(MAIN_SOURCES)
	$(MVN) -q package -DskipTests -Dspotless.check.skip -Djacoco.skip
	@mkdir -p $(@D) && touch $@

.PHONY: demo
demo: $(BUILT) ## Simulate a small shop, run two nights and an afternoon, show what came of it.
	bin/filrouge demo --out $(VAR)/demo

.PHONY: test
test: test-java test-acceptance ## All tests: style, analysis, architecture, jobs, what users see.

.PHONY: test-java
test-java: $(BUILT)
	$(MVN) verify

.PHONY: test-acceptance
test-acceptance: $(PYTHON) $(BUILT)
	$(PYTHON) -m ruff check acceptance benchmarks
	$(PYTHON) -m pytest -q acceptance

$(PYTHON): acceptance/requirements.txt
	python3 -m venv $(VAR)/python
	$(PYTHON) -m pip install --quiet --requirement acceptance/requirements.txt
	@touch $@

.PHONY: test-kill
test-kill: $(PYTHON) $(BUILT) ## Kill a night at ten moments, run it again, compare the tables.
	$(PYTHON) -m pytest -q acceptance/test_same_tables.py --kills 10

.PHONY: bench
bench: $(PYTHON) $(BUILT) ## Measure what benchmarks/RESULTS.md tells.
	$(PYTHON) benchmarks/profile_night.py --customers 200000

.PHONY: format
format: ## Format the code as the build wants it.
	$(MVN) -q spotless:apply

.PHONY: dictionary
dictionary: $(BUILT) ## Write docs/tables.md from the contracts.
	bin/filrouge tables --markdown > docs/tables.md

.PHONY: clean
clean: ## Take away everything that was built or run here.
	rm -rf target */target $(VAR)
