"""The URLs of a `srcset` (https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute)."""


def srcset_urls(value: str) -> tuple[str, ...]:
    """Give each image candidate's URL in order; descriptors are skipped."""
    urls = []
    rest = value.strip(" \t\n\r\f,")
    while rest:
        url, _, rest = _split_at_space(rest)
        if url.endswith(","):
            urls.append(url.rstrip(","))
        else:
            urls.append(url)
            rest = _after_descriptors(rest)
        rest = rest.lstrip(" \t\n\r\f,")
    return tuple(url for url in urls if url)


def _split_at_space(text: str) -> tuple[str, str, str]:
    for index, sign in enumerate(text):
        if sign in " \t\n\r\f":
            return text[:index], sign, text[index + 1 :]
    return text, "", ""


def _after_descriptors(text: str) -> str:
    depth = 0
    for index, sign in enumerate(text):
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif sign == "," and depth == 0:
            return text[index + 1 :]
    return ""
