#!/bin/sh
# Random programs of classes and attribute operations under python3 and under slotscope, 30 seconds, always the same ones.
# usage: test_differential.sh SLOTSCOPE BUILD_DIR
command -v python3 >/dev/null || { echo "no python3 here"; echo "0 passed, 0 failed"; exit 0; }
exec python3 tests/tools/differential.py "$1" --python python3 --seed 1 --seconds 30
