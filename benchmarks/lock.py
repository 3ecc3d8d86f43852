"""Pin every dependency anew: requirements.lock for pip, environment.yml for conda."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PIP_ONLY = {
    "mammoth",
    "mlcroissant",
    "nbval",
    "pdfminer-six",
    "playwright",
    "splink",
    "trafilatura",
    "uv",
    "vl-convert-python",
}
"""Packages that conda users take from pip, because conda's channels lag behind or lack them."""


def pin() -> dict[str, str]:
    command = [
        sys.executable, "-m", "uv", "pip", "compile", "--universal", "--python-version", "3.11",
        "--no-emit-index-url",
        "--no-annotate", "--no-header", "--quiet",
        "--extra", "lab", "--extra", "export", "--extra", "dev", "pyproject.toml",
        "--output-file", "requirements.lock",
    ]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True)
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    pins = (Requirement(line) for line in lines if line)
    return {canonicalize_name(r.name): str(r.specifier).removeprefix("==") for r in pins}


def environment(pins: dict[str, str]) -> str:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [r for group in project["optional-dependencies"].values() for r in group]
    declared = [Requirement(r).name for r in [*project["dependencies"], *extras]]
    names = sorted(canonicalize_name(name) for name in declared)
    conda = [f"  - {name}={pins[name]}" for name in names if name not in PIP_ONLY]
    pip = [f"      - {name}=={pins[name]}" for name in names if name in PIP_ONLY]
    head = ["name: stretch-curation", "channels:", "  - conda-forge", "dependencies:"]
    return "\n".join([*head, "  - python=3.11", *conda, "  - pip", "  - pip:", *pip]) + "\n"


if __name__ == "__main__":
    (ROOT / "environment.yml").write_text(environment(pin()), encoding="utf-8")
