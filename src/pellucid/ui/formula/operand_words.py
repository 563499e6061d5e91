"""What the numbers of formulae are, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from pellucid.lens.explain.notation import Fraction, Kind, Operand, Part, Row, Text
from pellucid.lens.explain.writing import parameter_sign, sign
from pellucid.ui.formula.boxes import Spot
from pellucid.ui.formula.speech import spoken
from pellucid.ui.stage.columns import Column

translate = QCoreApplication.translate

_LETTERS = {Kind.INPUT: "x", Kind.BIAS: "b", Kind.SUM: "z", Kind.ACTIVATION: "a", Kind.TARGET: "t", Kind.LOSS: "L"}
_OF_NEURONS = (Kind.INPUT, Kind.SUM, Kind.ACTIVATION, Kind.TARGET, Kind.INTERMEDIATE)


def spot_words(spot: Spot, number: str, columns: Sequence[Column]) -> str:
    """Return what one can point at: what it is, its `number` if it has one, and what can be done with it."""
    name = operand_words(spot.operand, columns)
    if spot.number is None:
        return name
    said = number
    if name and spot.number.worked_out:
        said = translate("Formula", "{number}, from {name}").format(number=number, name=name)
    elif name:
        said = translate("Formula", "{name}: {number}").format(name=name, number=number)
    if spot.hidden:
        return translate("Formula", "{number}. Return reveals it").format(number=said)
    if spot.editable:
        return translate("Formula", "{number}. Up and Down change it").format(number=said)
    return said


def operand_words(operand: Operand, columns: Sequence[Column]) -> str:
    """Return what an operand is called, and to which neuron it belongs; nothing for a setting."""
    if operand.kind is Kind.SETTING:
        return ""
    said = spoken(_symbol(operand))
    at, unit = operand.column, operand.unit
    if operand.kind in _OF_NEURONS and at is not None and unit is not None and at < len(columns):
        return translate("Formula", "{symbol} of {neuron}").format(symbol=said, neuron=columns[at].neuron(unit))
    return said


def _symbol(operand: Operand) -> Part:
    """Return the sign of an operand; a gradient without a letter is that of a weight, or of the bias."""
    kind = operand.kind
    if kind is Kind.GRADIENT:
        below = sign(operand.letter) if operand.letter else parameter_sign(operand)
        return Fraction(Row((Text("∂"), Text("L", symbol=True))), Row((Text("∂"), below)))
    if kind is Kind.INTERMEDIATE:
        return sign(operand.letter)
    return parameter_sign(operand) if kind is Kind.WEIGHT else Text(_LETTERS[kind], symbol=True)
