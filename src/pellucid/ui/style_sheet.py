"""The style sheet of the standard widgets: combo boxes, text fields, menus, tool tips, scroll bars."""

from pellucid.ui.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """Return the application's style sheet in the colours of `tokens`."""
    return _TEMPLATE.format(**{name: value.name() for name, value in vars(tokens).items() if hasattr(value, "rgba")})


_TEMPLATE = """
QToolTip {{ background: {card}; color: {ink}; border: 1px solid {line2}; border-radius: 6px; padding: 4px 8px; }}
QMenu {{ background: {card}; color: {ink}; border: 1px solid {line2}; border-radius: 8px; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {irisbg}; color: {ink}; }}
QMenu::item:disabled {{ color: {ink3}; }}
QMenu[checks="painted"]::indicator {{ image: none; width: 16px; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QLineEdit {{ background: {fill}; color: {ink}; border: 1px solid transparent; border-radius: 6px; padding: 2px 8px; }}
QLineEdit:focus {{ border: 1px solid {iris}; }}
QLineEdit:disabled {{ color: {ink3}; }}
QLineEdit[fault="true"] {{ border: 1px solid {bad}; }}
QLineEdit[over="true"] {{ background: {card}; padding: 0 6px; selection-background-color: {iris}; }}
QSpinBox {{ background: transparent; border: none; padding: 0; }}
QSpinBox QLineEdit, QSpinBox QLineEdit:focus {{ background: transparent; border: none; padding: 0; margin: 0; }}
QComboBox {{ combobox-popup: 0; }}
QComboBox QAbstractItemView {{
  background: {card}; color: {ink}; border: 1px solid {line2}; border-radius: 8px; padding: 4px; outline: none;
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0 8px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {irisbg}; color: {ink}; }}
QLabel[tone="ink"] {{ color: {ink}; }}
QLabel[tone="ink2"] {{ color: {ink2}; }}
QLabel[tone="ink3"] {{ color: {ink3}; }}
QLabel[tone="bad"] {{ color: {bad}; }}
QLabel[tone="train_text"] {{ color: {train_text}; }}
QLabel[tone="iris"] {{ color: {iris}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 8px; margin: 0; }}
QScrollBar::handle:vertical {{ background: {line2}; border-radius: 4px; min-height: 24px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
