import pytest

from pellucid import cli


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["colors"], "Did you mean colours"),
        (["trian"], "Did you mean train"),
        (["train"], "EXPERIMENT"),
        (["train", "colours", "--epoch", "3"], "--epoch"),
        (["--colour"], "--colour"),
        (["predict"], "EXPERIMENT, IMAGE"),
        (["predict", "digits"], "IMAGE"),
        (["predict", "digit", "a.png"], "Did you mean digits?"),
        (["predict", "digits", "--jso", "a.png"], "--jso"),
        (["predcit", "digits"], "Did you mean predict"),
    ],
)
def test_arguments_that_mean_nothing_are_refused_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.parse(arguments)
    assert ended.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert message in line


def test_without_a_command_the_window_is_meant() -> None:
    options = cli.parse([])
    assert (options.command, options.experiment, options.self_test) == (None, None, False)
    assert cli.parse(["--self-test"]).self_test
    options = cli.parse(["colour-names"])
    assert (options.command, options.experiment) == (None, "colour-names")
