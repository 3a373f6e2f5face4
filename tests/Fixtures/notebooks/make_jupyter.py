"""Writes jupyter.ipynb the way Jupyter's nbformat does: json.dumps with these arguments, and a line feed.

The notebook holds what a reader must keep: unknown fields everywhere, attachments, floats, escapes, several alphabets.
Run: python3 make_jupyter.py
"""
import json
import pathlib

notebook = {
    "cells": [
        {
            "attachments": {"a.png": {"image/png": "iVBORw0KGgo="}},
            "cell_type": "markdown",
            "id": "a1",
            "metadata": {"tags": ["x", "ü"], "z": {"b": 1, "a": 1.50}},
            "source": ["# Überschrift 🙂\n", "\n", "x² – 日本語 \u2028 \u00a0 \u200b \x7f"],
        },
        {
            "cell_type": "code",
            "execution_count": 3,
            "id": "b-2",
            "metadata": {"collapsed": False, "scrolled": True},
            "outputs": [
                {"name": "stdout", "output_type": "stream", "text": ["a\n", "\tb\r\n", "\x1b[31m\x00\\\"/</script>"]},
                {
                    "data": {
                        "application/json": {"n": 12345678901234567890, "e": 1e-05, "f": 1.0, "none": None},
                        "text/html": ["<b>x</b>"],
                        "text/plain": ["x"],
                    },
                    "execution_count": 3,
                    "metadata": {"isolated": True},
                    "output_type": "execute_result",
                    "unknown": [],
                },
                {"ename": "E", "evalue": "v", "output_type": "error", "traceback": []},
            ],
            "source": [],
            "unknown": {},
        },
        {"cell_type": "raw", "id": "c_3", "metadata": {"format": "text/latex"}, "source": ["\\alpha"]},
    ],
    "metadata": {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"codemirror_mode": {"name": "ipython", "version": 3}, "name": "python"},
        "widgets": {"state": {}},
    },
    "nbformat": 4,
    "nbformat_minor": 5,
    "unknown": {"deep": [1, [2, [3]]]},
}

text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": "))
pathlib.Path(__file__).with_name("jupyter.ipynb").write_text(text + "\n", encoding="utf-8")
