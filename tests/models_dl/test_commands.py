"""`bolo models` as its user meets it."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models_dl.commands import models
from models_dl.errors import ModelsError
from models_dl.manifest import Entry, ModelSource
from models_dl.store import ModelStore
from tests.models_dl.conftest import Shelf


@dataclass(frozen=True)
class ModelSettings:
    source_timeout_s: float = 0.5


@dataclass(frozen=True)
class Config:
    models: ModelSettings = field(default_factory=ModelSettings)


@dataclass(frozen=True)
class Appliance:
    models: ModelStore
    config: Config = field(default_factory=Config)


def entry(shelf: Shelf, name: str, stand_in: str = "a person") -> Entry:
    return Entry(
        name=name,
        role="writer",
        licence="MIT",
        size_mb=1,
        purposes=("install",),
        needs=("m.gguf",),
        stand_in=stand_in,
        sources=(ModelSource(files={"m.gguf": shelf.url(f"/{name}")}),),
    )


@pytest.fixture
def appliance(shelf: Shelf, tmp_path: Path) -> Appliance:
    manifest = [entry(shelf, "one"), entry(shelf, "two")]
    return Appliance(ModelStore([tmp_path / "models"], manifest))


def run(appliance: Appliance, *arguments: str) -> Result:
    return CliRunner().invoke(models, arguments, obj=appliance)


def test_what_is_not_here_is_listed_with_what_stands_in(appliance: Appliance) -> None:
    assert "not here" in run(appliance, "list").stdout
    lines = run(appliance, "list", "--missing").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["one", "two"]
    assert "meanwhile: a person" in lines[0]


def test_the_list_as_json_is_one_object_a_line(shelf: Shelf, appliance: Appliance) -> None:
    shelf.bodies["/two"] = b"gguf"
    assert run(appliance, "fetch", "two").exit_code == 0
    rows = [json.loads(line) for line in run(appliance, "list", "--json").stdout.splitlines()]
    assert [(row["name"], row["present"]) for row in rows] == [("one", False), ("two", True)]
    assert Path(rows[1]["path"]).is_dir()


def test_one_that_cannot_be_had_does_not_keep_the_others_away(
    shelf: Shelf, appliance: Appliance
) -> None:
    shelf.bodies["/two"] = b"gguf"
    result = run(appliance, "fetch")
    assert isinstance(result.exception, ModelsError)
    assert "1 of 2 models could not be fetched: one;" in str(result.exception)
    assert "answered 404" in result.stderr
    assert result.stdout == ""
    assert appliance.models.get("two") is not None


def test_what_is_here_is_not_fetched_again_unless_told(shelf: Shelf, appliance: Appliance) -> None:
    shelf.bodies["/two"] = b"gguf"
    for _ in range(2):
        assert run(appliance, "fetch", "two").exit_code == 0
    assert shelf.requests == ["/two"]
    assert run(appliance, "fetch", "--again", "two").exit_code == 0
    assert shelf.requests == ["/two", "/two"]


def test_an_unknown_name_is_a_usage_error(appliance: Appliance) -> None:
    result = run(appliance, "fetch", "three")
    assert result.exit_code == 2
    assert "no model is called three" in result.output


def test_damage_is_reported_with_the_command_that_mends_it(
    shelf: Shelf, appliance: Appliance
) -> None:
    shelf.bodies["/two"] = b"gguf"
    run(appliance, "fetch", "two")
    assert run(appliance, "verify").exit_code == 0
    model = appliance.models.get("two")
    assert model is not None
    (model.folder / "m.gguf").write_bytes(b"gg!f")
    result = run(appliance, "verify")
    assert "bolo models fetch --again two" in result.stdout
    assert str(result.exception) == "1 of 1 models are damaged"
