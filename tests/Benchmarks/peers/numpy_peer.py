"""What NumPy does for `compare`. Layers are written as one writes them in NumPy: whole-array expressions, no loops."""

import numpy as np

import numpy_net


def about():
    import ctypes

    blas = "unknown BLAS"
    try:
        library = ctypes.CDLL("libblas.so.3")
        library.openblas_get_config.restype = ctypes.c_char_p
        library.openblas_get_corename.restype = ctypes.c_char_p
        blas = f"{' '.join(library.openblas_get_config().decode().split()[:2])}, {library.openblas_get_corename().decode()} kernels"
    except (OSError, AttributeError):
        pass
    return {"name": f"NumPy {np.__version__}", "with": blas}


def gemm(request):
    rows, inner, columns = request["shape"]
    random, kind = np.random.RandomState(1), request["type"]
    result = np.empty((rows, columns), kind)
    right = random.randn(inner, columns).astype(kind)
    if request["transposed"]:
        left = random.randn(inner, rows).astype(kind)
        return lambda: np.dot(left.T, right, out=result)
    left = random.randn(rows, inner).astype(kind)
    return lambda: np.dot(left, right, out=result)


def batchnorm(request):
    n, d = request["shape"]
    random = np.random.RandomState(1)
    x, dout = random.randn(n, d).astype("float32"), random.randn(n, d).astype("float32")
    gamma, beta = np.ones(d, "float32"), np.zeros(d, "float32")
    state = numpy_net.BatchNormState(d, "float32")

    def work():
        _, cache = numpy_net.batchnorm_forward(x, gamma, beta, state, True)
        numpy_net.batchnorm_backward(dout, cache)

    return work


def step(request):
    kind = request["type"]
    random = np.random.RandomState(231)
    images, labels = random.randn(1000, 3072).astype(kind), random.randint(0, 10, 1000)
    net = numpy_net.Net([100] * 5, norm="batch", scale=2e-2, random=random, kind=kind)
    adam = numpy_net.Adam(1e-3)

    def work():
        rows = random.choice(1000, 50)
        _, gradients = net.loss(images[rows], labels[rows])
        adam.step(net.parameters, gradients)

    return work


def experiments(folder):
    import numpy_experiments

    return numpy_experiments.run(folder)
