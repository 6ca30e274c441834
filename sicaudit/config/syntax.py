"""What tomllib complains of, in words an editor understands."""

import re

from sicaudit.config.lines import line_numbers

PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
CURLY_QUOTES = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb"

ENDS_TEXT = 'this text lacks its closing quote; for example: name = "Our website"'
TWICE = "this key has a value already{first}; keep one of the two"
IN_ONE_LINE = "this table was written whole, in { } or above; put all its keys in that one place"
BACKSLASH = (
    "in double quotes a backslash begins a special sign; put the text in single quotes: 'C:\\sites'"
)
ONE_A_LINE = (
    "something stands after the value: write one key a line, and a # before a remark; "
    'for example: delay = "0.2s"  # be gentle'
)
NO_VALUE = (
    "this is not a value: text stands in quotes, true and false in small letters, "
    'a number without a unit; for example: language = "nl"'
)
WORDS = (
    ("Cannot declare", "this table stands here a second time{first}; put its keys together"),
    ("Cannot overwrite a value", TWICE),
    ("Duplicate inline table key", TWICE),
    ("Cannot mutate immutable namespace", IN_ONE_LINE),
    ("Cannot redefine namespace", IN_ONE_LINE),
    ("Expected ']'", "a closing bracket is missing; for example: [crawl]"),
    ("Expected ']]'", "two closing brackets are missing; for example: [[site]]"),
    ("Expected '='", 'a key is followed by = and its value; for example: delay = "0.2s"'),
    (
        "Unclosed array",
        "a list that begins here or above lacks its closing ] or a comma between two values; "
        'for example: paths = ["/nieuws/*", "/blog/*"]',
    ),
    (
        "Unclosed inline table",
        "a table that begins with { lacks its closing } or a comma; "
        'for example: headers = { X-Team = "web" }',
    ),
    ("Unescaped '\\'", BACKSLASH),
    ("Invalid hex value", BACKSLASH),
    ("Escaped character", BACKSLASH),
    ("Unterminated string", "a text that begins here or above lacks its closing quotes"),
    ("Illegal character '\\n'", ENDS_TEXT),
    ('Expected "\'"', ENDS_TEXT),
    ("Expected '\"'", ENDS_TEXT),
    ("Illegal character", "a control character stands here; delete it and type the text again"),
    ("Found invalid character", "a control character stands here; delete it"),
    (
        "Invalid initial character for a key part",
        "a key is expected here, of letters, digits, - and _; "
        'for example: review_after = "12 months"',
    ),
    (
        "Invalid statement",
        "a line begins with a key, a [table] or a # remark; for example: # a remark",
    ),
    ("Expected newline", ONE_A_LINE),
    ("Invalid date", "there is no such date; for example: until = 2027-01-31"),
    ("Invalid value", NO_VALUE),
)


def explained(error: ValueError, text: str) -> tuple[int, int | None, str]:
    """Give line, column (None where there is none) and plain words; never the line's content."""
    found = PLACE.search(str(error))
    if not found:  # a whole number of thousands of digits is no TOMLDecodeError
        digits = re.search(r"[0-9_]{4300}", text)
        line = text.count("\n", 0, digits.start()) + 1 if digits else 1
        return line, None, "this number is far too long"
    lines = text.split("\n")
    if found[1] is None:
        line, column = len(text.rstrip().split("\n")), None
    else:
        line, column = int(found[1]), int(found[2])
    complaint = str(error)[: found.start()]
    here = lines[line - 1][column - 1 : column] if column else ""
    if here and here in CURLY_QUOTES:
        return line, column, "curly quotes do not work here; type straight ones: \" or '"
    return line, column, _plain(complaint, text, line)


def _plain(complaint: str, text: str, line: int) -> str:
    for beginning, words in WORDS:
        if complaint.startswith(beginning):
            return words.replace("{first}", _first(text, line))
    return complaint[:1].lower() + complaint[1:]


def _first(text: str, line: int) -> str:
    """Say where the key of this line, or its table, stood before; nothing where that is unclear."""
    content = text.split("\n")[line - 1]
    found = KEY.match(content) or re.match(r"\s*\[+\s*([A-Za-z0-9_.-]+)\s*\]", content)
    if not found:
        return ""
    name = found[1].rpartition(".")[2]
    before = [
        number
        for where, number in line_numbers(text).items()
        if where[-1:] == (name,) and number < line
    ]
    return f" (line {max(before)})" if before else ""
