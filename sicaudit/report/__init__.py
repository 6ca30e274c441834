"""A run as files and words: what editors, spreadsheets and build servers read."""

from sicaudit.model.catalogue import CHECKS
from sicaudit.report.checks import CheckLike, CheckWords, check_words
from sicaudit.report.sentence import Sentence, sentence
from sicaudit.report.words import LANGUAGES
from sicaudit.report.write import FORMATS, write

__all__ = [
    "CHECKS",
    "FORMATS",
    "LANGUAGES",
    "CheckLike",
    "CheckWords",
    "Sentence",
    "check_words",
    "sentence",
    "write",
]
