"""Copying: what a document has word for word, or nearly, from other documents."""
