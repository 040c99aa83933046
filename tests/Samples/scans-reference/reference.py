#!/usr/bin/env python3
"""Reference figures for the scoring of scans, reckoned without any code of the site.

    python3 reference.py generate    writes cases.json, from a fixed seed
    python3 reference.py reckon      reads cases.json and writes expected.json

Scores and variances are exact fractions; square roots, gamma functions and the quantiles of Student's t are taken to 50
digits (mpmath) and rounded to a double only when they are written.
"""
import json
import random
import sys
from fractions import Fraction

import mpmath
from mpmath import mp, mpf

mp.dps = 50
SECTORS = ["Primary", "Secondary", "Special", "Vocational"]


# --- the cases -----------------------------------------------------------------------------------------------------------

def make_instrument(rng, points, branching):
    dimensions, number = [], 0
    layers = rng.randint(1, 3)
    for layer in range(layers):
        for _ in range(rng.randint(1, 2)):
            statements = []
            for _ in range(rng.randint(1, 7)):
                number += 1
                only = rng.sample(SECTORS, rng.randint(1, 3)) if branching and statements and rng.random() < 0.4 else []
                statements.append({"code": f"s{number}", "reversed": rng.random() < 0.3, "sectors": only})
            dimensions.append({"code": f"d{len(dimensions) + 1}", "layer": layer + 1, "statements": statements})
    return {"points": points, "dimensions": dimensions}


def make_responses(rng, instrument, count, missing, style, sectors):
    points = instrument["points"]
    responses = []
    for _ in range(count):
        sector = rng.choice(sectors)
        level = rng.uniform(1, points)
        answers = []
        for dimension in instrument["dimensions"]:
            for place, statement in enumerate(dimension["statements"]):
                if statement["sectors"] and sector not in statement["sectors"]:
                    answers.append(None)
                elif rng.random() < missing:
                    answers.append(None)
                elif style == "equal":
                    answers.append(points if not statement["reversed"] else 1)
                elif style == "opposed":  # the statements of a dimension pull against each other: alpha below zero
                    high = level if (place % 2 == 0) != statement["reversed"] else points + 1 - level
                    answers.append(min(points, max(1, round(high + rng.uniform(-0.4, 0.4)))))
                elif style == "random":
                    answers.append(rng.randint(1, points))
                else:  # coherent
                    own = level if not statement["reversed"] else points + 1 - level
                    answers.append(min(points, max(1, round(own + rng.gauss(0, points / 6)))))
        responses.append({"sector": sector, "answers": answers})
    return responses


def generate():
    rng = random.Random(20261123)
    cases = []
    styles = ["coherent", "random", "opposed", "equal"]
    for number in range(160):
        style = styles[number % 4] if number % 8 < 4 else "coherent"
        branching = number % 5 == 0
        instrument = make_instrument(rng, rng.choice([2, 3, 4, 5, 5, 5, 7, 11]), branching)
        sectors = rng.sample(SECTORS, 2) if branching else [rng.choice(SECTORS)]
        missing = [0.0, 0.05, 0.25, 0.5, 1.0 if number % 40 == 4 else 0.1][number % 5]
        sizes = [2, 1, 3, 5, 8, 12, 20, 35, 60]
        before, after = sizes[number % 9], sizes[(number * 4 + 1) % 9]
        cases.append({
            "name": f"{number + 1:03d} {style}, {before} and {after} respondents, {missing:.0%} missing",
            "instrument": instrument,
            "before": make_responses(rng, instrument, before, missing, style, sectors),
            "after": make_responses(rng, instrument, after, missing, style if style != "equal" or number % 16 < 8 else "coherent", sectors),
        })
    schools = [[round(rng.uniform(20, 90), rng.randint(0, 12)) for _ in range(n)] for n in [*range(1, 25), 40, 99, 500]]
    schools += [[50.0] * 5, [1.0, 1.0, 1.0, 1.0, 100.0], [0.0, 100.0] * 4]
    with open("cases.json", "w", encoding="utf-8") as file:
        json.dump({"scores": cases, "schools": schools}, file, separators=(",", ":"))
        file.write("\n")


# --- the figures ---------------------------------------------------------------------------------------------------------

def asked(statement, sector):
    return not statement["sectors"] or sector in statement["sectors"]


def dimension_score(points, statements, response, answers):
    """Mean of the answered statements from 0 to 100, or None under two thirds."""
    mine = [(s, a) for s, a in zip(statements, answers) if asked(s, response["sector"])]
    given = [Fraction(100 * ((points - a) if s["reversed"] else (a - 1)), points - 1) for s, a in mine if a is not None]
    if Fraction(len(given)) < Fraction(2, 3) * len(mine):
        return None
    return sum(given, Fraction(0)) / len(given)


def respondent(instrument, response):
    scores, weights, at = [], [], 0
    for dimension in instrument["dimensions"]:
        statements = dimension["statements"]
        answers = response["answers"][at:at + len(statements)]
        at += len(statements)
        scores.append(dimension_score(instrument["points"], statements, response, answers))
        weights.append(sum(asked(s, response["sector"]) for s in statements))
    layers = []
    for layer in sorted({d["layer"] for d in instrument["dimensions"]}):
        parts = [(s, w) for s, w, d in zip(scores, weights, instrument["dimensions"]) if d["layer"] == layer]
        if any(s is None for s, _ in parts):
            layers.append(None)
        else:
            layers.append(sum(s * w for s, w in parts) / sum(w for _, w in parts))
    return scores, layers


def real(fraction):
    return mpf(fraction.numerator) / mpf(fraction.denominator)


def variance(values):
    mean = sum(values, Fraction(0)) / len(values)
    return sum((v - mean) ** 2 for v in values) / (len(values) - 1)


def t_quantile(freedom):
    """The 0.975 quantile of Student's t by bisection on its distribution function, I the regularized incomplete beta function."""
    freedom = mpf(freedom)

    def upper(t):
        return mpmath.betainc(freedom / 2, mpf(1) / 2, 0, freedom / (freedom + t * t), regularized=True) / 2

    low, high = mpf(1), mpf(2)
    while upper(high) > mpf("0.025"):
        high *= 2
    for _ in range(90):
        middle = (low + high) / 2
        low, high = (middle, high) if upper(middle) > mpf("0.025") else (low, middle)
    return (low + high) / 2


def group(values):
    values = [v for v in values if v is not None]
    if not values:
        return None
    n, mean = len(values), sum(values, Fraction(0)) / len(values)
    if n == 1:
        return {"n": 1, "mean": out(mean), "spread": None, "low": None, "high": None}
    spread = mpmath.sqrt(real(variance(values)))
    reach = t_quantile(n - 1) * spread / mpmath.sqrt(n)
    return {"n": n, "mean": out(mean), "spread": out(spread), "low": out(real(mean) - reach), "high": out(real(mean) + reach)}


def reliability(points, statements, responses, columns):
    sectors = {r["sector"] for r in responses}
    used = [(s, c) for s, c in zip(statements, columns) if all(asked(s, sector) for sector in sectors)]
    rows = []
    for r in responses:
        answers = [r["answers"][c] for _, c in used]
        if all(a is not None for a in answers):
            rows.append([Fraction(points + 1 - a if s["reversed"] else a) for (s, _), a in zip(used, answers)])
    k, n = len(used), len(rows)
    fits = []
    for item in range(k):
        rest = [sum(row) - row[item] for row in rows]
        fits.append(correlation([row[item] for row in rows], rest) if n >= 2 and k >= 2 else None)
    alpha = None
    if k >= 2 and n >= 2 and variance([sum(row) for row in rows]) != 0:
        parts = sum(variance([row[item] for row in rows]) for item in range(k))
        alpha = Fraction(k, k - 1) * (1 - parts / variance([sum(row) for row in rows]))
    return {"n": n, "alpha": out(alpha), "statements": [s["code"] for s, _ in used], "itemRest": [out(f) for f in fits]}


def correlation(x, y):
    n = len(x)
    mx, my = sum(x) / n, sum(y) / n
    sxx, syy = sum((a - mx) ** 2 for a in x), sum((b - my) ** 2 for b in y)
    if sxx == 0 or syy == 0:
        return None
    return real(sum((a - mx) * (b - my) for a, b in zip(x, y))) / mpmath.sqrt(real(sxx * syy))


def change(before, after):
    before, after = [v for v in before if v is not None], [v for v in after if v is not None]
    if not before or not after:
        return None
    difference = sum(after, Fraction(0)) / len(after) - sum(before, Fraction(0)) / len(before)
    nothing = {"difference": out(difference), "low": None, "high": None, "g": None, "gLow": None, "gHigh": None}
    n1, n2 = len(before), len(after)
    if n1 < 2 or n2 < 2:
        return nothing
    s1, s2 = variance(before), variance(after)
    if s1 == 0 and s2 == 0:
        return nothing
    e1, e2 = s1 / n1, s2 / n2
    freedom = (e1 + e2) ** 2 / (e1 ** 2 / (n1 - 1) + e2 ** 2 / (n2 - 1))
    reach = t_quantile(real(freedom)) * mpmath.sqrt(real(e1 + e2))
    m = n1 + n2 - 2
    pooled = mpmath.sqrt(real(((n1 - 1) * s1 + (n2 - 1) * s2) / m))
    correction = mpmath.gamma(mpf(m) / 2) / (mpmath.sqrt(mpf(m) / 2) * mpmath.gamma(mpf(m - 1) / 2))
    g = real(difference) / pooled * correction
    z = mpmath.sqrt(2) * mpmath.erfinv(mpf("0.95"))
    g_reach = z * mpmath.sqrt(mpf(n1 + n2) / (n1 * n2) + g ** 2 / (2 * (n1 + n2)))
    return {"difference": out(difference), "low": out(real(difference) - reach), "high": out(real(difference) + reach),
            "g": out(g), "gLow": out(g - g_reach), "gHigh": out(g + g_reach)}


def quantile(values, p):
    """Definition 8 of Hyndman and Fan, as their paper writes it: m = (p + 1) / 3, j = floor(n p + m), gamma = n p + m - j."""
    values = sorted(Fraction(v) for v in values)
    n, m = len(values), (p + 1) / 3
    j = (n * p + m).__floor__()
    gamma = n * p + m - j
    low, high = values[max(j, 1) - 1], values[min(j + 1, n) - 1]
    return (1 - gamma) * low + gamma * high


def out(value):
    if value is None:
        return None
    return float(mpmath.nstr(real(value) if isinstance(value, Fraction) else value, 25))


def side(instrument, responses):
    scores = [respondent(instrument, r) for r in responses]
    layers = sorted({d["layer"] for d in instrument["dimensions"]})
    columns, at = [], 0
    for dimension in instrument["dimensions"]:
        columns.append(range(at, at + len(dimension["statements"])))
        at += len(dimension["statements"])
    by_layer = []
    for place, layer in enumerate(layers):
        counted = [s for s in scores if s[1][place] is not None]
        own = [i for i, d in enumerate(instrument["dimensions"]) if d["layer"] == layer]
        by_layer.append({"layer": group([s[1][place] for s in counted]), "dimensions": [group([s[0][i] for s in counted]) for i in own]})
    return [s[1] for s in scores], {
        "respondents": [{"dimensions": [out(v) for v in s[0]], "layers": [out(v) for v in s[1]]} for s in scores],
        "layers": by_layer,
        "reliability": [reliability(instrument["points"], d["statements"], responses, c) for d, c in zip(instrument["dimensions"], columns)],
    }


def reckon():
    with open("cases.json", encoding="utf-8") as file:
        cases = json.load(file)
    expected = []
    for case in cases["scores"]:
        layers_before, before = side(case["instrument"], case["before"])
        layers_after, after = side(case["instrument"], case["after"])
        changes = [change([r[i] for r in layers_before], [r[i] for r in layers_after]) for i in range(len(layers_before[0]))]
        expected.append({"before": before, "after": after, "changes": changes})
    quartiles = [[out(quantile(s, Fraction(q, 4))) for q in (1, 2, 3)] if len(s) >= 5 else None for s in cases["schools"]]
    with open("expected.json", "w", encoding="utf-8") as file:
        json.dump({"scores": expected, "schools": quartiles}, file, separators=(",", ":"))
        file.write("\n")


if __name__ == "__main__":
    {"generate": generate, "reckon": reckon}[sys.argv[1]]()
