# Everything a developer does, in one place. CI runs these very targets (.ci/run).
# Needs make and Python 3.11 or newer; `make setup` sees to the rest.
BIN := .venv/bin

.PHONY: help setup run test test-slow fuzz faults lint package bench bench-million soak load screenshots looks clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1|/p' Makefile | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

setup: ## Create .venv with everything in it (called by the others; quick when done)
	@.ci/setup.sh

run: setup ## Start Microfiche; without a display, show what it does on the sample
	@.ci/start.sh

test: setup ## The quick tests (under 5 minutes)
	$(BIN)/python -m pytest -q -n 2 -m "not slow"

test-slow: setup ## The tests that take long
	$(BIN)/python -m pytest -q -n 2 -m slow

MINUTES ?= 10
fuzz: setup ## Feed every parser with random input for MINUTES=10 each; TARGETS="dates queries"
	$(BIN)/python -m tests.fuzz $(MINUTES) $(TARGETS)

faults: setup ## Fifty times kill -9 of everything that writes, and all other faults
	MICROFICHE_KILLS=50 $(BIN)/python -m pytest -q -s -o faulthandler_timeout=0 tests/faults tests/archive/test_checking.py

lint: setup ## Style, format, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -p no:randomly tests/test_architecture.py

package: setup ## Build dist/microfiche and try it far away from here
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	.ci/check_package.sh dist/microfiche

bench: setup ## Measure import, search and the window, each beside what the machine can do
	$(BIN)/python -m benchmarks.run

bench-million: setup ## Up to 1,000,000 posts, beside other tools; hours. Or FOLDER=… ARCHIVE=…
	$(BIN)/python -m benchmarks.million $(FOLDER) $(ARCHIVE) $(ARGS)

soak: setup ## Everything at once in the real window for MINUTES=10; then what grew
	$(BIN)/python -m tests.load.soak .load/soak $$(( $(or $(MINUTES),10) * 60 ))

load: setup ## A million files, posts of 100 MB, an archive of 20 GB in .load/; an hour, 45 GB
	$(BIN)/python -m tests.load.crowd .load/crowd 1000000
	$(BIN)/python -m tests.load.giant .load/giant 100
	$(BIN)/python -m tests.load.vast .load/vast 20

screenshots: setup ## Draw the pictures of the documentation again
	.ci/screenshots.sh

looks: setup ## Draw every screen, to be looked at; a quarter of an hour. Or FOLDER=… ARGS="--only dark-en-1"
	$(BIN)/python .ci/looks.py $(or $(FOLDER),build/looks) $(ARGS)

clean: ## Remove what was built; .venv too
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage microfiche.png
