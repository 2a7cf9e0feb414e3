"""YAML that people write by hand: mistakes are told with file and line, no key may stand twice."""

from __future__ import annotations

from typing import Any

import yaml

_LIBRARY: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_LIBRARY):  # type: ignore[misc]
    """Of a key that stands twice, plain YAML silently takes the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            if isinstance(key, yaml.ScalarNode) and key.value in seen and key.value != "<<":
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value!r} stands here for the second time", key.start_mark
                )
            seen.add(str(key.value))
        mapping: dict[Any, Any] = super().construct_mapping(node, deep)
        return mapping


def parse_yaml(text: str, file: object) -> Any:
    """The value of a YAML text. Raises ValueError with one line: "file:7: what is wrong"."""
    try:
        return yaml.load(text, _Loader)
    except (yaml.YAMLError, ValueError, RecursionError) as err:
        raise ValueError(yaml_mistake(err, file)) from err


def yaml_mistake(err: Exception, file: object) -> str:
    """One line of what is wrong with a YAML file, and where: "file:7: not valid YAML: …"."""
    mark = getattr(err, "problem_mark", None) or getattr(err, "context_mark", None)
    where = f"{file}:{mark.line + 1}" if mark is not None else str(file)
    what = " ".join(str(getattr(err, "problem", None) or err).split())
    return f"{where}: {what}" if "second time" in what else f"{where}: not valid YAML: {what}"
