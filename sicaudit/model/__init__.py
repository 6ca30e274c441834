"""The nouns of an audit: frozen, picklable, and all that the rooms may share."""
