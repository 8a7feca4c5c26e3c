# make run · test · check · bench NAME= · docs      Every target does its own set-up.

PORT ?= 8000
RAJUT_DEMO ?= 1
export PORT RAJUT_DEMO
unexport PYTHONDONTWRITEBYTECODE

PYTHON := .venv/bin/python
RAJUT := .venv/bin/rajut

.PHONY: run test check bench docs environment developer chromium

run: environment
	@exec $(RAJUT) serve --prepare

test: check chromium
	@$(PYTHON) -m pytest -n 2 --dist worksteal -q

check: developer
	@$(PYTHON) -m rajut.config.check

bench: developer
	@test -f "bench/$(NAME).py" || { echo "make bench NAME=…, one of: $$(ls bench 2>/dev/null | sed -n 's/\.py$$//p' | tr '\n' ' ')" >&2; exit 2; }
	@$(PYTHON) -m bench.$(NAME)

docs: developer
	@$(PYTHON) -m rajut.config.reference write

environment:
	@python3 src/rajut/config/environment.py run

developer:
	@python3 src/rajut/config/environment.py dev

chromium:
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-liberation; } \
	  || { echo "make test: Chromium is missing and could not be installed; the browser tests need it." >&2; exit 3; }
