"""The notices that licences ask for: who made which jar under which licence, and the texts inside jars."""

import pathlib
import re
import zipfile

from jars import Library, library_of

TEXT = re.compile(r"(META-INF/)?(licen[sc]e|notice)[^/]*", re.IGNORECASE)


def overview(jars: dict[str, pathlib.Path], known: list[Library]) -> str:
    lines = [
        "Filrouge is under the Apache License 2.0 (LICENSE). The jars in lib/ that others made, each with",
        "the licence under which it is given on; the texts that came with them are in LICENCE-TEXTS.txt.",
        "",
    ]
    for name in jars:
        if library := library_of(name, known):
            lines.append(f"{name}: {library.licence}, {library.group}:{library.artifact}, {library.address}")
    return "\n".join(lines) + "\n"


def texts(jars: dict[str, pathlib.Path]) -> str:
    """Each text once, below the names of the jars that hold it."""
    holders: dict[str, list[str]] = {}
    for name, jar in jars.items():
        with zipfile.ZipFile(jar) as content:
            for entry in sorted(set(content.namelist())):
                if TEXT.fullmatch(entry) and not entry.endswith(("/", ".class")):
                    text = content.read(entry).decode("utf-8", "replace").replace("\r\n", "\n").strip()
                    holders.setdefault(text, []).append(f"{name}: {entry}")
    return "\n\n".join("=" * 100 + "\n" + "\n".join(names) + "\n\n" + text for text, names in holders.items())
