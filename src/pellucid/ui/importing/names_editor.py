"""The names of the classes, to be typed over one after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from pellucid.data.class_names import LONGEST_NAME, Fault, name_faults
from pellucid.ui.theme import Role, font
from pellucid.ui.widgets.focus_ring import FocusRing
from pellucid.ui.widgets.label import FieldMessage, Label

_HEIGHT = 28
_GAP, _COLUMN_GAP = 4, 16
_ONE_COLUMN = 4


class NamesEditor(QWidget):
    """Shows a field for each label. `changed` tells whether the names can be taken, `left` that Return left the last.

    Tab and Return go on to the next field.
    """

    changed = Signal(bool)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: list[QLineEdit] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(_GAP)
        self._message = FieldMessage()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        column.addWidget(self._message)

    @property
    def fields(self) -> list[QLineEdit]:
        """Return the fields in the order of the labels."""
        return self._fields

    def set_names(self, names: tuple[str, ...]) -> None:
        """Show a field for each of these names, once."""
        rows = len(names) if len(names) <= _ONE_COLUMN else (len(names) + 1) // 2
        for index, name in enumerate(names):
            side, row = divmod(index, rows)
            number = Label(str(index), Role.MONO, "ink3")
            number.setFixedWidth(16)
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(number, row, 3 * side)
            self._grid.addWidget(self._field(index, name), row, 3 * side + 1)
        if rows < len(names):
            self._grid.setColumnMinimumWidth(2, _COLUMN_GAP - 2 * self._grid.horizontalSpacing())
        for side in range(1 if rows == len(names) else 2):
            self._grid.setColumnStretch(3 * side + 1, 1)
        self._judge()

    def names(self) -> tuple[str, ...]:
        """Return the names as they stand."""
        return tuple(field.text().strip() for field in self._fields)

    @property
    def valid(self) -> bool:
        """Tell whether every class has a name of its own."""
        return not name_faults(self.names())

    def _field(self, index: int, name: str) -> QLineEdit:
        field = QLineEdit(name)
        field.setFont(font(Role.BODY))
        field.setFixedHeight(_HEIGHT)
        field.setMaxLength(LONGEST_NAME)
        field.setAccessibleName(self.tr("Name of class {number}").format(number=index))
        field.setToolTip(self.tr("What the label {number} stands for").format(number=index))
        FocusRing(field)
        field.textChanged.connect(self._judge)
        field.returnPressed.connect(lambda: self._go_on(index))
        self._fields.append(field)
        return field

    def _go_on(self, index: int) -> None:
        if index + 1 < len(self._fields):
            following = self._fields[index + 1]
            following.setFocus(Qt.FocusReason.TabFocusReason)
            following.selectAll()
        else:
            self.left.emit()

    def _judge(self) -> None:
        """Mark the fields whose names cannot be taken, and say why the first of them cannot."""
        faults = name_faults(self.names())
        for index, field in enumerate(self._fields):
            if bool(field.property("fault")) != (index in faults):
                field.setProperty("fault", index in faults)
                field.style().unpolish(field)
                field.style().polish(field)
        self._message.show_message(self._words(*next(iter(faults.items()))) if faults else "")
        self.changed.emit(not faults)

    def _words(self, index: int, fault: Fault) -> str:
        match fault:
            case Fault.EMPTY:
                return self.tr("Class {number} has no name. Type one.").format(number=index)
            case Fault.REPEATED:
                name = self._fields[index].text().strip()
                return self.tr("Two classes are called {name}. Type another name.").format(name=name)
            case Fault.LONG:
                return self.tr("Class {number} has too long a name. Type a shorter one.").format(number=index)
