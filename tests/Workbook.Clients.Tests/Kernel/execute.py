"""
Executes notebooks by nbclient, as nbconvert and papermill do, each from its own folder. Prints one JSON line a notebook:
{"notebook", "error", "errors", "figures", "verdicts", "seconds"}.
    python3 execute.py NOTEBOOK ...
"""
import json
import os
import sys
import time

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

CHECK = "application/vnd.workbook.check+json"


def execute(path):
    notebook = nbformat.read(path, as_version=4)
    began = time.time()
    error = None
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": os.path.dirname(path)}})
    try:
        client.execute()
    except CellExecutionError as e:
        error = str(e)
    nbformat.validate(notebook)
    outputs = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    return {
        "notebook": os.path.basename(path),
        "error": error,
        "errors": sum(output.output_type == "error" for output in outputs),
        "figures": sum('class="workbook-figure"' in output.get("data", {}).get("text/html", "") for output in outputs),
        "verdicts": [output.data[CHECK]["verdict"] for output in outputs if CHECK in output.get("data", {})],
        "seconds": round(time.time() - began, 1),
    }


for notebook in sys.argv[1:]:
    print(json.dumps(execute(notebook)), flush=True)
