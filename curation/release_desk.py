"""What the export notebook shows: formats, what blocks a release, what was written, what changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from curation.export.assemble import Content, assemble_content
from curation.export.built import BuiltCatalog, read_built
from curation.export.formats import FORMATS
from curation.export.gate import blockers
from curation.export.licences import allows_reuse
from curation.export.manifest import read_manifest
from curation.export.run import Exported, Request, run_export
from curation.notebook import open_workbench
from curation.vocabulary import Vocabulary, load_vocabulary


@dataclass
class ReleaseDesk:
    """A built catalog on its way out, as tables.

    Attributes:
        out: the build's output folder.
        folder: where releases go.
        exported: what was written last, None before the first time.
    """

    built: BuiltCatalog
    vocabulary: Vocabulary
    out: Path
    folder: Path
    exported: Exported | None = field(default=None)

    def formats(self) -> pd.DataFrame:
        """Return the formats, what each is, and whether it can be read back."""
        rows = [(known.name, known.summary, bool(known.reader)) for known in FORMATS.values()]
        return pd.DataFrame(rows, columns=["format", "what it is", "carries everything"])

    def blocking(self) -> pd.DataFrame:
        """Return what stands in the way of a release."""
        rows = [(b.kind, b.subject, b.reason) for b in blockers(self.built, self.vocabulary)]
        return pd.DataFrame(rows, columns=["kind", "subject", "reason"])

    def licences(self) -> pd.DataFrame:
        """Return the licences of the sources, whether they allow reuse, and how many entries each holds."""
        entries = self._content().entries
        table = pd.Series([known for e in entries for known in e.licences], dtype=object)
        rows = [
            (known, allows_reuse(known), count) for known, count in table.value_counts().items()
        ]
        return pd.DataFrame(rows, columns=["licence", "allows reuse", "entries"])

    def entries(self) -> pd.DataFrame:
        """Return the entries as they would go out, with their instructions."""
        rows = [
            (e.stretch_id, e.name, ", ".join(e.muscles), " ".join(e.instructions))
            for e in self._content().entries
        ]
        return pd.DataFrame(rows, columns=["stretch_id", "name", "muscles", "instructions"])

    def write(
        self,
        *formats: str,
        evidence: str = "none",
        allow_open: bool = False,
        licence_gate: bool = False,
    ) -> None:
        """Write a release in the given formats and print what was done.

        Raises:
            BlockedRelease: open points stand in the way, and ``allow_open`` was not said.
        """
        self.exported = run_export(
            Request(
                out=self.out,
                folder=self.folder,
                formats=formats,
                evidence=evidence,
                allow_open=allow_open,
                licence_gate=licence_gate,
            )
        )
        info = self.exported.release.info
        print(f"Release {info.version}: {len(self.exported.release.entries)} entries")

    def files(self) -> pd.DataFrame:
        """Return the files of the release with their sizes and checksums."""
        return pd.DataFrame(read_manifest(self.folder)["files"])

    def changes(self) -> pd.DataFrame:
        """Return what the last release changed against the one that stood there before."""
        changes = self.exported.changes if self.exported else ()
        rows = [(c.kind, c.subject, c.field, c.old, c.new, c.cause) for c in changes]
        return pd.DataFrame(
            rows, columns=["change", "entry", "field", "before", "now", "because of"]
        )

    def _content(self) -> Content:
        return assemble_content(self.built, self.vocabulary, evidence="none", licence_gate=False)


def open_desk() -> ReleaseDesk:
    """Build what has changed and return the desk of the project that the notebook stands in."""
    root = open_workbench().project.root
    out = root / "data" / "curated"
    return ReleaseDesk(read_built(out), load_vocabulary(), out, root / "data" / "release")
