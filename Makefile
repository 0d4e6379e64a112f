# Every target does its own set-up; `make` alone says what there is.
.DEFAULT_GOAL := help
.PHONY: help install demo test lint accuracy bench docs
MAKEFLAGS += --no-print-directory
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
  $(shell $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v $(name))))
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo) env DEBIAN_FRONTEND=noninteractive
APT := $(shell command -v apt-get 2>/dev/null)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help:  ## what there is
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1\t\2/p' Makefile | expand -t 18

install: $(VENV)/installed $(VENV)/browser  ## everything into .venv, and a browser when there is none

demo: install  ## practice portal + full inspection + report, in one go
	@$(BIN)/portalwalk demo

test: install  ## the tests
	@$(BIN)/python -m pytest -n 4 --dist worksteal -q

lint: $(VENV)/installed  ## style, format, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

accuracy: install  ## per check: defects found of seeded, false alarms of clean
	@$(BIN)/python -m benchmarks.accuracy

bench: install  ## what a walk costs beside a bare script, and a survey beside bare crawling
	@$(BIN)/python -m benchmarks.overhead
	@$(BIN)/python -m benchmarks.survey
	@$(BIN)/python -m benchmarks.rendering
	@$(BIN)/python -m benchmarks.report_size

docs: $(VENV)/installed  ## the generated pages of docs/reference
	@$(BIN)/python docs/generate.py

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; set PYTHON=/path/to/python3." >&2; exit 1; }
	@echo "Making $(VENV) with $(PYTHON)"
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) venv-module
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# Debian and Ubuntu package ensurepip on its own.
.PHONY: venv-module
venv-module:
	@test -n "$(APT)" || { echo "$(PYTHON) lacks the module ensurepip: install your system's python3-venv." >&2; exit 1; }
	@echo "Installing python3-venv"
	@$(AS_ROOT) apt-get update -qq
	@$(AS_ROOT) apt-get install -y -qq --no-install-recommends \
	  python$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv >/dev/null

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	@echo "Installing PortalWalk and its tools into $(VENV)"
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable . --group dev
	@touch $@

# The doctor starts the browser once: one that is there may still not run.
$(VENV)/browser: | $(VENV)/installed
	@$(BIN)/portalwalk doctor >/dev/null 2>&1 || $(MAKE) get-browser
	@[ "$$(uname)" = Darwin ] || [ -n "$$(fc-list :lang=zh 2>/dev/null)" ] || $(MAKE) get-fonts
	@$(BIN)/portalwalk doctor
	@touch $@

.PHONY: get-browser get-fonts
get-browser:
	@echo "Installing a browser"
	@if [ -n "$(APT)" ] && $(AS_ROOT) apt-get update -qq \
	  && $(AS_ROOT) apt-get install -y -qq chromium fonts-noto-cjk fontconfig >/dev/null \
	  && $(BIN)/portalwalk doctor >/dev/null; then :; \
	else $(BIN)/playwright install --with-deps chromium || $(BIN)/playwright install chromium; fi

get-fonts:
	@if [ -n "$(APT)" ] && $(AS_ROOT) apt-get update -qq \
	  && $(AS_ROOT) apt-get install -y -qq fonts-noto-cjk fontconfig >/dev/null; then :; \
	else echo "No Chinese fonts: pictures will show boxes. Install Noto Sans CJK or another." >&2; fi
