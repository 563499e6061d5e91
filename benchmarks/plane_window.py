"""The real window, off screen at 1440 × 900, while two spirals train unlimited: every tile and the large map live.

Prints what `benchmarks.window` does for the network of the experiment, 2-8-8-2 with batches of 10, and then, in a
process of its own, for six hidden layers of 8 units.
"""

import argparse
import subprocess
import sys

from benchmarks.window import observe  # isort: skip

from msgspec.structs import replace

from pellucid.experiment.catalog import load
from pellucid.experiment.spec import Layer, Spec

DEEP = (Layer(8, "tanh"),) * 6


def specification(*, deep: bool) -> Spec:
    """Return two spirals with the network of the experiment, or with six hidden layers of 8 units."""
    spec = load("two-spirals")
    return replace(spec, network=replace(spec.network, hidden=DEEP)) if deep else spec


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=30.0, help="how long to watch each window")
    parser.add_argument("--deep", action="store_true", help="watch the deep network alone")
    options = parser.parse_args()
    seen = observe(specification(deep=options.deep), options.seconds)
    name = "6 hidden layers of 8" if options.deep else "2-8-8-2"
    print(f"## Two spirals in the window, {name}, {options.seconds:.0f} s of unlimited training")
    seen.report(p99_goal=20, share_goal=0.65)
    if not options.deep:
        again = [sys.executable, "-u", "-m", "benchmarks.plane_window", "--deep", "--seconds", str(options.seconds)]
        subprocess.run(again, check=True)


if __name__ == "__main__":
    main()
