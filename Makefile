# Schutzbrücke. `make` alone lists what there is to make; every target says so itself behind its `##`.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory
# Tests and figures start our programs hundreds of times: their byte code is kept, as it is where people use them.
export PYTHONDONTWRITEBYTECODE :=

VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
LOCAL_SERVER := .local-server
LISTEN ?= 127.0.0.1:8470
# A file is one process's, in the order tests/conftest.py says, on as many processes as it says.
PYTEST := $(BIN)/python -m pytest -q -n logical --dist loadfile --no-loadscope-reorder
# Most of what tests wait for is the disk: where the memory has 4 GB to spare for it, what they write goes there.
IN_MEMORY = $(shell test -w /dev/shm && df -k --output=avail /dev/shm 2>/dev/null | \
	awk '/[0-9]/ && $$1 > 4000000 { print "TMPDIR=/dev/shm" }')
COMPILE = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes $(if $(UPGRADE),--upgrade) \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make requirements"

.PHONY: help setup demo screens run serve test test-all check bench soak mutants build self-check msi-check package-test docs-test requirements

help: ## list these targets
	@awk -F ':[^#]*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: $(INSTALLED) ## make .venv with everything in it (installs system packages where it may)

$(INSTALLED): requirements/dev.txt pyproject.toml installer/system-packages installer/virtual-environment
	@installer/system-packages
	@installer/virtual-environment $(VENV)
	@touch $@

demo: setup ## two windows to play with; without a display it plays the main job and leaves pictures in demo-output/
	@$(BIN)/python -m benchmarks.demo

screens: setup ## take a picture of every screen and state for docs/screens/
	@$(BIN)/python -m benchmarks.screens

run: setup ## open the window
	@exec $(BIN)/schutzbruecke-window

serve: setup ## start a server of your own in .local-server on 127.0.0.1:8470
	@test -d $(LOCAL_SERVER) || $(BIN)/schutzbruecke-server init --data $(LOCAL_SERVER)
	@exec $(BIN)/schutzbruecke-server serve --data $(LOCAL_SERVER) --listen $(LISTEN)

test: setup ## run the tests
	@$(IN_MEMORY) $(PYTEST)

test-all: setup ## run the tests, the slow ones too, and four times as many generated cases
	@$(PYTEST) -m "slow or not slow" --hypothesis-profile thorough

check: setup ## format, lint, types and who may import whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: setup ## measure; JSON=1 prints one line a figure
	@$(BIN)/python -m benchmarks $(if $(JSON),--json)

soak: setup ## live through 100,000 simulated schedules and kill 1,000 clients (SEEDS=N scales it, FIRST=S repeats one)
	@$(BIN)/python -m tests.simulation.soak

mutants: setup ## plant known bugs into copies of the code and see the simulation find them
	@$(BIN)/python -m tests.simulation.mutants

build: setup ## build the packages, their bills of materials and checksums into dist/
	@$(BIN)/python -m installer

self-check: setup ## freeze the desktop program into dist/schutzbruecke and let it check itself
	@$(BIN)/python -m installer --freeze client
	@dist/schutzbruecke/schutzbruecke doctor --self-check

msi-check: setup ## wrap FOLDER (or dist/schutzbruecke) as a Windows package into build/msi and look at its structure
	@$(BIN)/python -m installer --msi $(or $(FOLDER),dist/schutzbruecke)

package-test: setup ## install, upgrade and purge the packages of dist/ in fresh Debian systems (root; RELEASE=trixie for one)
	@$(BIN)/python -m installer.trying $(RELEASE)

docs-test: setup ## type what docs/administration.md says in fresh Debian systems with the packages of dist/ (root; RELEASE=trixie)
	@$(BIN)/python -m installer.rehearsing $(RELEASE)

requirements: ## pin what pyproject.toml asks for, with hashes (needs uv; UPGRADE=1 takes newer releases)
	@$(COMPILE) --all-extras -o requirements/dev.txt
	@$(COMPILE) --extra server -c requirements/dev.txt -o requirements/server.txt
	@$(COMPILE) --extra client --extra window -c requirements/dev.txt -o requirements/client.txt
	@$(COMPILE) --extra client --extra window --extra build -c requirements/dev.txt -o requirements/build.txt
