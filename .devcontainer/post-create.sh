#!/usr/bin/env bash
# Runs once when the container is made: builds the library that the notebooks import and draws the data set.
# The frozen .NET Interactive tool is wanted by some and needed by nothing here, so that its absence is no failure.
set -euo pipefail
cd "$(dirname "$0")/.."

./workbook data cifar-style

if (cd .devcontainer && dotnet tool restore); then
    echo "dotnet-interactive 1.0.712001: restored (cd .devcontainer && dotnet dotnet-interactive jupyter install)"
else
    echo "dotnet-interactive 1.0.712001: not to be had here; the notebooks run with ./workbook run without it"
fi
