"""Trains with NumPy in double precision what the solved notebooks train: the same nets, data, batches, steps and measurements.

Where the notebooks compute in single precision (the last two experiments of 0-StartHere), so does this. It answers with the final
losses, so that whoever asks can see that both sides did the same work. By itself:

    python3 numpy_experiments.py ../../../data/cifar-style
"""

import json
import os
import sys
import time

import numpy as np

import numpy_net

TRAINING, VALIDATION, IMAGE = 4000, 1000, 3072


def load(folder):
    """The first 4,000 training images and the last 1,000, minus the mean of the former, as the notebooks load them."""
    raw = np.concatenate([np.fromfile(os.path.join(folder, f"data_batch_{i}.bin"), np.uint8) for i in range(1, 6)]).reshape(-1, 1 + IMAGE)
    images, labels = raw[:, 1:].astype("float64"), raw[:, 0].astype(int)
    training, validation = slice(0, TRAINING), slice(TRAINING, TRAINING + VALIDATION)
    mean = images[training].mean(axis=0)
    return (images[training] - mean, labels[training]), (images[validation] - mean, labels[validation])


def accuracy(net, x, y):
    return float((net.forward(x, False)[0].argmax(axis=1) == y).mean())


def train(data, validation, net, optimizer, epochs, batch, random, measure_every=1, decay=1.0):
    x, y = data
    per_epoch = max(len(x) // batch, 1)
    loss = None
    for t in range(1, epochs * per_epoch + 1):
        rows = random.choice(len(x), batch)
        loss, gradients = net.loss(x[rows], y[rows])
        optimizer.step(net.parameters, gradients)
        end = t % per_epoch == 0
        if end:
            optimizer.rate *= decay
        if t == 1 or t == epochs * per_epoch or (end and t // per_epoch % measure_every == 0):
            sample = random.choice(len(x), 1000) if len(x) > 1000 else np.arange(len(x))
            accuracy(net, x[sample], y[sample])
            accuracy(net, *validation)
    return float(loss)


def run(folder):
    everything, validation = load(folder)
    losses, seconds = {}, {}

    def subset(count):
        return everything[0][:count], everything[1][:count]

    def experiment(name, cases):
        start = time.perf_counter()
        losses[name] = [case() for case in cases]
        seconds[name] = time.perf_counter() - start

    def deep(images, hidden, norm, scale, optimizer, epochs, batch, seed=231, measure_every=1, kind="float64"):
        random = np.random.RandomState(seed)
        net = numpy_net.Net(hidden, norm=norm, scale=scale, random=random, kind=kind)
        data, check = images, validation
        if kind != "float64":
            data, check = (images[0].astype(kind), images[1]), (validation[0].astype(kind), validation[1])
        return train(data, check, net, optimizer, epochs, batch, random, measure_every)

    fifty, thousand, five_hundred = subset(50), subset(1000), subset(500)
    experiment("overfit", [
        lambda h=h, s=s, r=r: deep(fifty, [100] * h, None, s, numpy_net.Sgd(r), 20, 25)
        for h, s, r in ((2, 1e-2, 1e-2), (4, 4e-2, 5e-3), (4, 1e-5, 5e-3))
    ])
    experiment("rules", [
        lambda o=o: deep(everything, [100] * 5, None, 5e-2, o, 5, 100, kind="float32")
        for o in (numpy_net.Sgd(5e-3), numpy_net.Momentum(5e-3), numpy_net.RmsProp(1e-4), numpy_net.Adam(1e-3))
    ])

    def plain():
        random = np.random.RandomState(231)
        net = numpy_net.Net([200], scale=1e-3, reg=0.02, random=random, kind="float32")
        data = (everything[0].astype("float32"), everything[1])
        return train(data, (validation[0].astype("float32"), validation[1]), net, numpy_net.Adam(5e-4), 5, 100, random, 5, 0.8)

    experiment("plain", [plain])

    five, seven = [100] * 5, [50] * 7
    adam = numpy_net.Adam
    experiment("A", [lambda n=n: deep(thousand, five, n, 2e-2, adam(1e-3), 10, 50) for n in (None, "batch")])
    experiment("A, more seeds", [
        lambda n=n, s=s: deep(thousand, five, n, 2e-2, adam(1e-3), 10, 50, s, 10) for s in (232, 233, 234) for n in (None, "batch")
    ])
    experiment("B", [lambda n=n, s=s: deep(thousand, seven, n, s, adam(1e-3), 10, 50) for s in np.logspace(-4, 0, 20) for n in (None, "batch")])
    # D shows C's net without normalization again.
    for name, nets in (("C", ((None, 5), ("batch", 5), ("batch", 10), ("batch", 50))), ("D", (("layer", 5), ("layer", 10), ("layer", 50)))):
        experiment(name, [lambda n=n, b=b: deep(thousand, five, n, 2e-2, adam(10**-3.5), 10, b) for n, b in nets])

    def dropout(images, p, hidden, seed, norm=None, epochs=25, measure_every=1):
        random = np.random.RandomState(seed)
        net = numpy_net.Net([hidden], norm=norm, drop=p, random=random)
        return train(images, validation, net, adam(5e-4), epochs, 100, random, measure_every)

    seeds = (231, 232, 233)
    experiment("dropout", [lambda p=p: dropout(five_hundred, p, 500, 231) for p in (0, 0.75)])
    experiment("drop probabilities", [
        lambda p=p, s=s: dropout(five_hundred, p, 50, s, measure_every=25) for p in (0, 0.25, 0.5, 0.75, 0.9) for s in seeds
    ])
    experiment("widths", [
        lambda p=p, w=w, s=s: dropout(five_hundred, p, w, s, measure_every=25) for p in (0, 0.75) for w in (10, 30, 100) for s in seeds[:2]
    ])
    experiment("together", [
        lambda p=p, n=n, s=s: dropout(five_hundred, p, 50, s, n, measure_every=5)
        for p, n in ((0, None), (0.5, None), (0, "batch"), (0.5, "batch")) for s in seeds[:2]
    ])
    experiment("test set", [lambda: dropout(everything, 0.5, 100, 231, epochs=10)])
    return {"losses": losses, "seconds": seconds}


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1]), indent=1))
