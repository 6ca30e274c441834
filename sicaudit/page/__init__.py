"""Bytes to Page: everything that reads a document."""
