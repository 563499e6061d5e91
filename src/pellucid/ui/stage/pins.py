"""Which folded neurons are drawn all the same: those that the user has pinned, and the one that is explained."""

from pellucid.ui.stage.pointing import Neuron

MOST_PINNED = 4


class Pins:
    """The pins of every column; of one column at most four are the user's own."""

    def __init__(self, columns: int) -> None:
        self._own: list[list[int]] = [[] for _ in range(columns)]
        self._chosen: Neuron | None = None

    def of_all(self) -> list[list[int]]:
        """Return the neurons to be drawn, column by column."""
        pins = [each.copy() for each in self._own]
        if self._chosen is not None:
            pins[self._chosen.column].append(self._chosen.unit)
        return pins

    def own(self, column: int) -> frozenset[int]:
        """Return the neurons of a column that are drawn because the user wants it."""
        return frozenset(self._own[column])

    def toggle(self, column: int, unit: int) -> None:
        """Pin a neuron, or let it be folded again."""
        pins = self._own[column]
        if unit in pins:
            pins.remove(unit)
        else:
            pins.append(unit)
            del pins[:-MOST_PINNED]

    def choose(self, neuron: Neuron | None) -> bool:
        """Draw `neuron` instead of the one chosen before; return whether that changes anything."""
        changed = neuron != self._chosen
        self._chosen = neuron
        return changed

    def is_chosen(self, neuron: Neuron) -> bool:
        """Tell whether a neuron is drawn because it was chosen."""
        return neuron == self._chosen
