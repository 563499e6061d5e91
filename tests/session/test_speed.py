import pytest

from pellucid.session.speed import Speedometer


def test_speed_is_that_of_the_last_second() -> None:
    speed = Speedometer()
    for tick in range(500):
        now = tick / 60
        speed.note(now, 1_000 * now if now < 5 else 5_000 + 200 * (now - 5))
    assert speed.per_second == pytest.approx(200)


def test_one_point_is_not_enough() -> None:
    speed = Speedometer()
    assert speed.per_second == 0.0
    speed.note(1.0, 50)
    assert speed.per_second == 0.0


def test_steps_slower_than_a_second_have_a_speed_too() -> None:
    speed = Speedometer()
    for second in range(5):
        speed.note(1.5 * second, 30 * second)
    assert speed.per_second == pytest.approx(20)


def test_reset_forgets() -> None:
    speed = Speedometer()
    speed.note(0.0, 0)
    speed.note(1.0, 100)
    speed.reset()
    assert speed.per_second == 0.0
