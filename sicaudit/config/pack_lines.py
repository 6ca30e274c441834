"""Where the blocks of packs and of sites.toml stand: the strongest one of each name."""

from collections.abc import Sequence

from sicaudit.config.lines import Where
from sicaudit.config.mistakes import Mistake
from sicaudit.config.reading import Document
from sicaudit.config.references import NAMED_BY, names_in


class PackLines:
    """Says in which file and line a block's key stands; the last document is the strongest."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._blocks: dict[tuple[str, str], tuple[Document, int]] = {}
        for document in documents:
            for kind, key in NAMED_BY.items():
                for position, name in names_in(document, kind, key):
                    self._blocks[kind, name] = document, position

    def note(self, kind: str, name: str, where: Where, words: str) -> str:
        """Word a note on what stands at `where` within a block."""
        found = self._blocks.get((kind, name))
        if found is None:
            return words
        document, position = found
        line = document.line((kind, position, *where))
        return str(Mistake(document.name, line, words))

    def place(self, kind: str, name: str, where: Where) -> str:
        """Give `line 12`, or `line 12 of nl.toml` where that is not the file of sites.toml."""
        document, position = self._blocks[kind, name]
        line = f"line {document.line((kind, position, *where))}"
        return line if document is self.documents[-1] else f"{line} of {document.name}"
