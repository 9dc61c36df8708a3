.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

MVN ?= mvn
VAR ?= var
SOURCES := $(shell find pom.xml .mvn schemas settings domain simulator broker batch-jobs \
  streaming-jobs delivery \
  \( -name target -prune \) -o -type f -print 2>/dev/null)
MAIN_SOURCES := $(filter-out %/src/test/%,$(shell find pom.xml .mvn schemas settings domain simulator \
  broker batch-jobs streaming-jobs delivery -path '*/target' -prune -o -path '*/src/test' -prune -o -type f -print 2>/dev/null))
BUILT := target/built
PYTHON := $(VAR)/python/bin/python
AIRFLOW_PYTHON := $(VAR)/airflow-python/bin/python
NOTEBOOKS_PYTHON := $(VAR)/notebooks-python/bin/python
UV := $(VAR)/uv/bin/uv
# Whether an environment is up to date: its python is a link to the system's own, whose time says nothing.
PYTHON_MADE := $(VAR)/python/made
AIRFLOW_PYTHON_MADE := $(VAR)/airflow-python/made
NOTEBOOKS_PYTHON_MADE := $(VAR)/notebooks-python/made
SPARK_MADE := $(VAR)/spark/made
FLINK_MADE := $(VAR)/flink/made
QUARTER := $(VAR)/demo/quarter/lake/scores/model_evaluations

.PHONY: help
help: ## Say what there is to make.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

.PHONY: build
build: $(BUILT) ## Compile and package, when anything changed.

$(BUILT): $(MAIN_SOURCES)
	$(MVN) -q package -DskipTests -Dspotless.check.skip -Djacoco.skip
	@mkdir -p $(@D) && touch $@

.PHONY: demo
demo: $(BUILT) ## Simulate a small shop, run two nights and an afternoon, show what came of it.
	bin/filrouge demo --out $(VAR)/demo

.PHONY: test
test: ## All tests: style, analysis, architecture, jobs, what users see; two parts at a time, all to their ends.
	@$(MAKE) --no-print-directory --jobs=2 --keep-going test-java test-acceptance test-airflow

# What is built stays as it is meanwhile: others run from it. Licences have been checked when it was built.
.PHONY: test-java
test-java: $(BUILT)
	$(MVN) verify --fail-at-end -Dlicense.skipAddThirdParty

.PHONY: test-acceptance
test-acceptance: $(PYTHON_MADE) $(NOTEBOOKS_PYTHON_MADE) $(SPARK_MADE) $(FLINK_MADE) $(BUILT)
	$(PYTHON) -m ruff check acceptance benchmarks distribution notebooks
	$(PYTHON) -m pytest -q acceptance

$(PYTHON_MADE): acceptance/requirements.txt
	python3 -m venv $(VAR)/python
	$(PYTHON) -m pip install --quiet --requirement acceptance/requirements.txt
	@touch $@

# A whole SPARK_HOME, for clusters: half a gigabyte.
$(SPARK_MADE): acceptance/spark-requirements.txt | $(PYTHON_MADE)
	rm -rf $(@D)
	$(PYTHON) -m pip install --quiet --no-deps --target $(@D) --requirement $<
	@touch $@

# Flink without its scripts, for clusters: a third of a gigabyte.
$(FLINK_MADE): acceptance/flink-requirements.txt | $(PYTHON_MADE)
	rm -rf $(@D)
	$(PYTHON) -m pip install --quiet --no-deps --target $(@D) --requirement $<
	@touch $@

$(UV):
	python3 -m venv $(VAR)/uv
	$(VAR)/uv/bin/python -m pip install --quiet uv==0.13.9

$(NOTEBOOKS_PYTHON_MADE): notebooks/requirements.txt | $(UV)
	$(UV) venv --quiet --allow-existing $(VAR)/notebooks-python
	$(UV) pip sync --quiet --compile-bytecode --python $(@D)/bin/python $<
	@touch $@

.PHONY: notebooks
notebooks: $(NOTEBOOKS_PYTHON_MADE) $(QUARTER) ## Open the notebooks on the lake of the demonstration.
	cd notebooks && FILROUGE_LAKE=$(abspath $(VAR))/demo/quarter/lake \
	  $(abspath $(NOTEBOOKS_PYTHON)) -m jupyterlab $(JUPYTER_OPTIONS) 01-first-look.ipynb

# Only where the demonstration has run: making it is the reader's decision.
$(QUARTER): | $(BUILT)
	@[ -d $(VAR)/demo/lake ] || { echo "Cannot find $(VAR)/demo/lake; run 'make demo' first" >&2; exit 2; }
	notebooks/a-quarter $(VAR)/demo
	@touch $@

.PHONY: test-notebooks
test-notebooks: $(NOTEBOOKS_PYTHON_MADE) $(QUARTER) ## Run the notebooks on the lake of the demonstration.
	cd notebooks && OMP_NUM_THREADS=1 FILROUGE_LAKE=$(abspath $(VAR))/demo/quarter/lake \
	  $(abspath $(NOTEBOOKS_PYTHON)) -m pytest -q -p no:cacheprovider --nbmake .

.PHONY: notebooks-lock
notebooks-lock: $(UV) ## Pin what notebooks/requirements.in asks for, and what that needs.
	cd notebooks && $(abspath $(UV)) pip compile --quiet --python-version 3.11 requirements.in -o requirements.txt

.PHONY: notebooks-strip
notebooks-strip: $(NOTEBOOKS_PYTHON_MADE) ## Take the outputs out of the notebooks, as they are kept in git.
	$(VAR)/notebooks-python/bin/nbstripout --keep-id notebooks/*.ipynb

.PHONY: test-airflow
test-airflow: $(AIRFLOW_PYTHON_MADE) $(BUILT) ## Test the DAGs: what holds for all of them, and nights in a real Airflow.
	$(AIRFLOW_PYTHON) -m ruff check airflow-dags
	$(AIRFLOW_PYTHON) -m pytest -q airflow-dags/tests

$(AIRFLOW_PYTHON_MADE): airflow-dags/requirements.txt | $(UV)
	$(UV) venv --quiet --allow-existing $(VAR)/airflow-python
	$(UV) pip sync --quiet --compile-bytecode --python $(@D)/bin/python $<
	@touch $@

.PHONY: airflow-python
airflow-python: $(AIRFLOW_PYTHON_MADE)

.PHONY: airflow-lock
airflow-lock: $(UV) ## Pin what airflow-dags/requirements.in asks for, and what that needs.
	cd airflow-dags && $(abspath $(UV)) pip compile --quiet requirements.in --override excludes.txt \
	  --universal --python-version 3.11 --no-annotate --no-header --no-emit-index-url --no-emit-find-links \
	  --output-file requirements.txt

.PHONY: test-kill
test-kill: $(PYTHON_MADE) $(BUILT) ## Kill a night at ten moments, run it again, compare the tables.
	$(PYTHON) -m pytest -q acceptance/test_same_tables.py --kills 10

# The demonstration's shop, as 'make demo' leaves it: its files end on its last night.
airflow: export FILROUGE_CONF ?= conf/demo.conf
airflow: export FILROUGE_LAST_NIGHT ?= $(if $(filter conf/demo.conf,$(FILROUGE_CONF)),2025-12-31)
airflow: export FILROUGE_SMALL ?= $(if $(filter conf/demo.conf,$(FILROUGE_CONF)),1)

.PHONY: airflow
airflow: $(AIRFLOW_PYTHON_MADE) $(BUILT) ## Start a real Airflow with the DAGs, here until Ctrl-C; says how to open it.
	@$(AIRFLOW_PYTHON) airflow-dags/local_airflow.py --home $(VAR)/airflow

.PHONY: airflow-stop
airflow-stop: $(AIRFLOW_PYTHON_MADE) ## Stop the Airflow that 'make airflow' has started.
	@$(AIRFLOW_PYTHON) airflow-dags/local_airflow.py --home $(VAR)/airflow --stop

.PHONY: bench
bench: $(PYTHON_MADE) $(BUILT) ## Measure what benchmarks/RESULTS.md tells.
	$(PYTHON) benchmarks/profile_night.py --customers 200000

.PHONY: dist
dist: $(BUILT) ## Pack all that runs it, with licences and bill of materials: target/filrouge-VERSION.tar.gz.
	python3 distribution/archive.py target

.PHONY: keep-release
keep-release: $(PYTHON_MADE) $(BUILT) ## Keep what this release leaves behind, for later ones to go on with.
	$(PYTHON) acceptance/keep_release.py

.PHONY: format
format: ## Format the code as the build wants it.
	$(MVN) -q spotless:apply

.PHONY: dictionary
dictionary: $(BUILT) ## Write docs/tables.md, docs/features.md and docs/contracts from the contracts.
	bin/filrouge tables --markdown > docs/tables.md
	bin/filrouge tables --features > docs/features.md
	rm -rf docs/contracts
	bin/filrouge tables --odcs docs/contracts

.PHONY: clean
clean: ## Take away everything that was built or run here.
	rm -rf target */target $(VAR)
