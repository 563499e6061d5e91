"""The drawer under the stage: weights, activations, gradients, confusion."""
