"""Points of the plane, learnt with the settings as they come, without a window and with ten seeds each.

Of the spirals, 2-8-8-2 with tanh, batch 10: how long it takes until 98 % of the test points are right, looking after
every tenth pass, and how many are right at the end. The looking counts. Of the other experiments: how many test points
are right at the end. A seed draws the initial weights and the order of the batches, as `pellucid train --seed` does.
"""

import statistics
from dataclasses import dataclass
from time import perf_counter

import msgspec

# It holds the number libraries to one thread before NumPy comes.
from pellucid import __main__  # noqa: F401
from pellucid.experiment.build import build
from pellucid.experiment.catalog import experiments, load
from pellucid.experiment.spec import PLANE, Spec
from pellucid.training.learner import Learner

SEEDS = range(10)
SPIRALS = "two-spirals"
ACCURACY_GOAL = 0.98
SECONDS_GOAL = 10.0
SEEDS_GOAL = 9
LOOK_EVERY = 10


@dataclass(frozen=True)
class Result:
    """The seconds until the accuracy was as wished, if it was, those until the end, and the accuracy then."""

    reached: float | None
    seconds: float
    accuracy: float


def learn(spec: Spec) -> Result:
    """Train to the last epoch, looking at the test points now and then."""
    begun, reached = perf_counter(), None
    learner = Learner(build(spec))
    while learner.epoch < spec.training.epochs:
        learner.train(learner.steps_to_epoch)
        if reached is None and learner.epoch % LOOK_EVERY == 0 and learner.evaluate().test_accuracy >= ACCURACY_GOAL:
            reached = perf_counter() - begun
    return Result(reached, perf_counter() - begun, learner.evaluate().test_accuracy)


def learn_with_every_seed(name: str) -> list[Result]:
    """Train an experiment with one seed after the other."""
    return [learn(msgspec.structs.replace(load(name), seed=seed)) for seed in SEEDS]


def report_spirals(results: list[Result]) -> None:
    """Print the spirals seed by seed, beside the goal."""
    print(f"  {SPIRALS}: seconds to {ACCURACY_GOAL:.0%} of the test points, and at the end")
    for seed, result in zip(SEEDS, results, strict=True):
        reached = "  – " if result.reached is None else f"{result.reached:4.1f}"
        print(f"    seed {seed}  {reached} s   {result.accuracy:6.1%} after {result.seconds:4.1f} s")
    in_time = sum(result.reached is not None and result.reached < SECONDS_GOAL for result in results)
    kept = sum(result.accuracy >= ACCURACY_GOAL and result.seconds < SECONDS_GOAL for result in results)
    met = "met" if in_time >= SEEDS_GOAL else "missed"
    print(
        f"    reached in under {SECONDS_GOAL:g} s with {in_time} of {len(results)} seeds, and at the end with {kept}"
        f"   (goal: {SEEDS_GOAL}: {met})"
    )


def main() -> None:
    """Measure and print."""
    print(f"## Points of the plane, headless, {len(SEEDS)} seeds each")
    report_spirals(learn_with_every_seed(SPIRALS))
    for name in experiments():
        if name != SPIRALS and load(name).data.source in PLANE:
            results = learn_with_every_seed(name)
            accuracies = [result.accuracy for result in results]
            seconds = statistics.median(result.seconds for result in results)
            print(
                f"  {name:15s} test points right: median {statistics.median(accuracies):6.1%}, "
                f"least {min(accuracies):6.1%}, in {seconds:4.1f} s"
            )


if __name__ == "__main__":
    main()
