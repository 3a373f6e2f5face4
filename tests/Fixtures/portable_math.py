"""Writes portable_math.json: exp, log and pow correctly rounded to double, from 400-bit arithmetic (mpmath),
one case a line as [arguments …, result]. "hard" cases have a true value that lies within a thousandth of a unit in the
last place of the middle between two doubles, so that a function with a larger error gets about half of them wrong.
What lies within a ten-thousandth (powers that are exact ties, such as 12³⁴) is left out: there either neighbour is right.

Made with mpmath 1.2.1:  python3 portable_math.py
"""
import json
import math
import os
import random
from fractions import Fraction

import mpmath

mpmath.mp.prec = 400
random.seed(20260101)


def exact(x):
    sign, man, exp, _ = x._mpf_
    value = Fraction(int(man)) * (Fraction(2) ** exp)
    return -value if sign else value


def rounded(value):
    """The nearest double, ties to even: Python divides integers correctly rounded, subnormal results included."""
    try:
        return value.numerator / value.denominator
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def from_middle(value, result):
    """How far from the middle between two doubles, in units in the last place; 1/2 where that cannot be said."""
    if not (2.3e-308 < abs(result) < 1e308):
        return Fraction(1, 2)
    return abs(abs(value - Fraction(result)) / Fraction(math.ulp(result)) - Fraction(1, 2))


def any_positive():
    """A positive double with every exponent as likely as any other, subnormal ones too."""
    return math.ldexp(random.uniform(0.5, 1), random.randint(-1073, 1024))


def exp_argument():
    return random.choice([lambda: random.uniform(-746, 710), lambda: random.uniform(-1, 1), lambda: math.copysign(2.0 ** random.uniform(-60, 9), random.uniform(-1, 1)), lambda: random.uniform(-746, -707)])()


def log_argument():
    return random.choice([any_positive, lambda: random.uniform(0.5, 2), lambda: 1 + random.uniform(-1, 1) * 2.0 ** -random.randint(1, 52)])()


def pow_arguments():
    x = random.choice([any_positive, lambda: random.uniform(0.5, 2), lambda: 1 + random.uniform(-1, 1) * 2.0 ** -random.randint(1, 40), lambda: float(random.randint(2, 50))])()
    if x == 1:
        x = 1.5
    most = 745 / abs(math.log(x))
    return x, random.choice([lambda: random.uniform(-most, most), lambda: float(random.randint(-int(min(most, 1e6)), int(min(most, 1e6)))), lambda: random.uniform(-2, 2) if most > 2 else 0.5])()


FUNCTIONS = {
    "exp": (lambda: (exp_argument(),), lambda x: mpmath.exp(mpmath.mpf(x))),
    "log": (lambda: (log_argument(),), lambda x: mpmath.log(mpmath.mpf(x))),
    "pow": (pow_arguments, lambda x, y: mpmath.power(mpmath.mpf(x), mpmath.mpf(y))),
}
EDGES = {
    "exp": [(709.782712893384,), (709.7827128933841,), (-745.1332191019411,), (-745.1332191019412,), (-708.3964185322641,), (-708.4,), (-744.44,), (5e-324,), (-5e-324,), (1e-17,), (0.5,), (1.0,), (-1.0,)],
    "log": [(5e-324,), (2.2250738585072014e-308,), (1.7976931348623157e308,), (1.0000000000000002,), (0.9999999999999999,), (0.6875,), (1.375,), (1.3749999999999998,), (2.0,), (10.0,), (0.5,)],
    "pow": [(10.0, float(n)) for n in range(-20, 23)] + [(2.0, -1074.0), (2.0, 1023.0), (0.9, 999.0), (0.999, 100.0), (1.0000000000000002, 1e15), (0.9999999999999999, 5e18), (4.0, 0.5), (27.0, 1 / 3), (5e-324, 0.5), (1.7976931348623157e308, 0.5), (1.5, 1e-300), (3.0, -1.0)],
}
TIE, HARD = Fraction(1, 10000), Fraction(1, 1000)
result = {}
for name, (draw, function) in FUNCTIONS.items():
    cases, hard = [], []
    edges = iter(EDGES[name])
    while len(cases) < 400 or len(hard) < 60:
        arguments = next(edges, None) or draw()
        value = exact(function(*arguments))
        off = from_middle(value, rounded(value))
        if off < TIE:
            continue
        if off < HARD and len(hard) < 60:
            hard.append([*arguments, rounded(value)])
        elif len(cases) < 400:
            cases.append([*arguments, rounded(value)])
    # JSON has no infinity.
    result[name] = [[str(v) if math.isinf(v) else v for v in case] for case in cases]
    result[name + "_hard"] = hard

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "portable_math.json"), "w") as file:
    file.write("{\n" + ",\n".join(f' "{name}": [\n' + ",\n".join("  " + json.dumps(case) for case in cases) + "\n ]" for name, cases in result.items()) + "\n}\n")
