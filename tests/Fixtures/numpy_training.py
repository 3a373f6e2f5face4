"""Trains small nets with NumPy and writes what happened to training/numpy_training.json.

An independent implementation: every layer is written here from its formula, batches are drawn and nets are initialised from
numpy.random's legacy generator in the order that the workbook uses. The workbook, started from the same seed, must show the
same losses and accuracies. Run it with any Python that has NumPy:

    python3 numpy_training.py
"""

import json
import os

import numpy as np

D, C, N_TRAIN, N_VAL = 12, 5, 64, 40


def make_data():
    """Five noisy clusters, so that there is something to learn."""
    rng = np.random.RandomState(99)
    centres = rng.randn(C, D)
    y = rng.randint(0, C, N_TRAIN + N_VAL)
    x = centres[y] + 0.8 * rng.randn(N_TRAIN + N_VAL, D)
    return x[:N_TRAIN], y[:N_TRAIN], x[N_TRAIN:], y[N_TRAIN:]


class Net:
    def __init__(self, hidden, norm, drop, reg, scale):
        self.norm, self.drop, self.reg = norm, drop, reg
        sizes = [D, *hidden, C]
        self.layers = len(sizes) - 1
        self.p = {}
        for i, (a, b) in enumerate(zip(sizes, sizes[1:]), 1):
            self.p[f"W{i}"], self.p[f"b{i}"] = scale * np.random.randn(a, b), np.zeros(b)
            if norm and i < self.layers:
                self.p[f"gamma{i}"], self.p[f"beta{i}"] = np.ones(b), np.zeros(b)
        self.running = [[np.zeros(h), np.zeros(h)] for h in hidden]

    def forward(self, x, train):
        tape = []
        for i in range(1, self.layers):
            record = {"x": x}
            z = x @ self.p[f"W{i}"] + self.p[f"b{i}"]
            if self.norm:
                if self.norm == "layer":
                    mu, var = z.mean(1, keepdims=True), z.var(1, keepdims=True)
                elif train:
                    mu, var = z.mean(0), z.var(0)
                    average = self.running[i - 1]
                    average[0] = 0.9 * average[0] + (1 - 0.9) * mu
                    average[1] = 0.9 * average[1] + (1 - 0.9) * var
                else:
                    mu, var = self.running[i - 1]
                record["inv"] = 1 / np.sqrt(var + 1e-5)
                record["xhat"] = (z - mu) * record["inv"]
                z = self.p[f"gamma{i}"] * record["xhat"] + self.p[f"beta{i}"]
            record["open"] = z > 0
            x = z * record["open"]
            if self.drop and train:
                record["mask"] = (np.random.random_sample(x.shape) >= self.drop) / (1 - self.drop)
                x = x * record["mask"]
            tape.append(record)
        return x @ self.p[f"W{self.layers}"] + self.p[f"b{self.layers}"], x, tape

    def loss(self, x, y):
        scores, last, tape = self.forward(x, True)
        e = np.exp(scores - scores.max(1, keepdims=True))
        probability = e / e.sum(1, keepdims=True)
        rows = np.arange(len(y))
        loss = -np.log(probability[rows, y]).mean()
        d = probability.copy()
        d[rows, y] -= 1
        d /= len(y)
        g = {f"W{self.layers}": last.T @ d, f"b{self.layers}": d.sum(0)}
        d = d @ self.p[f"W{self.layers}"].T
        for i in range(self.layers - 1, 0, -1):
            record = tape[i - 1]
            if self.drop:
                d = d * record["mask"]
            d = d * record["open"]
            if self.norm:
                xhat, axis = record["xhat"], 1 if self.norm == "layer" else 0
                g[f"gamma{i}"], g[f"beta{i}"] = (d * xhat).sum(0), d.sum(0)
                d = d * self.p[f"gamma{i}"]
                d = record["inv"] * (d - d.mean(axis, keepdims=True) - xhat * (d * xhat).mean(axis, keepdims=True))
            g[f"W{i}"], g[f"b{i}"] = record["x"].T @ d, d.sum(0)
            d = d @ self.p[f"W{i}"].T
        for i in range(1, self.layers + 1):
            w = self.p[f"W{i}"]
            loss += 0.5 * self.reg * (w * w).sum()
            g[f"W{i}"] = g[f"W{i}"] + self.reg * w
        return loss, g


def stepper(rule, rate):
    memory = {}

    def step(name, w, dw):
        a, b, t = memory.get(name, (np.zeros_like(w), np.zeros_like(w), 0))
        if rule == "sgd":
            w = w - rate[0] * dw
        elif rule == "momentum":
            a = 0.9 * a - rate[0] * dw
            w = w + a
        elif rule == "rmsprop":
            a = 0.99 * a + 0.01 * dw * dw
            w = w - rate[0] * dw / (np.sqrt(a) + 1e-8)
        elif rule == "adam":
            t += 1
            a, b = 0.9 * a + 0.1 * dw, 0.999 * b + 0.001 * dw * dw
            w = w - rate[0] * (a / (1 - 0.9**t)) / (np.sqrt(b / (1 - 0.999**t)) + 1e-8)
        memory[name] = (a, b, t)
        return w

    return step


def train(case):
    x, y, xv, yv = make_data()
    np.random.seed(case["seed"])
    net = Net(case["hidden"], case["norm"], case["drop"], case["reg"], case["scale"])
    rate = [case["rate"]]
    step = stepper(case["rule"], rate)
    per_epoch = max(N_TRAIN // case["batch"], 1)
    losses, train_accuracy, val_accuracy = [], [], []

    def accuracy(xs, ys):
        return float((net.forward(xs, False)[0].argmax(1) == ys).mean())

    for t in range(case["epochs"] * per_epoch):
        pick = np.random.choice(N_TRAIN, case["batch"])
        loss, g = net.loss(x[pick], y[pick])
        losses.append(float(loss))
        for name in net.p:
            net.p[name] = step(name, net.p[name], g[name])
        end = (t + 1) % per_epoch == 0
        if end:
            rate[0] *= case["decay"]
        if t == 0 or end:
            sample = case["sample"]
            rows = np.random.choice(N_TRAIN, sample) if N_TRAIN > sample else np.arange(N_TRAIN)
            train_accuracy.append(accuracy(x[rows], y[rows]))
            val_accuracy.append(accuracy(xv, yv))
    return {**case, "losses": losses, "train_accuracy": train_accuracy, "val_accuracy": val_accuracy}


BASE = dict(seed=7, hidden=[20, 16], norm=None, drop=0, reg=0, scale=0.1, rule="sgd", rate=1e-1, decay=1.0, batch=16, epochs=6, sample=1000)
CASES = [
    dict(BASE, name="plain, SGD, decay", decay=0.9),
    dict(BASE, name="plain, momentum, L2", rule="momentum", rate=1e-2, reg=0.05),
    dict(BASE, name="batch norm, Adam", norm="batch", rule="adam", rate=1e-2),
    dict(BASE, name="layer norm, RMSProp", norm="layer", rule="rmsprop", rate=1e-3),
    dict(BASE, name="dropout, Adam, sampled accuracy", drop=0.4, rule="adam", rate=5e-3, sample=30),
    dict(BASE, name="batch norm and dropout, L2, Adam", norm="batch", drop=0.25, reg=0.01, rule="adam", rate=5e-3),
    dict(BASE, name="linear, SGD, batch larger than the set", hidden=[], batch=100),
]

if __name__ == "__main__":
    x, y, xv, yv = make_data()
    result = {
        "numpy": np.__version__,
        "x": x.tolist(), "y": y.tolist(), "x_val": xv.tolist(), "y_val": yv.tolist(),
        "cases": [train(case) for case in CASES],
    }
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "training")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "numpy_training.json"), "w") as file:
        json.dump(result, file, indent=1)
    for case in result["cases"]:
        print(f"{case['name']}: loss {case['losses'][0]:.4f} to {case['losses'][-1]:.4f}, {case['train_accuracy']}, {case['val_accuracy']}")
