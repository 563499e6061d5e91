"""Getting pictures into the program: the full MNIST, and sets of the user's own."""
