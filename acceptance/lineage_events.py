"""Reads OpenLineage's events strictly: by the classes of its own client, which may lack no name."""

import importlib
import pkgutil
import types
import typing
import urllib.parse

import attr
from openlineage.client import generated
from openlineage.client.generated.base import BaseFacet, RunEvent

FACETS = {"facets", "inputFacets", "outputFacets"}
OF_ANY_FACET = {"_producer", "_schemaURL"}


def _classes_by_schema() -> dict[str, type]:
    modules = [
        importlib.import_module(f"{generated.__name__}.{module.name}")
        for module in pkgutil.iter_modules(generated.__path__)
    ]
    found = {it for module in modules for it in vars(module).values() if isinstance(it, type)}
    return {it._get_schema(): it for it in found if issubclass(it, BaseFacet)}


FACET_OF = _classes_by_schema()


def check(event: dict) -> None:
    """Raises where an event has a name, a type or a facet that the specification does not have."""
    assert event["schemaURL"] == RunEvent._get_schema()
    _as(RunEvent, {name: value for name, value in event.items() if name != "schemaURL"}, "event")


def _as(kind: typing.Any, value: typing.Any, where: str) -> typing.Any:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        (kind,) = (one for one in typing.get_args(kind) if one is not type(None))
    if typing.get_origin(kind) is list:
        assert isinstance(value, list), f"{where} is no list"
        return [_as(typing.get_args(kind)[0], one, where) for one in value]
    if not attr.has(kind):
        return value
    assert isinstance(value, dict), f"{where} is no object"
    attr.resolve_types(kind)
    known = {field.name: field.type for field in attr.fields(kind) if field.init}
    given = {}
    for name in value.keys() - OF_ANY_FACET:
        place = f"{where}.{name}"
        one = value[name]
        given[name] = _facets(one, place) if name in FACETS else _as(known.get(name), one, place)
    unknown = given.keys() - known.keys()
    assert not unknown, f"{where}: {kind.__name__} has no {sorted(unknown)}"
    return kind(**given)


def _facets(facets: dict, where: str) -> dict:
    return {name: _as(_facet(one, f"{where}.{name}"), one, f"{where}.{name}") for name, one in facets.items()}


def _facet(value: dict, where: str) -> type:
    assert urllib.parse.urlparse(value["_producer"]).scheme, f"{where} tells no producer"
    assert value["_schemaURL"] in FACET_OF, f"{where}: there is no {value['_schemaURL']}"
    return FACET_OF[value["_schemaURL"]]
