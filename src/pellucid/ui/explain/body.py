"""What stands below the stepper: the arithmetic of the present stop, or in its place the check of the gradients."""

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from pellucid.lens.explain.moment import Moment
from pellucid.lens.explain.notation import Kind
from pellucid.lens.explain.update import parameter_at
from pellucid.session.session import Session, Status
from pellucid.ui.explain.arithmetic import Arithmetic
from pellucid.ui.explain.changes import parameters_told_of
from pellucid.ui.explain.check_view import GradientCheckView, Subject
from pellucid.ui.explain.explanation import Explanation
from pellucid.ui.explain.moment_walk import BIAS
from pellucid.ui.side_panel import release_focus


class Body(QStackedWidget):
    """Shows the arithmetic of `explanation`, or checks the gradients of its moment; what is hidden computes nothing.

    The parameter that is checked is the one that the explanation tells of first, and one that is chosen in the check is
    told of. `checking_changed` says that the other of the two is shown now.
    """

    checking_changed = Signal(bool)

    def __init__(self, session: Session, explanation: Explanation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation = explanation
        self._subject: Subject | None = None
        self.arithmetic = Arithmetic()
        self.check = GradientCheckView()
        for page in (self.arithmetic, self.check):
            self.addWidget(page)
        self.check.index_chosen.connect(self._choose)
        session.status_changed.connect(self._follow_status)

    @property
    def checking(self) -> bool:
        """Tell whether the check is shown."""
        return self.currentWidget() is self.check

    @property
    def has_keys(self) -> bool:
        """Tell whether a control of the check has the focus, which uses the arrow keys itself."""
        focused = self.window().focusWidget()
        return focused is not None and self.check.isAncestorOf(focused)

    def set_checking(self, checking: bool) -> None:
        """Show the check, or the arithmetic."""
        if checking == self.checking:
            return
        release_focus(self)
        page = self.check if checking else self.arithmetic
        self._fill(page)
        self.setCurrentWidget(page)
        self.checking_changed.emit(checking)

    def show_explanation(self) -> None:
        """Show what there is to say at the present stop."""
        self._fill(self.currentWidget())

    def _fill(self, page: QWidget) -> None:
        moment = self._explanation.moment
        if moment is None:
            return
        if page is self.check:
            self.check.show_check(*self._subject_of(moment), parameters_told_of(self._explanation)[0])
        else:
            self.arithmetic.show_explanation(self._explanation)

    def _subject_of(self, moment: Moment) -> Subject:
        """Return what is checked: the very arrays of before if the numbers are, as then all that is found out holds."""
        arrays = (moment.theta, moment.inputs, moment.targets)
        before = self._subject
        same = before is not None and before[0] is moment.experiment
        if before is None or not same or not all(map(np.array_equal, before[1:], arrays)):
            self._subject = before = (moment.experiment, *arrays)
        return before

    def _follow_status(self, status: Status) -> None:
        self.check.set_training(status is Status.RUNNING)

    def _choose(self, index: int) -> None:
        """Tell of the neuron to which a weight leads, and of that weight first."""
        moment = self._explanation.moment
        assert moment is not None
        operand = parameter_at(moment.layout, index)
        assert operand.column is not None
        self._explanation.choose(operand.column, operand.unit, BIAS if operand.kind is Kind.BIAS else operand.source)
