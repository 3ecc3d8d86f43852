# Everything an editor or engineer runs. Each target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: build test check lint types lab review digests screenshots report accuracy card bench vega lock clean help

help:  ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=python3.12"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $(READY)

build: $(READY)  ## Build data/curated from data/raw
	$(BIN)/curation build

test: $(READY)  ## Run every test: code, notebooks, style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest --nbval-lax notebooks tests

lint: $(READY)  ## Mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lab: $(READY)  ## Open JupyterLab on the start page of the notebooks
	$(BIN)/jupyter lab --ServerApp.root_dir=notebooks --LabApp.default_url=/lab/tree/00-start.ipynb

review: $(READY)  ## Open the review app in the browser
	$(BIN)/curation review

digests: $(READY)  ## Store anew what the notebooks' compared cells print
	$(BIN)/python -m tests.store_digests

screenshots: $(READY)  ## Take the README's pictures anew, in a real browser
	$(BIN)/python -m pytest --quiet tests/browser -k "pages_fit or three_rulings"
	mkdir -p docs
	cp build/screenshots/review-light-1280.png build/screenshots/conflicts-in-jupyterlab.png docs/

report: build  ## Write build/report.html on what was built
	@mkdir -p build
	$(BIN)/curation report --to build/report.html

FOLDERS = $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(GOLD),--gold $(GOLD))

accuracy: $(READY)  ## Score the extraction on annotated articles: make accuracy ARTICLES=folder GOLD=folder
	$(BIN)/python benchmarks/accuracy.py $(FOLDERS) $(if $(CHANGE),--change "$(CHANGE)")

card: $(READY)  ## Write the figures of docs/model-card.md anew: make card SET=title ARTICLES=folder GOLD=folder
	$(BIN)/python benchmarks/model_card.py $(FOLDERS) $(if $(SET),--set "$(SET)")

bench: $(READY)  ## Print speed and memory as ratios against a reference in the same run
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/export.py
	$(BIN)/python benchmarks/report.py

vega: $(READY)  ## Store anew the drawing program that the report holds
	$(BIN)/python benchmarks/vega.py

lock: $(READY)  ## Pin every dependency anew
	$(BIN)/python benchmarks/lock.py

clean:  ## Remove the virtual environment
	rm -rf $(VENV)
