"""Trains three small nets with PyTorch in double precision and writes losses and final weights to training/torch_training.json.

The gradients come from autograd, the steps from torch.optim, so they share nothing with the workbook. The data are those of
numpy_training.py, the first weights come from numpy.random, and each step uses the whole training set.

    python3 torch_training.py        (needs NumPy and PyTorch)
"""

import json
import os

import numpy as np
import torch
from torch import nn

from numpy_training import C, D, make_data


def train(norm, rule, steps=15):
    x, y, _, _ = (torch.tensor(a) for a in make_data())
    np.random.seed(11)
    sizes, modules = [D, 20, 16, C], []
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        linear = nn.Linear(a, b, dtype=torch.float64)
        linear.weight.data = torch.tensor(0.3 * np.random.randn(a, b)).T.contiguous()
        linear.bias.data.zero_()
        modules.append(linear)
        if i < 2:
            if norm:
                modules.append((nn.BatchNorm1d if norm == "batch" else nn.LayerNorm)(b, eps=1e-5, dtype=torch.float64))
            modules.append(nn.ReLU())
    net = nn.Sequential(*modules)
    optimizer = {
        "adam": lambda p: torch.optim.Adam(p, lr=1e-2),
        "rmsprop": lambda p: torch.optim.RMSprop(p, lr=1e-3, alpha=0.99),
        "sgd": lambda p: torch.optim.SGD(p, lr=1e-1),
    }[rule](net.parameters())
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    first = net[0]
    return {"norm": norm, "rule": rule, "losses": losses, "W1": first.weight.T.tolist(), "b1": first.bias.tolist()}


if __name__ == "__main__":
    result = {"torch": torch.__version__, "cases": [train("batch", "adam"), train("layer", "rmsprop"), train(None, "sgd")]}
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "training", "torch_training.json"), "w") as file:
        json.dump(result, file, indent=1)
    for case in result["cases"]:
        print(case["norm"], case["rule"], case["losses"][0], case["losses"][-1])
