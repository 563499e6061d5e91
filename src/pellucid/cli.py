"""The command line: what may be written there."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from pellucid import __version__
from pellucid.experiment.catalog import experiments
from pellucid.experiment.refusals import missing

TRAIN = "train"
PREDICT = "predict"
# What `predict` can read: an experiment with trained weights.
READERS = ("digits",)

REFUSED = 2


class Parser(argparse.ArgumentParser):
    """Refuses in one line, without the usage before it."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end the program."""
        self.exit(REFUSED, f"{self.prog}: {message}\n")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what the arguments ask for.

    `command` is "train" or "predict", or None for the window, which has `experiment` (a name, or None) and `self_test`.
    Ends the program after --help or --version, and with status 2 after saying what is wrong.
    """
    parser = build_parser()
    known = (TRAIN, PREDICT, *experiments())
    if argv and not argv[0].startswith("-") and argv[0] not in known:
        parser.error(missing("command or experiment", argv[0], known))
    options = parser.parse_args(argv)
    if options.command == PREDICT and options.experiment not in READERS:
        parser.error(missing("experiment with trained weights", options.experiment, READERS))
    return options


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of everything that may be written after `pellucid`."""
    parser = Parser(
        prog="pellucid",
        description="A neural network you can see through. Without a command, opens the window.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"pellucid {__version__}")
    parser.add_argument(
        "--self-test", action="store_true", help="train and paint off screen, then say whether it works"
    )
    parser.set_defaults(command=None, experiment=None)
    commands = parser.add_subparsers(metavar="COMMAND", title="commands")
    train = commands.add_parser(
        TRAIN,
        help="train an experiment without a window",
        description="Train an experiment without a window and say what came of it.",
        epilog=f"Experiments: {', '.join(experiments())}.",
        allow_abbrev=False,
    )
    train.set_defaults(command=TRAIN)
    train.add_argument("experiment", metavar="EXPERIMENT", help="the experiment's name")
    train.add_argument("--epochs", metavar="N", help="how often to go through the training examples")
    train.add_argument("--seed", metavar="S", help="draws the initial weights and the order of the examples")
    train.add_argument(
        "--set",
        dest="assignments",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="give a setting another value: training.learning_rate=0.05, network.hidden=50:tanh,20; may be repeated",
    )
    train.add_argument("--json", action="store_true", help="print the result as JSON")
    predict = commands.add_parser(
        PREDICT,
        help="read pictures without a window",
        description="Read pictures with trained weights: dark on light or light on dark, of any size.",
        epilog=f"Experiments with trained weights: {', '.join(READERS)}.",
        allow_abbrev=False,
    )
    predict.set_defaults(command=PREDICT)
    predict.add_argument("experiment", metavar="EXPERIMENT", help="the experiment whose trained weights read")
    predict.add_argument("images", metavar="IMAGE", nargs="+", help="a PNG or JPEG file")
    predict.add_argument("--json", action="store_true", help="print each result as a line of JSON")
    for name in experiments():
        commands.add_parser(name, help=f"open the window with {name}").set_defaults(experiment=name)
    return parser
