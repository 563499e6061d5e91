"""What a formula becomes when it is set: marks at places, within boxes that know their baseline."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from pellucid.lens.explain.notation import Number, Operand
from pellucid.ui.formula.faces import REGULAR


@dataclass(frozen=True, slots=True)
class Ink:
    """What decides the colour of a mark: whose it is, and the value it shows if it is a number."""

    operand: Operand | None = None
    value: float | None = None


PLAIN = Ink()


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A text with its baseline at `y`."""

    x: float
    y: float
    text: str
    size: int
    weight: int = REGULAR
    italic: bool = False
    ink: Ink = PLAIN

    def moved(self, right: float, down: float) -> "Glyphs":
        """Return it elsewhere."""
        x, y = self.x + right, self.y + down
        return Glyphs(x, y, self.text, self.size, self.weight, self.italic, self.ink)


@dataclass(frozen=True, slots=True)
class Bar:
    """A thin horizontal line whose middle is at `y`."""

    x: float
    y: float
    width: float
    ink: Ink = PLAIN

    def moved(self, right: float, down: float) -> "Bar":
        """Return it elsewhere."""
        return Bar(self.x + right, self.y + down, self.width, self.ink)


@dataclass(frozen=True, slots=True)
class Block:
    """A filled rectangle whose middle is at `y`: how large something is."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink = PLAIN

    def moved(self, right: float, down: float) -> "Block":
        """Return it elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Root:
    """The sign of a root: a hook that is `hook` wide, and a bar from there to its whole width.

    It reaches `ascent` above the baseline at `y`, and `descent` below.
    """

    x: float
    y: float
    width: float
    ascent: float
    descent: float
    hook: float
    ink: Ink = PLAIN

    def moved(self, right: float, down: float) -> "Root":
        """Return it elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands that one can point at: a number, or what belongs to an operand.

    `baseline` is where the number stands. A `hidden` one shows a box in its place.
    """

    area: QRectF
    baseline: float
    operand: Operand
    number: Number | None = None
    hidden: bool = False

    @property
    def editable(self) -> bool:
        """Tell whether it is a number that can be dragged."""
        return self.number is not None and self.number.editable and not self.hidden

    def moved(self, right: float, down: float) -> "Spot":
        """Return it elsewhere."""
        area = self.area.translated(right, down)
        return Spot(area, self.baseline + down, self.operand, self.number, self.hidden)


@dataclass(frozen=True, slots=True)
class Bracket:
    """A tall bracket from `ascent` above the baseline at `y` to `descent` below, with strokes of so many pixels."""

    x: float
    y: float
    width: float
    ascent: float
    descent: float
    sign: str
    stroke: float
    ink: Ink = PLAIN

    def moved(self, right: float, down: float) -> "Bracket":
        """Return it elsewhere."""
        return replace(self, x=self.x + right, y=self.y + down)


Mark = Glyphs | Bar | Block | Bracket | Root | Spot


@dataclass(frozen=True, slots=True)
class Box:
    """Marks around a baseline at 0 that starts at 0; how far they reach to the right, above and below."""

    width: float
    ascent: float
    descent: float
    marks: tuple[Mark, ...] = ()

    def moved(self, right: float, down: float) -> tuple[Mark, ...]:
        """Return its marks with its origin elsewhere."""
        return tuple(mark.moved(right, down) for mark in self.marks)


def joined(boxes: Iterable[tuple[float, float, Box]], width: float) -> Box:
    """Return one box around others, each given with where its origin is: right and down."""
    ascent = descent = 0.0
    marks: list[Mark] = []
    for right, down, box in boxes:
        ascent = max(ascent, box.ascent - down)
        descent = max(descent, box.descent + down)
        marks += box.moved(right, down)
    return Box(width, ascent, descent, tuple(marks))
