"""A fully connected net in NumPy, as a student of the original assignment has it: layers are functions, optimizers keep a dictionary.

In one thing it is better than the original: the gradient of the images, which nobody uses, is not computed.
"""

import numpy as np

EPSILON, MOMENTUM = 1e-5, 0.9


class BatchNormState:
    def __init__(self, d, kind):
        self.mean, self.var = np.zeros(d, kind), np.zeros(d, kind)


def batchnorm_forward(x, gamma, beta, state, train):
    if not train:
        return gamma * (x - state.mean) / np.sqrt(state.var + EPSILON) + beta, None
    mean, var = x.mean(axis=0), x.var(axis=0)
    inverse = 1 / np.sqrt(var + EPSILON)
    xhat = (x - mean) * inverse
    state.mean = MOMENTUM * state.mean + (1 - MOMENTUM) * mean
    state.var = MOMENTUM * state.var + (1 - MOMENTUM) * var
    return gamma * xhat + beta, (gamma, xhat, inverse)


def batchnorm_backward(dout, cache):
    gamma, xhat, inverse = cache
    n = len(dout)
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    return (gamma * inverse / n) * (n * dout - dbeta - xhat * dgamma), dgamma, dbeta


def layernorm_forward(x, gamma, beta):
    inverse = 1 / np.sqrt(x.var(axis=1, keepdims=True) + EPSILON)
    xhat = (x - x.mean(axis=1, keepdims=True)) * inverse
    return gamma * xhat + beta, (gamma, xhat, inverse)


def layernorm_backward(dout, cache):
    gamma, xhat, inverse = cache
    dgamma, dbeta = (dout * xhat).sum(axis=0), dout.sum(axis=0)
    d = dout * gamma
    return inverse * (d - d.mean(axis=1, keepdims=True) - xhat * (d * xhat).mean(axis=1, keepdims=True)), dgamma, dbeta


class Net:
    def __init__(self, hidden, norm=None, drop=0, reg=0, scale=1e-2, random=np.random, kind="float64", d=3072, classes=10):
        self.norm, self.drop, self.reg, self.random, self.kind = norm, drop, reg, random, kind
        sizes = [d, *hidden, classes]
        self.layers = len(sizes) - 1
        self.parameters = {}
        for i, (a, b) in enumerate(zip(sizes, sizes[1:]), 1):
            self.parameters[f"W{i}"] = (scale * random.randn(a, b)).astype(kind)
            self.parameters[f"b{i}"] = np.zeros(b, kind)
            if norm and i < self.layers:
                self.parameters[f"gamma{i}"], self.parameters[f"beta{i}"] = np.ones(b, kind), np.zeros(b, kind)
        self.states = [BatchNormState(h, kind) for h in hidden]

    def forward(self, x, train):
        p, tape = self.parameters, []
        for i in range(1, self.layers):
            a = x @ p[f"W{i}"] + p[f"b{i}"]
            cache = mask = None
            if self.norm == "batch":
                a, cache = batchnorm_forward(a, p[f"gamma{i}"], p[f"beta{i}"], self.states[i - 1], train)
            elif self.norm == "layer":
                a, cache = layernorm_forward(a, p[f"gamma{i}"], p[f"beta{i}"])
            out = np.maximum(a, 0)
            if self.drop and train:
                mask = ((self.random.random_sample(out.shape) >= self.drop) / (1 - self.drop)).astype(self.kind)
                out = out * mask
            tape.append((x, cache, a, mask))
            x = out
        return x @ p[f"W{self.layers}"] + p[f"b{self.layers}"], x, tape

    def loss(self, x, labels):
        p, g = self.parameters, {}
        scores, last, tape = self.forward(x, True)
        shifted = scores - scores.max(axis=1, keepdims=True)
        e = np.exp(shifted)
        total = e.sum(axis=1, keepdims=True)
        rows = np.arange(len(labels))
        loss = (np.log(total[:, 0]) - shifted[rows, labels]).mean()
        d = e / total
        d[rows, labels] -= 1
        d /= len(labels)
        g[f"W{self.layers}"], g[f"b{self.layers}"] = last.T @ d, d.sum(axis=0)
        for i in range(self.layers - 1, 0, -1):
            d = d @ p[f"W{i + 1}"].T
            x, cache, a, mask = tape[i - 1]
            if mask is not None:
                d = d * mask
            d = d * (a > 0)
            if self.norm:
                backward = batchnorm_backward if self.norm == "batch" else layernorm_backward
                d, g[f"gamma{i}"], g[f"beta{i}"] = backward(d, cache)
            g[f"W{i}"], g[f"b{i}"] = x.T @ d, d.sum(axis=0)
        if self.reg:
            for i in range(1, self.layers + 1):
                w = p[f"W{i}"]
                loss += 0.5 * self.reg * (w * w).sum()
                g[f"W{i}"] += self.reg * w
        return loss, g


class Sgd:
    def __init__(self, rate):
        self.rate = rate

    def step(self, parameters, gradients):
        for name, w in parameters.items():
            w -= self.rate * gradients[name]


class Momentum(Sgd):
    def __init__(self, rate):
        super().__init__(rate)
        self.velocity = {}

    def step(self, parameters, gradients):
        for name, w in parameters.items():
            v = self.velocity[name] = 0.9 * self.velocity.get(name, 0) - self.rate * gradients[name]
            w += v


class RmsProp(Sgd):
    def __init__(self, rate):
        super().__init__(rate)
        self.squares = {}

    def step(self, parameters, gradients):
        for name, w in parameters.items():
            dw = gradients[name]
            s = self.squares[name] = 0.99 * self.squares.get(name, 0) + (1 - 0.99) * dw * dw
            w -= self.rate * dw / (np.sqrt(s) + 1e-8)


class Adam(Sgd):
    def __init__(self, rate):
        super().__init__(rate)
        self.means, self.squares, self.t = {}, {}, 0

    def step(self, parameters, gradients):
        self.t += 1
        for name, w in parameters.items():
            dw = gradients[name]
            m = self.means[name] = 0.9 * self.means.get(name, 0) + (1 - 0.9) * dw
            v = self.squares[name] = 0.999 * self.squares.get(name, 0) + (1 - 0.999) * dw * dw
            w -= self.rate * (m / (1 - 0.9**self.t)) / (np.sqrt(v / (1 - 0.999**self.t)) + 1e-8)
