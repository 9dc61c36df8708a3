"""The jars of Filrouge and what Maven says of them."""

import io
import pathlib
import re
import zipfile
from dataclasses import dataclass

# The modules that bin/filrouge starts.
MODULES = ("batch-jobs", "broker", "simulator", "streaming-jobs")

# What license-maven-plugin writes: (Licence) (Licence) Name (group:artifact:version - address)
NOTICE = re.compile(
    r"\s+(?P<licences>(\([^()]+\) )+).*"
    r"\((?P<group>[^\s:]+):(?P<artifact>[^\s:]+):(?P<version>\S+) - (?P<address>.*)\)"
)


@dataclass(frozen=True)
class Library:
    """A part that others made, under a licence that the build has allowed."""

    group: str
    artifact: str
    version: str
    licence: str
    address: str


def class_path(root: pathlib.Path, module: str) -> list[pathlib.Path]:
    """The module's own jar and all that it runs with, in the order in which Java asks them."""
    listed = root / module / "target/classpath.txt"
    own = root / module / f"target/filrouge-{module}.jar"
    return [own, *map(pathlib.Path, listed.read_text().strip().split(":"))]


def class_paths(root: pathlib.Path) -> dict[str, list[pathlib.Path]]:
    return {module: class_path(root, module) for module in MODULES}


def one_each(paths: dict[str, list[pathlib.Path]]) -> dict[str, pathlib.Path]:
    """Every jar once, by its name; two different ones of one name cannot stand in one folder."""
    found: dict[str, pathlib.Path] = {}
    for jar in (jar for jars in paths.values() for jar in jars):
        if found.setdefault(jar.name, jar) != jar:
            raise SystemExit(f"Cannot pack two jars of one name: {found[jar.name]} and {jar}; rename one")
    return dict(sorted(found.items()))


def is_own(jar: str) -> bool:
    return jar.startswith("filrouge-")


def content(jar: pathlib.Path) -> bytes:
    """A jar as it is packed: of others as it is, Filrouge's own without the access rights of who built it."""
    if not is_own(jar.name):
        return jar.read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(jar) as built, zipfile.ZipFile(packed, "w") as out:
        for entry in built.infolist():
            entry.external_attr = (0o40755 if entry.is_dir() else 0o100644) << 16
            out.writestr(entry, built.read(entry))
    return packed.getvalue()


def libraries(root: pathlib.Path) -> list[Library]:
    """What the licence check of every module has let pass."""
    found = set()
    for module in MODULES:
        for line in (root / module / "target/licences/THIRD-PARTY.txt").read_text().splitlines():
            if said := NOTICE.fullmatch(line):
                licence = " AND ".join(re.findall(r"\(([^()]+)\)", said["licences"]))
                found.add(Library(said["group"], said["artifact"], said["version"], licence, said["address"]))
    return sorted(found, key=lambda library: (library.group, library.artifact, library.version))


def library_of(jar: str, known: list[Library]) -> Library | None:
    """The library that a jar belongs to; none if it is Filrouge's own."""
    if is_own(jar):
        return None
    for library in known:
        name = f"{library.artifact}-{library.version}"
        if jar == f"{name}.jar" or jar.startswith(f"{name}-"):
            return library
    raise SystemExit(f"Cannot tell the licence of a jar: {jar}; run 'make build' and see THIRD-PARTY.txt")
