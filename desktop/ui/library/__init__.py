"""The library of documents: the list, one in whole with its versions, and adding to it."""
