"""The left panel: data, network and training of the experiment."""
