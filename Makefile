# The two commands that matter: `make demo` shows bilan at work, `make test` checks everything. Both do their own set-up.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test lint fmt check-docs check-corpus check-readme check-api unit bench readme schemas setup setup-test ui check-ui screenshots clean

# A fresh installation of Rust is often not on the path yet.
export PATH := $(HOME)/.cargo/bin:$(PATH)

# On a build server the lock file decides and is never changed.
LOCKED := $(if $(CI),--locked)

help: ## Show what can be made
	@echo "bilan: reads press reports of armed violence and keeps a sourced account"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

demo: setup ui ## Build bilan, read the example reports, and open a register of them in the browser
	cargo build --release $(LOCKED) --bin bilan
	@echo
	@bash scripts/demo.sh release
	@echo
	@bash scripts/demo-ui.sh release

test: setup-test ui lint check-docs check-corpus unit check-ui check-api check-readme ## Run every check and every test
	@echo "make test: all checks passed"

lint: setup-test ## Check the formatting and run clippy, warnings are errors
	cargo fmt --all --check
	cargo clippy --workspace --all-targets $(LOCKED) -- -D warnings

unit: ## Run the tests of the workspace only
	cargo test --workspace --doc $(LOCKED)
	@if cargo nextest --version >/dev/null 2>&1; then \
		echo "cargo nextest run --workspace $(LOCKED)"; cargo nextest run --workspace $(LOCKED); \
	else \
		echo "cargo test --workspace --lib --bins --tests $(LOCKED)"; cargo test --workspace --lib --bins --tests $(LOCKED); \
	fi

check-docs: ## Check that every path named in the documents exists
	@bash scripts/check-docs.sh

check-corpus: ## Check that reports and gold of the corpus fit together, and that nothing was copied (needs python3)
	@if command -v python3 >/dev/null 2>&1; then python3 scripts/check_corpus.py corpus; python3 scripts/check_copies.py ../shared; \
	else echo "NOT CHECKED: the corpus, because python3 is not installed" >&2; fi

check-readme: ## Check that README.md shows what the demo prints today
	@bash scripts/readme.sh --check

check-api: setup-test ## Ask the server all that its OpenAPI document allows, and more
	@bash scripts/check-api.sh

ui: ## Build the web UI, which the binary then carries (needs Node.js)
	@bash scripts/ui.sh build

check-ui: setup-test ## Check the web UI: types, unit tests, and Chromium over the real binary
	cargo build $(LOCKED) --bin bilan
	@bash scripts/ui.sh check

screenshots: setup-test ## Make the pictures of docs/screenshots
	cargo build $(LOCKED) --bin bilan
	@bash scripts/ui.sh pictures

readme: setup ## Write the demo's real output into README.md
	@bash scripts/readme.sh

schemas: ## Write the JSON Schemas of the wire forms from their types
	BILAN_WRITE_SCHEMAS=1 cargo test -p bilan-export --test schemas $(LOCKED)
	BILAN_WRITE_SCHEMAS=1 cargo test -p bilan-summary --test summary $(LOCKED)
	BILAN_WRITE_SCHEMAS=1 cargo test -p bilan-compare --test schema $(LOCKED)

bench: setup ## Measure speed and memory (long: texts of 50 and 100 MB)
	@bash scripts/bench.sh

fmt: ## Format the code
	cargo fmt --all

clean: ## Remove what was built
	cargo clean
	rm -rf ui/dist ui/node_modules ui/src/generated

setup:
	@bash scripts/setup.sh build

setup-test:
	@bash scripts/setup.sh test
