"""The committed drawings, and a round pen that draws them as the pad does."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FILE = Path(__file__).parent / "drawings" / "strokes.jsonl"
SIDE = 280


@dataclass(frozen=True)
class Drawing:
    """A digit as strokes, each a list of points [x, y] in pixels of the pad, drawn with a pen so many pixels wide."""

    digit: int
    kind: str
    width: int
    strokes: list[list[list[int]]]


def drawings() -> list[Drawing]:
    """Return the drawings that `tools/make_drawings.py` made."""
    return [Drawing(**json.loads(line)) for line in FILE.read_text("utf-8").splitlines()]


def ink_on_pad(drawing: Drawing) -> NDArray[np.float32]:
    """Return a drawing on the pad, from 0 for paper to 1 for ink, with smooth edges: float32 (280, 280)."""
    ink = np.zeros((SIDE, SIDE), np.float32)
    radius = drawing.width / 2
    for stroke in drawing.strokes:
        for start, end in zip(stroke, stroke[1:] or stroke, strict=False):
            a, b = np.array(start, np.float32), np.array(end, np.float32)
            left, top = np.maximum(np.floor(np.minimum(a, b) - radius - 1), 0).astype(int)
            right, bottom = np.ceil(np.maximum(a, b) + radius + 1).astype(int)
            part = ink[top:bottom, left:right]
            y, x = np.ogrid[: part.shape[0], : part.shape[1]]
            x, y = x + (left + 0.5 - a[0]), y + (top + 0.5 - a[1])
            along = b - a
            length = float(along @ along)
            share = np.clip((x * along[0] + y * along[1]) / length, 0, 1) if length else 0
            distance = np.hypot(x - share * along[0], y - share * along[1])
            np.maximum(part, np.clip(radius + 0.5 - distance, 0, 1), out=part)
    return ink
