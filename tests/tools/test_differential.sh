#!/bin/sh
# Random programs (random_program.py) under python3 and under slotscope, always the same ones; differential.log has the long runs.
# usage: test_differential.sh SLOTSCOPE BUILD_DIR
command -v python3 >/dev/null || { echo "no python3 here"; echo "0 passed, 0 failed"; exit 0; }
exec python3 tests/tools/differential.py "$1" --python python3 --without m --seed 7000001 --count 300 --jobs 2
