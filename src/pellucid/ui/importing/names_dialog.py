"""Giving other names to the classes of imported pictures."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pellucid.experiment.spec import SpecError
from pellucid.session.session import Session
from pellucid.ui.importing.dialog import WIDTH, Dialog
from pellucid.ui.importing.names_editor import NamesEditor
from pellucid.ui.importing.source_change import kept_names
from pellucid.ui.theme import Role
from pellucid.ui.widgets.buttons import TextButton
from pellucid.ui.widgets.label import FieldMessage, Label


class NamesDialog(Dialog):
    """Shows the names of the classes; other ones become the session's with its button."""

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(self.tr("Class names"), window)
        self._session = session
        self.editor = NamesEditor()
        self.editor.setFixedWidth(WIDTH)
        self.editor.set_names(session.experiment.dataset.class_names)
        self._message = FieldMessage()
        self.cancel = TextButton(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Leave everything as it is (Esc)"))
        self.use = TextButton(self.tr("Use these names"), primary=True)
        self.use.setToolTip(self.tr("Call the classes so. Starts a new run, which can be undone."))
        self.body.addWidget(Label(self.tr("What the labels stand for. Tab and Enter go on."), Role.LABEL, "ink3"))
        self.body.addWidget(self.editor)
        self.body.addWidget(self._message)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.use)
        self.editor.changed.connect(self.use.setEnabled)
        self.editor.left.connect(lambda: self.use.setFocus(Qt.FocusReason.TabFocusReason))
        self.cancel.clicked.connect(self.reject)
        self.use.clicked.connect(self._use)
        self.editor.fields[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.editor.fields[0].selectAll()

    def _use(self) -> None:
        spec = self._session.spec
        data = replace(spec.data, class_names=kept_names(self.editor.names()))
        try:
            self._session.set_spec(replace(spec, data=data), "data.class_names")
        except SpecError as error:
            self._message.show_message(str(error))
        else:
            self.accept()
