"""Checking many files: what is done to each, by whom, and in which order it is told.

The scan runs on any executor of ``concurrent.futures``; the guarded one starts worker processes and survives what a file
does to them.
"""
