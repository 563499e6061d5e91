"""What becomes of the settings when other pictures are chosen."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from pellucid.data.images import ImageSet
from pellucid.data.imported import imported, keep
from pellucid.experiment.catalog import load
from pellucid.experiment.spec import DIGITS, Data, Network, Source, Spec
from pellucid.session.session import Session
from pellucid.ui.recipe.ranges import allowed

# How many pictures the sources of digits have for training and for testing.
PICTURES: dict[Source, tuple[int, int]] = {"digits": (4_000, 1_000), "mnist": (60_000, 10_000)}
_SEEDS = 2**31
IMPORTED: Source = "idx"
FULL_MNIST: Source = "mnist"


def with_pictures(spec: Spec, source: Source, train: int, test: int, **others: Any) -> Spec:
    """Return `spec` with another source of pictures, and `others` of its data section.

    Trained weights stay with the digits that they belong to. A Spec that is not about pictures gives way to the one
    that is.
    """
    if spec.data.source not in {*PICTURES, IMPORTED}:
        spec = load("digits")
    network = spec.network
    if network.initialisation == "trained" and source not in DIGITS:
        network = replace(network, initialisation=Network().initialisation)
    data = replace(spec.data, source=source, train=train, test=test, **others)
    return replace(spec, data=data, network=network)


def with_imported(spec: Spec, folder: Path, images: ImageSet, names: tuple[str, ...]) -> Spec:
    """Return `spec` with all the pictures of a folder, their classes called `names`."""
    train, test = counts(images)
    return with_pictures(spec, IMPORTED, train, test, folder=str(folder.absolute()), class_names=kept_names(names))


def counts(images: ImageSet) -> tuple[int, int]:
    """Return how many of the pictures are taken for training and for testing: all, as far as settings go."""
    most = (int(allowed(path).high) for path in ("data.train", "data.test"))
    train, test = (min(len(labels), limit) for labels, limit in zip((images.t_train, images.t_test), most, strict=True))
    return train, test


def available(source: Source, data: Data) -> tuple[int, int]:
    """Return how many pictures a source of pictures has for training and for testing.

    Raises IdxError if `data` names a folder for them in which there are none.
    """
    return PICTURES[source] if source in PICTURES else counts(imported(Path(data.folder)))


def kept_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names as a Spec holds them: none if they are but the numbers of the labels."""
    return () if names == tuple(map(str, range(len(names)))) else names


def use_imported(session: Session, folder: Path, images: ImageSet, names: tuple[str, ...], label: str) -> None:
    """Let the session train on the pictures that were read from a folder, in one step that `label` names for undo.

    Raises SpecError, with nothing changed, if it cannot.
    """
    changed = keep(folder, images)
    spec = with_imported(session.spec, folder, images, names)
    if changed and spec == session.spec:
        # Other pictures under the same settings are another experiment: the seed says so.
        seed = (spec.data.seed + 1) % _SEEDS
        spec = replace(spec, data=replace(spec.data, seed=seed))
    session.set_spec(spec, label)
    if session.experiment.dataset.picture is not None:
        session.set_input(session.experiment.dataset.x_test[0].astype("float32"))
