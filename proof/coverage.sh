#!/usr/bin/env bash
# Which lines and branches the tests go through: all of the package in a table, then those that must be gone through
# to the last branch, by the settings of pyproject.toml. Takes as long as the tests and half as long again.
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-.venv/bin/python}

export COVERAGE_FILE=$PWD/.coverage
"$python" -m coverage run -m pytest -q -n auto "$@"
"$python" -m coverage combine -q
"$python" -m coverage report --include="hq_plan/*" --fail-under=0
"$python" -m coverage report
