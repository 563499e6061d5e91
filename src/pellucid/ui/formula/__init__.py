"""Formulae in print: set, painted, spoken, and with numbers that can be dragged."""
