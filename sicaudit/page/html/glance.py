"""A page as the cheap tests look at it, before anything is split into blocks."""

from functools import cached_property, lru_cache

from sicaudit.page.html.blocks import TextBlock, blocks_of
from sicaudit.page.html.page import Page
from sicaudit.page.language.tokens import digits_of, words_of


class Glance:
    """All visible text of a page, footer and menus included, in the forms that tests ask for."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @cached_property
    def text(self) -> str:
        body = self.page.tree.body
        return body.text(separator=" ") if body is not None else ""

    @cached_property
    def lowered(self) -> str:
        return self.text.lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in lower case; those with accents without them too."""
        return words_of(self.text)

    @cached_property
    def digits(self) -> str:
        """All its digits in one row, whatever stands between them."""
        return digits_of(self.text).decode("ascii")

    @cached_property
    def blocks(self) -> tuple[TextBlock, ...]:
        return blocks_of(self.page.tree)


@lru_cache(maxsize=1)
def glance_at(page: Page) -> Glance:
    """Look at a page; checks that look at the same page one after the other share it."""
    return Glance(page)
