"""The other side of `compare`: the same work with NumPy or PyTorch, timed on request.

    python3 peer.py numpy|torch

reads one request a line from standard input, a JSON object with the work's name under "work", and answers each with one line.
What is timed runs at least three times and at least `seconds`; the answer's "ms" is the median. The number of threads is set by
whoever starts this process (OPENBLAS_NUM_THREADS, OMP_NUM_THREADS): OpenBLAS reads it once.
"""

import json
import sys
import time

WARM_UPS = 3


def median_ms(work, seconds):
    for _ in range(WARM_UPS):
        work()
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 3 or time.perf_counter() < end:
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    times.sort()
    return 1000 * (times[(len(times) - 1) // 2] + times[len(times) // 2]) / 2


def main():
    library = __import__(f"{sys.argv[1]}_peer")
    print(json.dumps(library.about()), flush=True)
    prepared = {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if request["work"] == "experiments":
                start = time.perf_counter()
                answer = library.experiments(request["data"])
                answer["ms"] = 1000 * (time.perf_counter() - start)
            else:
                key = json.dumps({**request, "seconds": 0}, sort_keys=True)
                if key not in prepared:
                    prepared[key] = getattr(library, request["work"])(request)
                answer = {"ms": median_ms(prepared[key], request["seconds"])}
        except Exception as problem:  # told to whoever asked
            answer = {"error": f"{type(problem).__name__}: {problem}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
