"""Where roots are kept outside the database (T1): a folder or an object store, one small file a root, written once.

Whoever can rewrite the whole database cannot rewrite these without being seen, as long as the place is out of their
hands:
another machine's folder, or a bucket with a retention lock.
"""

from __future__ import annotations

from io import BytesIO

from casework.ports.storage import KeyTaken, Storage


class RootDiffers(Exception):
    """Another root of this number is kept already: the database has been rewritten or restored from an older copy."""


class Roots:
    """Roots as lines of JSON under their number. The address is that of a storage (ROOTS_URL)."""

    def __init__(self, url: str) -> None:
        self._storage = Storage(url)

    def append(self, number: int, line: str) -> None:
        """Keeps the root. Keeping the same one twice is once; raises RootDiffers for another one of this number."""
        key = f"{number:09d}.json"
        try:
            self._storage.put(BytesIO(line.encode() + b"\n"), key)
        except KeyTaken:
            if self._storage.read(key).decode().rstrip("\n") != line:
                raise RootDiffers(f"root {number} is kept outside already, and is another one") from None

    def numbers(self) -> list[int]:
        """The numbers of all kept roots, ascending."""
        return sorted(
            int(key.removesuffix(".json")) for key in iter(self._storage.keys()) if key.removesuffix(".json").isdigit()
        )

    def lines(self) -> list[str]:
        """All kept roots, oldest first."""
        return [self._storage.read(f"{number:09d}.json").decode().rstrip("\n") for number in self.numbers()]
