"""Formulae one under another, those in cells in columns as of a table."""

from collections.abc import Sequence
from itertools import groupby

from pellucid.lens.explain.notation import Cells, Number, Part
from pellucid.ui.formula.boxes import joined
from pellucid.ui.formula.pieces import Piece
from pellucid.ui.formula.setting import SetRow, Setter

_BETWEEN = 0.45  # columns, in sizes of the font


def set_rows(setter: Setter, formulae: Sequence[Part]) -> list[SetRow]:
    """Return each formula set as a row; those in cells that follow one another are tables, and are not broken."""
    rows: list[SetRow] = []
    for in_cells, group in groupby(formulae, lambda each: isinstance(each, Cells)):
        made = [setter.row(each) for each in group]
        rows += _in_columns(setter, made) if in_cells else made
    return rows


def _in_columns(setter: Setter, rows: Sequence[SetRow]) -> list[SetRow]:
    """Return rows of cells as rows of one piece each: numbers end where those above them do, others begin there."""
    widths = [max(row[at][1].width for row in rows if at < len(row)) for at in range(max(map(len, rows)))]
    made: list[SetRow] = []
    for row in rows:
        left, placed = 0.0, []
        for (piece, box), width in zip(row, widths, strict=False):
            placed.append((left + width - box.width if isinstance(piece.part, Number) else left, 0.0, box))
            left += width + setter.whole(_BETWEEN * setter.size)
        cells = Cells(tuple(piece.part for piece, _ in row))
        made.append([(Piece(cells), joined(placed, placed[-1][0] + row[-1][1].width))])
    return made
