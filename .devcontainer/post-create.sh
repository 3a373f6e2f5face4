#!/usr/bin/env bash
# Runs once when the container is made: builds the library that the notebooks import, draws the data set and installs the kernel.
# The frozen .NET Interactive tool is wanted by some and needed by nothing here, so that its absence is no failure.
set -euo pipefail
cd "$(dirname "$0")/.."

./workbook data cifar-style
./workbook kernel install
./workbook interactive install

if dotnet tool restore; then
    frozen="restored (dotnet tool run dotnet-interactive jupyter install)"
else
    frozen="not to be had here; the notebooks run without it"
fi

# What works.
echo
echo "C# kernel:"
./workbook kernel list
if ./workbook run notebooks/0-StartHere.ipynb > /dev/null; then
    echo "notebooks/0-StartHere.ipynb: runs"
else
    echo "notebooks/0-StartHere.ipynb: does NOT run; see artifacts/index.html"
fi
echo "dotnet-interactive 1.0.712001: $frozen"
