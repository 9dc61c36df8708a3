"""The software bill of materials, in CycloneDX: every jar of the archive, where it is from and its hash."""

import hashlib
import json
import pathlib

from jars import Library, content, library_of


def bill(version: str, jars: dict[str, pathlib.Path], known: list[Library]) -> str:
    described = {
        "type": "application", "bom-ref": "filrouge", "name": "filrouge", "version": version,
        "licenses": [{"expression": "Apache-2.0"}],
    }
    components = [component(name, jar, library_of(name, known), version) for name, jar in jars.items()]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": described},
        "components": components,
        "dependencies": [{"ref": "filrouge", "dependsOn": [part["bom-ref"] for part in components]}],
    }
    return json.dumps(document, indent=1) + "\n"


def component(name: str, jar: pathlib.Path, library: Library | None, version: str) -> dict:
    library = library or Library("io.filrouge", name.removesuffix(".jar"), version, "Apache-2.0", "")
    place = f"pkg:maven/{library.group}/{library.artifact}@{library.version}?type=jar"
    unclassified = f"{library.artifact}-{library.version}-"
    if name.startswith(unclassified):
        classifier = name.removeprefix(unclassified).removesuffix(".jar")
        place = place.replace("?", f"?classifier={classifier}&")
    part = {
        "type": "library", "bom-ref": place, "group": library.group, "name": library.artifact,
        "version": library.version, "purl": place,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(content(jar)).hexdigest()}],
        "licenses": [{"expression": library.licence}],
        "properties": [{"name": "filrouge:file", "value": f"lib/{name}"}],
    }
    if library.address.startswith("http"):
        part["externalReferences"] = [{"type": "website", "url": library.address}]
    return part
