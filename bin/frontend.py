"""Front-end parts: from npm's folder to the folder that the pages and letters are served from.

`package.json` lists under "vendor" what the product uses of each npm package, licence texts included. Each file keeps
its npm path, so `vendor/inter-ui/inter-variable.css` in a page is `inter-ui/inter-variable.css` in the package. The
new folder is filled beside the old one and put in its place at the end: a set-up that was cut off leaves no half-
filled folder.

    python bin/frontend.py ROOT [NODE_MODULES]
"""

import json
import shutil
import sys
from pathlib import Path


def parts(node_modules: Path, patterns: list[str]) -> list[Path]:
    """The files that the patterns name, relative to `node_modules`; SystemExit if a pattern names none."""
    found: list[Path] = []
    for pattern in patterns:
        files = sorted(path for path in node_modules.glob(pattern) if path.is_file())
        if not files:
            sys.exit(f"front end: npm brought no file for {pattern!r} (package.json, \"vendor\")")
        found.extend(path.relative_to(node_modules) for path in files)
    return found


def install(root: Path, node_modules: Path) -> int:
    """Copy the parts to `casework/static/vendor` and answer how many there are."""
    vendor = root / "casework" / "static" / "vendor"
    fresh = vendor.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    listed = parts(node_modules, json.loads((root / "package.json").read_text("utf-8"))["vendor"])
    for part in listed:
        (fresh / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(node_modules / part, fresh / part)
    shutil.rmtree(vendor, ignore_errors=True)
    fresh.rename(vendor)
    return len(listed)


if __name__ == "__main__":
    project = Path(sys.argv[1])
    count = install(project, Path(sys.argv[2]) if len(sys.argv) > 2 else project / "node_modules")
    print(f"front end: {count} parts", file=sys.stderr)
