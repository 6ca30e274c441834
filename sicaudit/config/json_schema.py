"""The JSON Schema of sites.toml, made from the shapes; editors complete and check by it."""

from typing import Any

from sicaudit.config.knowledge_shapes import SitesShape

DRAFT_7 = "http://json-schema.org/draft-07/schema#"


def sites_schema() -> dict[str, Any]:
    """Give the schema in draft 7, the one that Taplo and Even Better TOML read."""
    whole = SitesShape.model_json_schema(ref_template="#/definitions/{model}")
    whole["definitions"] = whole.pop("$defs")
    plain: dict[str, Any] = _draft_7(whole)
    return {"$schema": DRAFT_7, "title": "sites.toml of sicaudit", **plain}


def _draft_7(value: Any) -> Any:
    if isinstance(value, list):
        return [_draft_7(item) for item in value]
    if not isinstance(value, dict):
        return value.isoformat() if hasattr(value, "isoformat") else value
    return _node({key: _draft_7(item) for key, item in value.items()})


def _node(node: dict[str, Any]) -> dict[str, Any]:
    """Say in draft 7, and for TOML, what pydantic says of one value."""
    if isinstance(node.get("title"), str):  # the key's name again, or a class of ours
        del node["title"]
    choices = node.get("anyOf")
    if isinstance(choices, list):  # TOML has no null
        choices = [choice for choice in choices if choice != {"type": "null"}]
        if len(choices) == 1:
            node = {**{key: item for key, item in node.items() if key != "anyOf"}, **choices[0]}
    if node.get("format") == "date":
        # A TOML date is a string to some validators and a date to others, but nothing else.
        node.pop("type", None)
        node["not"] = {"type": ["number", "boolean", "array", "object"]}
    if "$ref" in node and len(node) > 1:  # in draft 7 whatever stands beside $ref is ignored
        node["allOf"] = [{"$ref": node.pop("$ref")}]
    if node.get("default", ...) is None:
        del node["default"]
    return node
