"""What the user reads for each choice of a specification."""

from PySide6.QtCore import QCoreApplication

from pellucid.experiment.spec import Source

Choices = list[tuple[str, str]]


def activations() -> Choices:
    """Return the activation functions as (key, text)."""
    return [
        ("relu", "ReLU"),
        ("leaky-relu", "Leaky ReLU"),
        ("sigmoid", QCoreApplication.translate("Recipe", "Sigmoid")),
        ("tanh", "Tanh"),
        ("step", QCoreApplication.translate("Recipe", "Step")),
        ("identity", QCoreApplication.translate("Recipe", "Identity")),
    ]


def initialisations(*, digits: bool) -> Choices:
    """Return the ways to come by initial weights as (key, text); there are trained ones for digits."""
    trained = [("trained", QCoreApplication.translate("Recipe", "Trained weights"))]
    return [
        ("he-normal", QCoreApplication.translate("Recipe", "He normal")),
        ("he-uniform", QCoreApplication.translate("Recipe", "He uniform")),
        ("xavier-normal", QCoreApplication.translate("Recipe", "Xavier normal")),
        ("xavier-uniform", QCoreApplication.translate("Recipe", "Xavier uniform")),
        ("gaussian", QCoreApplication.translate("Recipe", "Gaussian")),
        ("zeros", QCoreApplication.translate("Recipe", "Zeros")),
        *(trained if digits else []),
    ]


def optimizers() -> Choices:
    """Return the optimizers as (key, text)."""
    return [
        ("sgd", "SGD"),
        ("momentum", QCoreApplication.translate("Recipe", "Momentum")),
        ("adagrad", "AdaGrad"),
        ("rmsprop", "RMSProp"),
        ("adam", "Adam"),
    ]


def schedules() -> Choices:
    """Return the learning-rate schedules as (key, text)."""
    return [
        ("constant", QCoreApplication.translate("Recipe", "Constant")),
        ("step", QCoreApplication.translate("Recipe", "Step")),
        ("exponential", QCoreApplication.translate("Recipe", "Exponential")),
        ("cosine", QCoreApplication.translate("Recipe", "Cosine")),
        ("inverse-time", "1/t"),
    ]


def schedule_explanations() -> dict[str, str]:
    """Return for each schedule what it does to the learning rate."""
    return {
        "constant": QCoreApplication.translate("Recipe", "η stays as it is."),
        "step": QCoreApplication.translate("Recipe", "η is multiplied by the factor once every so many epochs."),
        "exponential": QCoreApplication.translate("Recipe", "η falls steadily, by the factor in so many epochs."),
        "cosine": QCoreApplication.translate(
            "Recipe", "η falls along a half cosine to factor · η after so many epochs, then stays."
        ),
        "inverse-time": QCoreApplication.translate("Recipe", "η / (1 + epoch / epochs)"),
    }


def stop_conditions() -> Choices:
    """Return the conditions at which training stops by itself as (key, text)."""
    return [
        ("none", QCoreApplication.translate("Recipe", "None")),
        ("epochs", QCoreApplication.translate("Recipe", "After the epochs")),
        ("loss", QCoreApplication.translate("Recipe", "Train loss below")),
        ("early", QCoreApplication.translate("Recipe", "Test loss rising")),
        ("time", QCoreApplication.translate("Recipe", "After a time")),
    ]


def stop_explanations() -> dict[str, str]:
    """Return for each stop condition when it is met and what happens then."""
    return {
        "none": QCoreApplication.translate("Recipe", "Training goes on until you pause it."),
        "epochs": QCoreApplication.translate("Recipe", "Training pauses after the planned epochs."),
        "loss": QCoreApplication.translate(
            "Recipe", "Training pauses after the first epoch that ends with a train loss below the limit."
        ),
        "early": QCoreApplication.translate(
            "Recipe",
            "Early stopping: training pauses when the test loss has had no new minimum for some epochs, "
            "and the weights of the minimum are put back.",
        ),
        "time": QCoreApplication.translate(
            "Recipe", "Training pauses after some seconds, in which pauses do not count."
        ),
    }


def scalings() -> Choices:
    """Return the ways to scale inputs as (key, text)."""
    return [
        ("raw", QCoreApplication.translate("Recipe", "raw")),
        ("unit", "[0, 1]"),
        ("standard", QCoreApplication.translate("Recipe", "standardised")),
    ]


def scaling_explanations() -> dict[str, str]:
    """Return for each scaling what it does to the inputs."""
    return {
        "raw": QCoreApplication.translate("Recipe", "The network sees the numbers as they were measured."),
        "unit": QCoreApplication.translate("Recipe", "The network sees each feature scaled to 0 … 1."),
        "standard": QCoreApplication.translate(
            "Recipe", "The network sees each feature with mean 0 and standard deviation 1."
        ),
    }


def colour_sources() -> Choices:
    """Return the sources of colours as (key, text)."""
    return [
        ("three-colours", QCoreApplication.translate("Recipe", "Three colours")),
        ("colour-names", QCoreApplication.translate("Recipe", "Colour names")),
    ]


def picture_sources() -> Choices:
    """Return the sources of pictures as (key, text)."""
    return [
        ("digits", QCoreApplication.translate("Recipe", "Handwritten digits")),
        ("mnist", QCoreApplication.translate("Recipe", "Full MNIST")),
    ]


def shapes() -> list[tuple[Source, str]]:
    """Return the sources of points with classes as (key, text)."""
    return [
        ("two-gaussians", QCoreApplication.translate("Recipe", "Two Gaussians")),
        ("circles", QCoreApplication.translate("Recipe", "Circles")),
        ("xor", "XOR"),
        ("moons", QCoreApplication.translate("Recipe", "Moons")),
        ("two-spirals", QCoreApplication.translate("Recipe", "Two spirals")),
        ("three-spirals", QCoreApplication.translate("Recipe", "Three spirals")),
        ("blobs", QCoreApplication.translate("Recipe", "Blobs")),
        ("checkerboard", QCoreApplication.translate("Recipe", "Checkerboard")),
    ]


def surfaces() -> list[tuple[Source, str]]:
    """Return the sources of points with values as (key, text)."""
    return [
        ("plane", QCoreApplication.translate("Recipe", "Plane")),
        ("saddle", QCoreApplication.translate("Recipe", "Saddle")),
        ("multi-gaussian", QCoreApplication.translate("Recipe", "Multi-Gaussian")),
    ]


def gates() -> list[tuple[Source, str]]:
    """Return the logic gates as (key, text)."""
    return [("and", "AND"), ("nand", "NAND"), ("or", "OR"), ("xor-gate", "XOR")]


def output_explanations() -> dict[str, str]:
    """Return for each output what its units say."""
    return {
        "softmax": QCoreApplication.translate("Recipe", "A unit for each class; the probabilities add up to 1."),
        "sigmoid": QCoreApplication.translate("Recipe", "One unit: the probability of the second of two classes."),
        "step": QCoreApplication.translate(
            "Recipe", "One unit that fires or not, taught by the perceptron rule; without hidden layers."
        ),
        "linear": QCoreApplication.translate("Recipe", "One unit whose value is the answer."),
    }


def keep_weights_text() -> str:
    """Return the name of the choice whether the weights stay when the data change."""
    return QCoreApplication.translate("Recipe", "Keep the weights")


def keep_weights_explanation() -> str:
    """Return what that choice means."""
    return QCoreApplication.translate(
        "Recipe",
        "Keep the weights when data change, where they fit: now learn this instead. "
        "Otherwise the network begins again from its initial weights.",
    )
