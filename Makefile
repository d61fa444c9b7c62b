# Two commands: "make run" shows the product, "make test" proves it.
PORT ?= 8000

.DEFAULT_GOAL := help
.PHONY: help run test check setup lock

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' Makefile

run: setup ## Start the demo organisation on http://127.0.0.1:8000 (PORT=8001 for another port)
	@PORT=$(PORT) bin/run

test: setup ## Run everything: lint, types, all tests on SQLite and PostgreSQL, browser journeys
	@bin/test

check: setup ## Run what is fast: lint, format, types, templates, import contracts
	@bin/check

setup: ## Make .venv with a Python 3.12 or newer and the locked libraries
	@bin/setup

lock: setup ## Choose the newest libraries that pyproject.toml allows, and write requirements.lock
	@bin/lock
