"""The tests of the training cards."""
