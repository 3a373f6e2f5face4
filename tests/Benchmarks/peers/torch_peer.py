"""What PyTorch does for `compare`: its own layers and its own Adam, eager."""

import torch
from torch import nn


def about():
    return {"name": f"PyTorch {torch.__version__}", "with": f"{torch.get_num_threads()} threads"}


def batchnorm(request):
    n, d = request["shape"]
    torch.manual_seed(1)
    x, dout, layer = torch.randn(n, d, requires_grad=True), torch.randn(n, d), nn.BatchNorm1d(d)

    def work():
        x.grad = layer.weight.grad = layer.bias.grad = None
        layer(x).backward(dout)

    return work


def step(request):
    kind = getattr(torch, request["type"])
    torch.manual_seed(231)
    images, labels = torch.randn(1000, 3072, dtype=kind), torch.randint(0, 10, (1000,))
    modules, sizes = [], [3072] + [100] * 5
    for a, b in zip(sizes, sizes[1:]):
        modules += [nn.Linear(a, b), nn.BatchNorm1d(b), nn.ReLU()]
    net = nn.Sequential(*modules, nn.Linear(100, 10)).to(kind)
    adam = torch.optim.Adam(net.parameters(), lr=1e-3)
    cross_entropy = nn.CrossEntropyLoss()

    def work():
        rows = torch.randint(0, 1000, (50,))
        adam.zero_grad(set_to_none=True)
        cross_entropy(net(images[rows]), labels[rows]).backward()
        adam.step()

    return work
