"""A walk through one moment: at which stop it is, and of which neuron of each column it tells."""

from PySide6.QtCore import QObject, Signal

from pellucid.lens.explain.moment import Known, Moment, Phase, Stop
from pellucid.lens.explain.telling import most_telling

BIAS = -1


class MomentWalk(QObject):
    """Walks from stop to stop of `moment`, once there is one; `changed` says that it is elsewhere.

    Stops count from 0; the one after the last of the moment is the update. `column` is the column of the diagram that
    is told of, `chosen` its neuron, and `source` the neuron before it whose weight is told of first, BIAS for the bias,
    None where it makes no difference.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.moment: Moment | None = None
        self.at = 0
        self.column = 1
        self._chosen: dict[int, int] = {}
        self._sources: dict[int, int | None] = {}

    @property
    def phase(self) -> Phase:
        """Return the part of the step that the walk has come to."""
        stop = self.stop
        return Phase.UPDATE if stop is None else stop.phase

    @property
    def stop(self) -> Stop | None:
        """Return the stop that the walk has come to; None for the update."""
        moment = self._walked()
        return moment.stops[self.at] if self.at < len(moment.stops) else None

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Return the stops before the update."""
        return self._walked().stops

    @property
    def last(self) -> int:
        """Return the number of the last stop: the update."""
        return len(self.stops)

    @property
    def chosen(self) -> int:
        """Return the neuron of the present column that is told of."""
        return self.chosen_in(self.column)

    @property
    def source(self) -> int | None:
        """Return which weight or bias of the chosen neuron is told of first."""
        return self._sources.get(self.column)

    def known(self) -> Known:
        """Return what exists by the present stop."""
        return self._walked().known_at(min(self.at, self.last - 1))

    def chosen_in(self, column: int) -> int:
        """Return the neuron of a column that is told of: the one chosen, else the one that matters most here."""
        if column not in self._chosen:
            self._chosen[column] = most_telling(self._walked(), column)
        return self._chosen[column]

    def go(self, at: int) -> None:
        """Walk to a stop; beyond the ends, to the end."""
        self.at = min(max(at, 0), self.last)
        stop = self.stop
        if stop is not None:
            self.column = self._walked().column_of(stop.layer)
        self.changed.emit()

    def go_to_phase(self, phase: Phase) -> None:
        """Walk to where a part of the step begins."""
        found = [number for number, stop in enumerate(self.stops) if stop.phase is phase]
        self.go(found[0] if found else self.last)

    def go_to_layer(self, layer: int | None) -> None:
        """Walk to a layer, None for the loss, in the present pass."""
        back = self.phase in (Phase.BACKWARD, Phase.UPDATE)
        numbers = [
            number
            for number, stop in enumerate(self.stops)
            if stop.layer == layer and (stop.phase is Phase.BACKWARD) == back
        ]
        if numbers:
            self.go(numbers[0])

    def choose(self, column: int, unit: int | None, source: int | None = None) -> None:
        """Tell of a neuron, or of the one of a column that matters most, at the end of that column in this pass."""
        moment = self._walked()
        self._sources[column] = source
        if unit is None:
            self._chosen.pop(column, None)
        else:
            self._chosen[column] = unit
        if self.phase is Phase.UPDATE:
            self.column = column
            self.changed.emit()
            return
        back = self.phase is Phase.BACKWARD
        self.go(
            max(
                number
                for number, stop in enumerate(moment.stops)
                if stop.layer is not None
                and moment.column_of(stop.layer) == column
                and (stop.phase is Phase.BACKWARD) == back
            )
        )

    def choose_at(self, at: int, unit: int, source: int | None = None) -> None:
        """Walk to a stop, and tell of a neuron of its column there."""
        column = self._walked().column_of(self.stops[at].layer)
        self._chosen[column], self._sources[column] = unit, source
        self.go(at)

    def choose_here(self, unit: int) -> None:
        """Tell of another neuron of the present column, at this very stop."""
        if unit != self.chosen:
            self._chosen[self.column], self._sources[self.column] = unit, None
            self.changed.emit()

    def _walked(self) -> Moment:
        assert self.moment is not None
        return self.moment
