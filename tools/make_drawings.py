"""Make tests/data/drawings/strokes.jsonl: digits as people draw them on the pad, from templates of our own.

python tools/make_drawings.py

Each template is a way of writing a digit: the points that a pen passes through, in a box one wide and one high, y
downwards. Each drawing is a template, wobbled, stretched and slanted, of its own size, place and pen.
"""

import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Template = Sequence[Points]

TARGET = Path(__file__).parent.parent / "tests" / "data" / "drawings" / "strokes.jsonl"
SIDE = 280
MARGIN = 4
# Pixels between two points, as a mouse reports them.
STRIDE = 9.0
SEED = 0
OF_EACH = 4
# How high a digit is drawn, with how wide a pen, in pixels, and how far its top leans to the right.
KINDS: dict[str, tuple[tuple[int, int], tuple[int, int], tuple[float, float]]] = {
    "usual": ((150, 210), (14, 24), (-0.1, 0.15)),
    "off-centre": ((80, 130), (12, 18), (-0.1, 0.15)),
    "small": ((45, 75), (6, 10), (-0.1, 0.15)),
    "thick": ((150, 210), (28, 38), (-0.1, 0.15)),
    "thin": ((150, 230), (4, 7), (-0.1, 0.15)),
    "slanted": ((140, 200), (12, 22), (0.2, 0.4)),
}


def path(*points: tuple[float, float]) -> Points:
    """Return straight lines from point to point."""
    corners = np.array(points)
    return np.concatenate([np.linspace(a, b, 12) for a, b in pairwise(corners)])


def curve(*points: tuple[float, float]) -> Points:
    """Return a smooth line through points: a Catmull-Rom spline."""
    inner = np.array(points)
    p = np.concatenate([[2 * inner[0] - inner[1]], inner, [2 * inner[-1] - inner[-2]]])
    u = np.linspace(0, 1, 12)[:, None]
    parts = [
        0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3)
        for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False)
    ]
    return np.concatenate(parts)


def arc(x: float, y: float, across: float, down: float, start: float, end: float) -> Points:
    """Return part of an ellipse about (x, y), between angles in degrees: 0 is right, 90 is below."""
    angles = np.deg2rad(np.linspace(start, end, 48))
    return np.stack([x + across * np.cos(angles), y + down * np.sin(angles)], axis=1)


def joined(*parts: Points) -> Points:
    """Return one stroke made of several parts."""
    return np.concatenate(parts)


TEMPLATES: dict[int, list[Template]] = {
    0: [
        [arc(0.5, 0.5, 0.36, 0.5, -90, -455)],
        [arc(0.5, 0.5, 0.27, 0.5, -70, 280)],
        [arc(0.5, 0.5, 0.44, 0.5, -100, -440)],
    ],
    1: [
        [path((0.5, 0), (0.5, 1))],
        [path((0.3, 0.22), (0.52, 0), (0.52, 1))],
        [path((0.28, 0.25), (0.5, 0), (0.5, 1)), path((0.24, 1), (0.76, 1))],
    ],
    2: [
        [
            joined(
                curve((0.15, 0.25), (0.3, 0.03), (0.65, 0.03), (0.8, 0.28), (0.55, 0.62), (0.12, 1)),
                path((0.12, 1), (0.88, 1)),
            )
        ],
        [
            curve(
                (0.15, 0.2),
                (0.45, 0),
                (0.78, 0.2),
                (0.62, 0.6),
                (0.25, 0.95),
                (0.12, 0.86),
                (0.3, 0.8),
                (0.6, 0.97),
                (0.92, 0.93),
            )
        ],
        [
            joined(
                curve((0.2, 0.12), (0.55, 0), (0.78, 0.2), (0.15, 0.97)), curve((0.15, 0.97), (0.5, 0.94), (0.85, 0.98))
            )
        ],
    ],
    3: [
        [
            joined(
                curve((0.2, 0.1), (0.5, 0), (0.78, 0.2), (0.66, 0.42), (0.4, 0.48)),
                curve((0.4, 0.48), (0.75, 0.55), (0.82, 0.8), (0.5, 1), (0.15, 0.9)),
            )
        ],
        [
            joined(
                path((0.2, 0), (0.78, 0), (0.45, 0.4)),
                curve((0.45, 0.4), (0.75, 0.5), (0.82, 0.78), (0.52, 1), (0.17, 0.92)),
            )
        ],
        [joined(arc(0.45, 0.25, 0.32, 0.25, -150, 80), arc(0.45, 0.74, 0.38, 0.26, -85, 150))],
    ],
    4: [
        [path((0.3, 0), (0.15, 0.55), (0.9, 0.55)), path((0.68, 0.05), (0.66, 1))],
        [path((0.68, 1), (0.68, 0), (0.08, 0.66), (0.95, 0.66))],
        [path((0.62, 0), (0.1, 0.62), (0.92, 0.62)), path((0.66, 0.3), (0.64, 1))],
        [
            joined(
                curve((0.22, 0.02), (0.16, 0.3), (0.25, 0.5), (0.5, 0.52), (0.74, 0.42)),
                path((0.74, 0.42), (0.78, 0.02), (0.72, 1)),
            )
        ],
    ],
    5: [
        [
            joined(
                path((0.8, 0), (0.25, 0), (0.2, 0.45)),
                curve((0.2, 0.45), (0.5, 0.38), (0.82, 0.6), (0.72, 0.92), (0.4, 1), (0.14, 0.9)),
            )
        ],
        [
            joined(
                path((0.28, 0.02), (0.24, 0.45)),
                curve((0.24, 0.45), (0.55, 0.4), (0.8, 0.65), (0.62, 0.97), (0.16, 0.95)),
            ),
            path((0.28, 0.02), (0.86, 0)),
        ],
        [
            joined(
                curve((0.85, 0.02), (0.55, 0.04), (0.3, 0.03)),
                path((0.3, 0.03), (0.2, 0.48)),
                arc(0.44, 0.69, 0.36, 0.3, -125, 130),
            )
        ],
    ],
    6: [
        [
            curve(
                (0.72, 0.02),
                (0.4, 0.2),
                (0.2, 0.55),
                (0.22, 0.88),
                (0.5, 1),
                (0.78, 0.85),
                (0.72, 0.6),
                (0.45, 0.54),
                (0.22, 0.74),
            )
        ],
        [joined(curve((0.5, 0), (0.3, 0.3), (0.22, 0.68)), arc(0.5, 0.73, 0.28, 0.27, 180, -190))],
        [
            curve(
                (0.8, 0.12),
                (0.6, 0),
                (0.35, 0.14),
                (0.2, 0.5),
                (0.24, 0.86),
                (0.5, 1),
                (0.78, 0.82),
                (0.7, 0.56),
                (0.42, 0.52),
                (0.22, 0.68),
            )
        ],
    ],
    7: [
        [path((0.12, 0.02), (0.85, 0), (0.4, 1))],
        [path((0.12, 0), (0.85, 0), (0.4, 1)), path((0.32, 0.5), (0.82, 0.48))],
        [path((0.12, 0.16), (0.14, 0), (0.86, 0.02), (0.42, 1))],
        [joined(curve((0.1, 0.1), (0.35, 0.02), (0.6, 0.06), (0.86, 0)), curve((0.86, 0), (0.6, 0.45), (0.48, 1)))],
    ],
    8: [
        [
            curve(
                (0.76, 0.14),
                (0.5, 0),
                (0.24, 0.16),
                (0.34, 0.4),
                (0.66, 0.58),
                (0.8, 0.82),
                (0.5, 1),
                (0.2, 0.82),
                (0.34, 0.58),
                (0.66, 0.4),
                (0.76, 0.14),
            )
        ],
        [arc(0.5, 0.24, 0.27, 0.24, 90, 455), arc(0.5, 0.74, 0.34, 0.26, -90, 275)],
        [joined(arc(0.5, 0.25, 0.25, 0.25, 60, -270), arc(0.5, 0.75, 0.3, 0.25, -90, 270))],
    ],
    9: [
        [joined(arc(0.48, 0.27, 0.3, 0.27, -20, -380), path((0.77, 0.18), (0.72, 1)))],
        [joined(arc(0.48, 0.28, 0.3, 0.28, -10, -370), curve((0.78, 0.24), (0.78, 0.75), (0.55, 1), (0.2, 0.92)))],
        [joined(arc(0.47, 0.3, 0.33, 0.28, -40, -395), curve((0.74, 0.14), (0.68, 0.55), (0.5, 1)))],
    ],
}


def main() -> int:
    """Write the drawings, one a line, and say how many there are."""
    rng = np.random.default_rng(SEED)
    lines = []
    for digit, templates in TEMPLATES.items():
        for kind in KINDS:
            # Every kind begins with another template, so that each is drawn in most of them.
            first = rng.integers(len(templates))
            for count in range(OF_EACH):
                width, strokes = drawn(templates[(first + count) % len(templates)], kind, rng)
                points = [stroke.tolist() for stroke in strokes]
                lines.append({"digit": digit, "kind": kind, "width": width, "strokes": points})
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(json.dumps(line, separators=(",", ":")) + "\n" for line in lines), "utf-8")
    print(f"{len(lines)} drawings, {TARGET.stat().st_size:,} bytes")
    return 0


def drawn(template: Template, kind: str, rng: np.random.Generator) -> tuple[int, list[NDArray[np.int64]]]:
    """Return a pen's width and the strokes of one drawing: points (n, 2) as x and y in pixels of the pad."""
    heights, widths, leans = KINDS[kind]
    height, width = rng.integers(*heights), int(rng.integers(*widths))
    stretch, turn, lean = rng.uniform(0.5, 0.85), np.deg2rad(rng.uniform(-6, 6)), rng.uniform(*leans)
    lean *= rng.choice([1, -0.6]) if kind == "slanted" else 1
    lines = np.array([[stretch, -lean], [0, 1]])
    turned = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    phases = rng.uniform(0, 2 * np.pi, (2, 2))
    wobble = rng.uniform(0.01, 0.035, 2)
    strokes = []
    for stroke in template:
        wobbled = stroke + wobble * np.sin(2 * np.pi * 0.8 * stroke[:, ::-1] + phases[0]) + rng.normal(0, 0.012, 2)
        strokes.append(height * wobbled @ lines.T @ turned.T)
    every = np.concatenate(strokes)
    low, high = every.min(axis=0), every.max(axis=0)
    room = SIDE - 2 * MARGIN - width - (high - low)
    # Off the centre is in a corner or at a side; the rest is somewhere about the middle.
    share = rng.choice([0.0, 0.5, 1.0], 2) if kind == "off-centre" else rng.uniform(0.2, 0.8, 2)
    if kind == "off-centre" and (share == 0.5).all():
        share[rng.integers(2)] = 1.0
    origin = MARGIN + width / 2 + np.maximum(room, 0) * share - low
    return width, [sampled(stroke + origin, rng) for stroke in strokes]


def sampled(stroke: Points, rng: np.random.Generator) -> NDArray[np.int64]:
    """Return the points at which a mouse would be seen along a stroke, whole pixels with a little tremor."""
    along = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    places = np.linspace(0, along[-1], 2 + int(along[-1] / STRIDE))
    points = np.stack([np.interp(places, along, each) for each in stroke.T], axis=1)
    return np.rint(points + rng.normal(0, 0.4, points.shape)).astype(np.int64)


if __name__ == "__main__":
    raise SystemExit(main())
