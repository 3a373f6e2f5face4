"""Writes numpy_random.json: what NumPy's legacy generator draws. Numbers are exact (shortest round-trip decimals);
long runs are kept as the SHA-256 of their little-endian bytes (float64 or int32).

Made with NumPy 1.24.2 on x86-64 Linux, glibc 2.36:  python3 numpy_random.py
"""
import hashlib
import json
import os

import numpy as np

LONG = 100_000


def digest(values, kind):
    return hashlib.sha256(np.ascontiguousarray(values, dtype=kind).tobytes()).hexdigest()


def run(seed, draw, kind):
    np.random.seed(seed)
    values = draw(LONG)
    return {"seed": seed, "first": values[:6].tolist(), "sha256": digest(values, kind)}


def mixed():
    """One stream with every kind of draw in turn: what each leaves behind for the next must agree as well."""
    np.random.seed(7)
    steps = []
    for name, values in (
        ("randn(3)", lambda: np.random.randn(3)),
        ("rand(2,3)", lambda: np.random.rand(2, 3)),
        ("randn(2,2)", lambda: np.random.randn(2, 2)),
        ("randint(10,5)", lambda: np.random.randint(10, size=5)),
        ("randn(1)", lambda: np.random.randn(1)),
        ("choice(49000,4)", lambda: np.random.choice(49000, 4)),
        ("randint(1,3)", lambda: np.random.randint(1, size=3)),
        ("randn(3)", lambda: np.random.randn(3)),
        ("rand(1)", lambda: np.random.rand(1)),
    ):
        steps.append({"draw": name, "values": values().ravel().tolist()})
    np.random.seed(7)
    np.random.randn(1)
    np.random.seed(7)
    steps.append({"draw": "seed(7), randn(1), seed(7), randn(2)", "values": np.random.randn(2).tolist()})
    return steps


seeds = [0, 1, 123, 231, 5489, 2**31 - 1, 2**31, 2**32 - 1]
result = {
    "numpy": np.__version__,
    "long": LONG,
    "random_sample": [run(seed, np.random.random_sample, "<f8") for seed in seeds],
    "randn": [run(seed, np.random.randn, "<f8") for seed in seeds],
    "randint": [
        {"high": high, **run(231, lambda count, high=high: np.random.randint(high, size=count), "<i4")}
        for high in (1, 2, 3, 10, 255, 256, 257, 1000, 4000, 49000, 2**30, 2**30 + 1, 2**31 - 1)
    ],
    "mixed": mixed(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy_random.json"), "w") as file:
    json.dump(result, file, indent=1)
    file.write("\n")
