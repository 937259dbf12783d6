"""Lays out official documents after GB/T 9704-2012; only samples/make.py uses it, the tool itself never does."""
