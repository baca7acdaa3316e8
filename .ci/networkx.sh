#!/usr/bin/env bash
# Writes slices of the bundled data and their figures, and has networkx compute the same from the plain ties.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
node .ci/figures.js "$dir"
/usr/bin/python3 .ci/figures.py "$dir"
for files in "$dir"/possible "$dir"/certain; do
  /usr/bin/python3 tests/formats/read_back.py "$files"
done
