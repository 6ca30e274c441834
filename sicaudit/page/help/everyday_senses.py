"""Words of topics that have an everyday sense too: they count in their topic's company only."""

from collections.abc import Sequence

from sicaudit.model.entries import spelled_out
from sicaudit.model.knowledge import Scoring, Topic
from sicaudit.page.help.topic_lists import Hit
from sicaudit.page.language.words import Phrase, PhraseIndex, tokens_of

_SURE = 2
"""What a word of the topic that means nothing else is worth beside a clue's 1."""


class EverydaySenses:
    """Tells "nude" the colour from "nude" the picture by what else a page says; made once."""

    def __init__(self, topics: Sequence[Topic], scoring: Scoring) -> None:
        self._company = scoring.company
        self._words = {
            number: PhraseIndex([Phrase(e) for entry in topic.everyday for e in spelled_out(entry)])
            for number, topic in enumerate(topics)
            if topic.everyday
        }

    def meant(self, hits: Sequence[Hit], clues: int) -> Sequence[Hit]:
        """Give the hits of one topic without those that may as well be of the words' other sense.

        `clues`: how many different ones the page holds.
        """
        words = self._words.get(hits[0].topic)
        everyday = {hit.word for hit in hits if words is not None and _is_one_of(words, hit.word)}
        sure = {hit.entry for hit in hits if hit.word not in everyday}
        if _SURE * len(sure) + clues >= self._company:
            return hits
        return [hit for hit in hits if hit.word not in everyday]


def _is_one_of(words: PhraseIndex, word: str) -> bool:
    tokens = tokens_of(word)
    return len(tokens) in words.ends_from(tokens, 0)
