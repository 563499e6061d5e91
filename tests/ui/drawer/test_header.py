from pytestqt.qtbot import QtBot

from pellucid.ui.drawer.header import header_texts


def test_a_name_gives_up_its_shape_before_a_letter_of_its_own(qtbot: QtBot) -> None:
    shown = [header_texts(width, ("W2",), "32 × 32") for width in range(30, 120)]
    assert {name for name, _ in shown} == {"W2"}
    assert [shape for _, shape in shown] == sorted((shape for _, shape in shown), key=["", "32×32", "32 × 32"].index)
    assert {shape for _, shape in shown} == {"", "32×32", "32 × 32"}


def test_a_name_is_cut_short_only_where_it_does_not_fit_alone(qtbot: QtBot) -> None:
    name, shape = header_texts(40, ("Affine · Softmax", "Softmax of ten"), "4 × 2")
    assert name.endswith("…")
    assert shape == ""
