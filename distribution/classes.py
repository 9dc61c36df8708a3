"""Classes that several jars of one class path hold: which of them runs depends on the order alone."""

import pathlib
import zipfile
from collections import Counter, defaultdict


def classes(jar: pathlib.Path) -> dict[str, int]:
    """Name and checksum of each class, but for those that only describe a package or module."""
    with zipfile.ZipFile(jar) as content:
        return {
            entry.filename: entry.CRC
            for entry in content.infolist()
            if entry.filename.endswith(".class")
            and not entry.filename.startswith("META-INF/")
            and not entry.filename.endswith("-info.class")
        }


def report(paths: dict[str, list[pathlib.Path]]) -> str:
    """How many classes which jars share; fails where two classes of one name differ."""
    same, different = Counter(), Counter()
    for jars in paths.values():
        holders: dict[str, dict[str, int]] = defaultdict(dict)
        for jar in jars:
            for name, checksum in classes(jar).items():
                holders[name][jar.name] = checksum
        for checksums in holders.values():
            if len(checksums) > 1:
                counts = same if len(set(checksums.values())) == 1 else different
                counts[", ".join(checksums)] += 1
    if different:
        raise SystemExit(
            "Cannot pack jars whose classes of one name differ: "
            + "; ".join(f"{count} in {jars}" for jars, count in sorted(different.items()))
            + "; exclude one of the jars in pom.xml"
        )
    lines = ["Classes that several jars of one class path hold; all of them are the same to the byte.", ""]
    lines += [f"{count} in {jars}" for jars, count in sorted(same.items())]
    return "\n".join(lines) + "\n"
