"""Writes numpy_forms.json: linspace, logspace and printed forms, as NumPy makes them.

Made with NumPy 1.24.2:  python3 numpy_forms.py
"""
import json
import os

import numpy as np

linspaces = [(-0.1, 0.5, 240), (-0.2, 0.3, 360), (-0.3, 0.1, 3), (-0.5, 0.5, 12), (-0.7, 0.3, 250), (-5.5, 4.5, 15), (0, 1, 1), (2, 2, 4), (1, -1, 7), (1e-8, 1e8, 9)]
logspaces = [(-4, 0, 20), (-1, 3, 5), (0, 0, 3), (-300, 300, 13), (2, 3, 1)]
printed = [
    [-2.3814598006044174, -13.180382463991414, 1.9178046225495138],
    [27.185021859009446, 34.214555108943394, 37.68611761516215],
    [0.9999999932343328, 0.9999999957288167, 0.9999999964794769],
    [0.9999999932343328, 1.9999999914576334, 2.999999989438431],
    [11.0, 12.0, 13.0],
    [0.0, 0.0, 0.0],
    [-0.0, 1.0],
    [5.32907052e-17, 7.04991621e-17, 1.85962357e-17],
    [1e-5, 1.0],
    [1e-4, 0.1],
    [1e-4, 0.11],
    [99999999.0, 1.0],
    [99999.0, 100.0],
    [1e8, 1e8],
    [123456789.125],
    [0.1, 0.25, 0.5],
    [1.000000005, 2.5],
    [float("nan"), 1.5, float("inf"), float("-inf")],
    [float("nan")],
    [-59.06673242523842, -47.607826860061046, -43.31137368246004, -26.40991744136248],
    [1e-300, 1e300],
    [1e-9, 1e-10],
    [0.00012345678901, 0.1],
]
result = {
    "numpy": np.__version__,
    "linspace": [{"start": a, "stop": b, "count": n, "values": np.linspace(a, b, n).tolist()} for a, b, n in linspaces],
    "logspace": [{"start": a, "stop": b, "count": n, "values": np.logspace(a, b, n).tolist()} for a, b, n in logspaces],
    # Runs of spaces, NumPy's padding, are one space here.
    "printed": [{"values": [repr(v) for v in values], "text": " ".join(str(np.array(values)).split()).replace("[ ", "[").replace(" ]", "]")} for values in printed],
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy_forms.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
