"""What belongs to a single unit and to logic gates, on the decision map and below it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from pellucid.experiment.frame import Frame
from pellucid.experiment.spec import GATES
from pellucid.lens.perceptron_rule import follows_rule, last_example
from pellucid.lens.truth_table import truth_table
from pellucid.lens.xor_by_hand import xor_by_hand
from pellucid.session.session import Session, Status
from pellucid.ui.plane.line_handles import LineHandles
from pellucid.ui.plane.map_view import MapView
from pellucid.ui.plane.rule_words import RuleWords
from pellucid.ui.plane.truth_table import TruthTableView
from pellucid.ui.plane.unit_sliders import COLUMNS, UnitSliders
from pellucid.ui.widgets.buttons import QuietButton

SPACING, BETWEEN = 6, 12
# So many sliders are as high as the table, and so wide beside it.
MOST_BESIDE, SLIDERS = 3, 80


class UnitStudy(QWidget):
    """Shows the truth table of a gate, sliders for the weights of a single unit, and the course of the perceptron rule.

    Each is there where it says something; where none does, nothing is. On `view` the line of the unit has handles.
    """

    def __init__(self, session: Session, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.table = TruthTableView()
        self.sliders = UnitSliders()
        self.words = RuleWords()
        self.handles = LineHandles(view)
        self.by_hand = QuietButton(
            self.tr("Set to NAND, OR, AND"),
            self.tr("Write the weights with which h₁ is NAND, h₂ is OR, and the output the AND of both: that is XOR"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACING)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(BETWEEN)
        self._grid.setVerticalSpacing(SPACING)
        self._grid.setColumnStretch(0, 1)
        column.addLayout(self._grid)
        column.addWidget(self.words)
        column.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignRight)
        self.sliders.weight_wanted.connect(lambda index, value, final: self._write({index: value}, final))
        self.handles.weights_wanted.connect(self._write)
        self.by_hand.clicked.connect(self._set_by_hand)
        self.show_experiment()

    def show_experiment(self) -> None:
        """Show what there is to say of the session's experiment."""
        experiment = self._session.experiment
        self.handles.let_go()
        self._has_table = experiment.spec.data.source in GATES
        self._is_unit = self.sliders.suits(experiment)
        self._by_rule = self.words.suits(experiment)
        if self._is_unit:
            self.sliders.show_experiment(experiment)
        else:
            # Before they go: a slider that loses the focus ends its gesture.
            self.sliders.let_go()
        self._gates = xor_by_hand(experiment) if experiment.spec.data.source == "xor-gate" else None
        self.by_hand.setVisible(self._gates is not None)
        self.table.setVisible(self._has_table)
        self.sliders.setVisible(self._is_unit)
        self.words.setVisible(self._by_rule)
        if self._by_rule:
            self.words.show_experiment(experiment)
        self._arrange()
        self.setVisible(self._has_table or self._is_unit or self._by_rule)

    def show_frame(self, frame: Frame) -> None:
        """Show the network of `frame`."""
        experiment = self._session.experiment
        known = self._session.status is not Status.DIVERGED
        self.handles.show_line(experiment, frame.theta if known else None)
        # Of the session: the experiment's own settings are those with which the run began.
        by_rule = self._by_rule and follows_rule(self._session.spec)
        if self._has_table:
            table = truth_table(experiment, frame.theta) if known else None
            last = last_example(experiment, frame) if by_rule else None
            self.table.show_table(table, last, difference=experiment.readout.units > 1)
        if self._is_unit:
            self.sliders.show_parameters(frame.theta)
        if self._by_rule:
            self.words.show_frame(frame, by_rule=by_rule)

    def describe(self) -> None:
        """Tell assistive technology what the table says now."""
        self.table.setAccessibleDescription(self.table.text())

    def _arrange(self) -> None:
        """Let the sliders stand beside the lines of the table, as long as they are not more than these."""
        beside = self._has_table and self._is_unit and self.sliders.count <= MOST_BESIDE
        self.sliders.set_columns(1 if beside else COLUMNS)
        for part in (self.table, self.sliders):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.table, 0, 0, 1, 1 if beside else 2, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(self.sliders, *((0, 1) if beside else (1, 0, 1, 2)))
        self._grid.setColumnMinimumWidth(1, SLIDERS if beside else 0)

    def _set_by_hand(self) -> None:
        if self._gates is not None:
            self._session.set_weights(self._gates)

    def _write(self, values: dict[int, float], final: bool) -> None:
        self._session.set_weights(values, final=final)
