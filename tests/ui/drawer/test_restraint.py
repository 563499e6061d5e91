from pellucid.ui.drawer.restraint import Restraint


def test_what_took_long_waits_long():
    restraint = Restraint()
    assert restraint.may(0.0)
    restraint.took(10.0, 10.05)
    assert not restraint.may(10.4)
    assert restraint.may(10.51)
