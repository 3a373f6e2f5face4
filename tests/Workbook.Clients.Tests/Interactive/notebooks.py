"""
Runs notebooks in the frozen tool, by nbclient in the kernel that it installs for Jupyter and cell by cell as the extension does, and
compares figures, verdicts and printed text with ours: with what a solved notebook was committed with, else with our kernel, driven as
the extension drives it. Prints one JSON line a notebook: {"case", "error", "figures", "verdicts", "seconds"}.
    python3 notebooks.py NOTEBOOK ...
"""
import concurrent.futures
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback

import nbformat
from nbclient import NotebookClient

from stdio import OURS, ROOT, TOOL, Stdio
from table import SHOWN

CHECK = "application/vnd.workbook.check+json"
PICTURE = re.compile(r"data:image/[a-z+]+;base64,[A-Za-z0-9+/=]+")
# How long something took, of several times from which to which, or how much longer than another.
TIME = re.compile(r"\d+(?:[.,]\d+)? ?(?:ms|s|seconds|minutes)\b|\(\d+\.\d+ to \d+\.\d+\)|(?<=ratio of the medians )[\d.]+")
PATIENCE = 900


def by_jupyter(notebook, folder):
    with tempfile.TemporaryDirectory() as data:
        kernels = os.path.join(data, "kernels")
        os.makedirs(kernels)
        subprocess.run([*TOOL, "jupyter", "install", "--path", kernels], cwd=ROOT, check=True, capture_output=True)
        os.environ["JUPYTER_DATA_DIR"] = data
        NotebookClient(notebook, timeout=PATIENCE, kernel_name=".net-csharp", resources={"metadata": {"path": folder}}).execute(
            stdout=subprocess.DEVNULL)
    return kept(notebook)


def kept(notebook):
    """What the notebook's outputs show."""
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return seen(
        [output.data for output in outputs if "data" in output],
        # The tool's warnings of the compiler go to the other stream.
        [output.text for output in outputs if output.output_type == "stream" and output.name == "stdout"],
        [output.evalue for output in outputs if output.output_type == "error"])


def by_lines(command, notebook, folder):
    shown, printed, failed = {}, [], []
    kernel = Stdio(command, folder)
    for i, cell in enumerate(notebook.cells):
        if cell.cell_type != "code":
            continue
        language = cell.metadata.get("polyglot_notebook", {}).get("kernelName") or "csharp"
        for line in kernel.run(cell.source, language, i, patience=PATIENCE):
            kind, what = line.get("eventType"), line.get("event")
            if kind in SHOWN:
                shown[what["valueId"] or len(shown)] = {value["mimeType"]: value["value"] for value in what["formattedValues"]}
            elif kind == "StandardOutputValueProduced":
                printed.append(what["formattedValues"][0]["value"])
            elif kind == "CommandFailed":
                failed.append(f"cell {i + 1}: {what['message']}")
    kernel.close()
    return seen(shown.values(), printed, failed)


def seen(values, printed, failed):
    """What a reader has before him at the end, in order: figures, verdicts, and printed lines."""
    return {
        "failed": failed,
        "figures": [figure(value) for value in values if 'class="workbook-figure"' in value.get("text/html", "")],
        "verdicts": [verdict(value[CHECK]) for value in values if CHECK in value],
        "printed": [line for line in TIME.sub("…", "".join(printed).replace("\r", "")).split("\n") if line],
    }


def figure(value):
    """Its pictures' bytes; of Plotly.NET's charts, which the tool cannot load, that it says so."""
    if "[Chart]" in value["text/plain"] or "Plotly.NET cannot run here" in value["text/plain"]:
        return "chart"
    pictures = PICTURE.findall(value["text/html"])
    assert pictures, value["text/html"][:500]
    return pictures


def verdict(check):
    """A client may have read the JSON already."""
    return (check if isinstance(check, dict) else json.loads(check))["verdict"]


def difference(theirs, ours):
    for what in theirs:
        if theirs[what] != ours[what]:
            for i, (their, our) in enumerate(zip(theirs[what], ours[what])):
                if their != our:
                    return f"{what} {i}: the tool's {str(their)[:300]}, ours {str(our)[:300]}"
            return f"{what}: the tool has {len(theirs[what])}, ours {len(ours[what])}"
    return f"both fail: {ours['failed']}" if ours["failed"] else None


def compare(path):
    folder = os.path.dirname(path)
    ours = kept(nbformat.read(path, as_version=4))
    solved = any(ours["verdicts"])
    with concurrent.futures.ThreadPoolExecutor() as threads:
        jupyter = threads.submit(by_jupyter, nbformat.read(path, as_version=4), folder)
        lines = threads.submit(by_lines, TOOL, nbformat.read(path, as_version=4), folder)
        if not solved:
            ours = by_lines(OURS, nbformat.read(path, as_version=4), folder)
    found = {
        "by Jupyter": difference(jupyter.result(), ours),
        "by lines": difference(lines.result(), ours),
        "": None if len(ours["verdicts"]) > 1 and len(ours["figures"]) >= 3 * solved else f"too little is shown: {ours}"[:500],
    }
    error = "\n".join(f"{way}: {what}" for way, what in found.items() if what)
    return {"error": error or None, "figures": len(ours["figures"]), "verdicts": ours["verdicts"]}


def main():
    for path in sys.argv[1:]:
        began = time.time()
        try:
            found = compare(os.path.abspath(path))
        except Exception:
            found = {"error": traceback.format_exc()}
        print(json.dumps({"case": path, **found, "seconds": round(time.time() - began, 1)}), flush=True)


main()
