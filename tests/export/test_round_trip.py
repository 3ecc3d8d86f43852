"""Whatever a release holds, every format that can carry it gives it back."""

from dataclasses import fields

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from curation.export.formats import FORMATS
from tests.export.releases import HOSTILE, LONG, release_of_texts, releases

CARRIERS = [name for name, known in FORMATS.items() if known.read]


def test_the_formats_that_carry_everything():
    assert set(CARRIERS) >= {
        "csv",
        "csv-safe",
        "duckdb",
        "json",
        "jsonl",
        "parquet",
        "sqlite",
        "xlsx",
    }


@pytest.mark.parametrize("name", CARRIERS)
@given(release=releases())
@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_a_release_comes_back_as_it_was(name, release, tmp_path_factory):
    folder = tmp_path_factory.mktemp("release")
    known = FORMATS[name]
    known.write(release, folder)
    back = known.read(folder)
    for field in fields(release):
        assert getattr(back, field.name) == getattr(release, field.name)


@pytest.mark.parametrize("name", CARRIERS)
def test_hostile_and_long_texts_come_back_as_they_were(name, tmp_path):
    release = release_of_texts((*HOSTILE, *LONG))
    FORMATS[name].write(release, tmp_path)
    back = FORMATS[name].read(tmp_path)
    changed = [
        i for i, (a, b) in enumerate(zip(release.entries, back.entries, strict=True)) if a != b
    ]
    assert changed == []
    assert back == release
