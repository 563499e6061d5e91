"""The style sheet of the standard widgets: combo boxes, text fields, menus, tool tips, scroll bars.

Its colours are roles of the palette. It is set once: each time an application is given a style sheet, Qt goes through
every widget there is, which takes longer than all of them take to paint themselves.
"""

from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QMenu, QScrollBar

# What the sheet gives a colour. Tool tips are made anew each time.
_DRESSED = (QAbstractItemView, QLineEdit, QMenu, QScrollBar)


def dress_anew(application: QApplication) -> None:
    """Give the widgets that the style sheet dresses the colours of the present palette."""
    for widget in application.allWidgets():
        if isinstance(widget, _DRESSED):
            style = widget.style()
            style.unpolish(widget)
            style.polish(widget)


STYLE_SHEET = """
QToolTip {
  background: palette(tooltip-base); color: palette(tooltip-text); border: 1px solid palette(mid); border-radius: 6px;
  padding: 4px 8px;
}
QMenu {
  background: palette(base); color: palette(text); border: 1px solid palette(mid); border-radius: 8px; padding: 4px;
}
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: palette(light); color: palette(text); }
QMenu::item:disabled { color: palette(placeholder-text); }
QMenu[checks="painted"]::indicator { image: none; width: 16px; }
QMenu::separator { height: 1px; background: palette(midlight); margin: 4px 8px; }
QLineEdit { background: palette(button); border: 1px solid transparent; border-radius: 6px; padding: 2px 8px; }
QLineEdit:focus { border: 1px solid palette(highlight); }
QLineEdit[fault="true"] { border: 1px solid palette(bright-text); }
QLineEdit[over="true"] { background: palette(base); padding: 0 6px; }
QSpinBox { background: transparent; border: none; padding: 0; }
QSpinBox QLineEdit, QSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0; margin: 0; }
QComboBox { combobox-popup: 0; }
QComboBox QAbstractItemView {
  background: palette(base); color: palette(text); border: 1px solid palette(mid); border-radius: 8px; padding: 4px;
  outline: none;
}
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 8px; border-radius: 6px; }
QComboBox QAbstractItemView::item:selected { background: palette(light); color: palette(text); }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar::handle:vertical { background: palette(mid); border-radius: 4px; min-height: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
