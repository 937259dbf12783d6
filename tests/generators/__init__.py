"""Makers of documents for the tests: mutants of the samples."""
