"""What the user looks at in the diagram: the hover card, the keyboard's focus, and the popovers that a click opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from pellucid.ui.stage.card_texts import bias_text, edge_text, edge_title, neuron_text
from pellucid.ui.stage.edges import WHOLE, Edge
from pellucid.ui.stage.hover_card import HoverCard
from pellucid.ui.stage.layer_grid import LayerGrid
from pellucid.ui.stage.motion import Pacer
from pellucid.ui.stage.pointing import Bias, Neuron, Target, heading_at, moved, ranked_edges, spot_of, target_at
from pellucid.ui.stage.weight_editor import WeightEditor
from pellucid.ui.widgets.announcing import announce

if TYPE_CHECKING:
    from pellucid.ui.stage.diagram import Diagram

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
REFRESH_SECONDS = 0.1
NOWHERE = (0, None)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Explorer(QObject):
    """Holds the neuron, bias or edge that is pointed at, `target`, and shows what there is to know about it.

    `neuron_pointed` carries the column and the number of the neuron, or of that of the bias, or None for the latter.
    `target_chosen` carries what the user wants to have explained: any neuron that is drawn, a weight or a bias that has
    been opened, and while a step is walked whatever is clicked, as it then opens nothing else.

    Arrows move between neurons; Shift with Up and Down walks along the edges of one, strongest first; Enter opens the
    weight of an edge, the bias of a neuron, or the whole layer of a folded one.
    """

    target_changed = Signal()
    neuron_pointed = Signal(int, object)
    target_chosen = Signal(object)
    pin_toggled = Signal(int, int)
    weight_changed = Signal(int, float, bool)

    def __init__(self, diagram: "Diagram") -> None:
        super().__init__(diagram)
        self._diagram = diagram
        self.target: Target | None = None
        self.by_keyboard = False
        self.card = HoverCard(diagram)
        self.editor: WeightEditor | None = None
        self.grid: LayerGrid | None = None
        self._grid_column = 0
        self._edited = 0
        self._pointed: tuple[int, int | None] = NOWHERE
        self._home: Neuron | None = None
        self._pacer = Pacer(REFRESH_SECONDS)

    def point_at(self, point: QPointF | None) -> None:
        """Tell about what lies under the pointer, or about nothing."""
        arrangement, edges = self._diagram.arrangement(), self._diagram.edges()
        if arrangement is None or edges is None or self.editor is not None:
            return
        found = None if point is None else target_at(arrangement, edges, point.x(), point.y())
        heading = None if point is None else heading_at(arrangement, point.x(), point.y())
        if found is None and self.by_keyboard:
            return
        self._set_target(found, by_keyboard=False)
        opens = bool(heading) or (found is not None and (self._explained(found) or not self._inert(found)))
        self._diagram.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def click(self, point: QPointF) -> None:
        """Open the weight of an edge, a bias, or the whole of a folded layer; close what was open.

        A neuron that is drawn is to be explained; no card lies over the explanation until the pointer is elsewhere.
        """
        self._close_popovers()
        self.point_at(point)
        if self.target is not None and self._explained(self.target):
            self.target_chosen.emit(self.target)
            self.card.hide()
        elif self.target is not None and not self._inert(self.target):
            self._open(self.target)

    def press(self, event: QKeyEvent) -> bool:
        """Answer a key; return whether it meant anything here."""
        arrangement, edges = self._diagram.arrangement(), self._diagram.edges()
        key = Qt.Key(event.key())
        if arrangement is None or edges is None:
            return False
        if key in ARROWS:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._walk_edges(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Right) else -1)
            else:
                self._set_target(moved(arrangement, self.target, key), by_keyboard=True)
            return True
        if key in ENTER and self.target is not None and self._diagram.reveal is not None:
            self.target_chosen.emit(self.target)
            return True
        if key in ENTER and self.target is not None:
            neuron = self.target if isinstance(self.target, Neuron) else None
            has_bias = neuron is not None and neuron.column > 0 and not self._folded(neuron)
            self._open(Bias(neuron.column, neuron.unit) if neuron is not None and has_bias else self.target)
            return True
        if key == Qt.Key.Key_Escape and self.target is not None:
            self._set_target(None, by_keyboard=False)
            return True
        return False

    def leave_by_keyboard(self) -> None:
        """Forget what the keyboard's focus stood on, unless a popover has taken the focus over."""
        if self.by_keyboard and self.editor is None and self.grid is None:
            self._set_target(None, by_keyboard=False)

    def refresh(self, *, at_once: bool) -> None:
        """Show the present values; unless `at_once`, not more often than one can read."""
        if not at_once and not self._pacer.due():
            return
        if self.target is not None and self.card.isVisible():
            self._tell_of(self.target)
        if self.editor is not None and self._diagram.scene.frame is not None:
            self.editor.show_weight(float(self._diagram.scene.frame.theta[self._edited]))
        if self.grid is not None:
            self._fill_grid()

    def close(self) -> None:
        """Close everything and point at nothing."""
        self._close_popovers()
        self._set_target(None, by_keyboard=False)

    def let_go_of_undrawn(self) -> None:
        """Close everything if it is about an edge that is not drawn."""
        edges = self._diagram.edges()
        if isinstance(self.target, Edge) and edges is not None and edges.place(self.target) is None:
            self.close()

    def abandon(self) -> None:
        """Close everything, and write nothing that is in hand: the network is another one."""
        if self.editor is not None:
            self.editor.weight_changed.disconnect()
        self.close()

    def _set_target(self, target: Target | None, *, by_keyboard: bool) -> None:
        if target is None:
            self._home = None
        if target == self.target and by_keyboard == self.by_keyboard:
            return
        self.target, self.by_keyboard = target, by_keyboard
        if target is None:
            self.card.hide()
        else:
            self._tell_of(target)
            if by_keyboard:
                self._diagram.setAccessibleDescription(self.card.text())
                announce(self._diagram, self.card.text())
        pointed = (target.column, target.unit) if isinstance(target, Neuron | Bias) else NOWHERE
        if pointed != self._pointed:
            self._pointed = pointed
            self.neuron_pointed.emit(*pointed)
        self.target_changed.emit()

    def _tell_of(self, target: Target) -> None:
        """Show the card of the target, unless the pointer is at what has its numbers beside it anyway."""
        if self._is_noted(target) and not self.by_keyboard:
            self.card.hide()
        else:
            self._show_card()

    def _show_card(self) -> None:
        diagram, scene, target = self._diagram, self._diagram.scene, self.target
        arrangement, edges = diagram.arrangement(), diagram.edges()
        if target is None or arrangement is None or edges is None or scene.frame is None:
            return
        if isinstance(target, Edge):
            title, rows = edge_text(scene.columns, target, edges, scene.frame, scene.previous)
        elif isinstance(target, Bias):
            index = edges.bias(target.column, target.unit)
            title, rows = bias_text(scene.columns, target, index, scene.frame, scene.previous)
        else:
            facts = diagram.facts(target)
            title, rows = neuron_text(scene.columns, target, scene.activity, facts, diverged=diagram.diverged())
            if scene.reveal is not None and target.column > 0 and not scene.reveal.tells(target):
                rows = []
        self.card.show_at(spot_of(arrangement, edges, target), title, rows)

    def _walk_edges(self, step: int) -> None:
        edges, target = self._diagram.edges(), self.target
        if isinstance(target, Neuron):
            self._home = target
        if self._home is None or edges is None:
            return
        ranked = ranked_edges(edges, self._home)
        if ranked:
            at = ranked.index(target) + step if isinstance(target, Edge) and target in ranked else 0
            self._set_target(ranked[min(max(at, 0), len(ranked) - 1)], by_keyboard=True)

    def _folded(self, target: Target) -> bool:
        arrangement = self._diagram.arrangement()
        if arrangement is None or not isinstance(target, Neuron):
            return False
        place = arrangement.columns[target.column]
        return not place.pictured and place.row(target.unit) is None

    def _inert(self, target: Target) -> bool:
        """Tell whether a click opens nothing: a bundle is no weight to edit, a neuron that is drawn none to pin."""
        match target:
            case Edge():
                return target.source == WHOLE
            case Bias():
                return False
        return not self._folded(target)

    def _is_noted(self, target: Target) -> bool:
        """Tell whether a step is walked and the numbers of a target stand beside it: a card would lie over them."""
        reveal = self._diagram.reveal
        return reveal is not None and target == reveal.chosen and bool(reveal.notes)

    def _explained(self, target: Target) -> bool:
        """Tell whether a click has a target explained: inputs are given, not computed."""
        if self._diagram.reveal is not None:
            return isinstance(target, Edge) or target.column > 0
        return isinstance(target, Neuron) and not self._folded(target) and target.column > 0

    def _open(self, target: Target) -> None:
        match target:
            case Edge():
                self._open_weight(target)
            case Bias():
                self._open_bias(target)
            case Neuron() if self._folded(target):
                self._open_grid(target)

    def _open_weight(self, edge: Edge) -> None:
        edges = self._diagram.edges()
        place = None if edges is None else edges.place(edge)
        if edges is not None and place is not None and edge.source != WHOLE:
            self._open_editor(edge, edge_title(self._diagram.columns, edge), int(edges.index[place]))

    def _open_bias(self, bias: Bias) -> None:
        edges = self._diagram.edges()
        if edges is not None:
            title = self._diagram.columns[bias.column].neuron(bias.unit)
            self._open_editor(bias, title, edges.bias(bias.column, bias.unit))

    def _open_editor(self, target: Edge | Bias, title: str, index: int) -> None:
        diagram, edges, arrangement = self._diagram, self._diagram.edges(), self._diagram.arrangement()
        if edges is None or arrangement is None or diagram.scene.frame is None:
            return
        self._edited = index
        self.card.hide()
        weight = float(diagram.scene.frame.theta[index])
        self.editor = WeightEditor(title, weight, diagram, biased=isinstance(target, Bias))
        self.editor.weight_changed.connect(lambda value, final: self.weight_changed.emit(index, value, final))
        self.editor.explain_requested.connect(lambda: self.target_chosen.emit(target))
        self.editor.closed.connect(self._editor_closed)
        self.editor.open_beside(spot_of(arrangement, edges, target))
        self.editor.edit()

    def _open_grid(self, neuron: Neuron) -> None:
        diagram, edges, arrangement = self._diagram, self._diagram.edges(), self._diagram.arrangement()
        if edges is None or arrangement is None:
            return
        self.card.hide()
        self._grid_column = neuron.column
        self.grid = LayerGrid(diagram.columns[neuron.column], neuron.unit, diagram)
        self._fill_grid()
        self.grid.pin_toggled.connect(self._toggle_pin)
        self.grid.closed.connect(self._grid_closed)
        self.grid.open_beside(spot_of(arrangement, edges, neuron))
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_grid(self) -> None:
        diagram, arrangement = self._diagram, self._diagram.arrangement()
        if self.grid is None or arrangement is None:
            return
        activity = diagram.scene.activity
        part = activity.part(self._grid_column)
        self.grid.set_values(activity.actual[part], activity.levels()[part])
        drawn = frozenset(arrangement.columns[self._grid_column].drawn.tolist())
        self.grid.set_drawn(drawn, diagram.pins(self._grid_column))

    def _toggle_pin(self, unit: int) -> None:
        self.pin_toggled.emit(self._grid_column, unit)
        self._fill_grid()

    def _close_popovers(self) -> None:
        if self.editor is not None:
            self.editor.close_popover()
        if self.grid is not None:
            self.grid.close_popover()

    def _editor_closed(self) -> None:
        self.editor = None

    def _grid_closed(self) -> None:
        self.grid = None
