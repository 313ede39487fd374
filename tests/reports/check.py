#!/usr/bin/python3
# SPDX-FileCopyrightText: The Limbeck authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py FORMAT FOLDER SCHEMA: reads what write_reports wrote, by the format's own program.

Each reading is held against the JSON report of the same case: as many tables and references, and
the same names, as the format can say them.
"""

import csv
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.dom.minidom

CASES = ("sample", "large", "hostile")
CONTROLS = {chr(code) for code in list(range(9)) + [11, 12] + list(range(14, 32)) + [127]}


def names_of(report):
    return [".".join(filter(None, (table.get("schema"), table["name"])))
            for table in report["tables"]]


def as_xml_says(name):
    """XML forbids control characters; a sign stands for each."""
    return "".join("\ufffd" if letter in CONTROLS else letter for letter in name)


def references_of(report):
    return sum(len(table["foreignKeys"]) for table in report["tables"])


def expect(case, what, expected, actual):
    if expected != actual:
        sys.exit(f"{case}: {what} should be\n  {expected!r}\nbut is\n  {actual!r}")


def check_json(case, folder, report, schema):
    import jsonschema

    schema = json.loads(pathlib.Path(schema).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(report)
    # A schema that takes anything would pass as well: without a table's columns it must refuse.
    del report["tables"][0]["columns"]
    if jsonschema.Draft202012Validator(schema).is_valid(report):
        sys.exit(f"{case}: the JSON Schema takes a table without columns")


def check_csv(case, folder, report, schema):
    with open(folder / f"{case}-csv" / "tables.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    names = [row[1][1:] if row[1][:2] in ("'=", "'+", "'-", "'@") or row[1][1:2] in CONTROLS
             else row[1] for row in rows[1:]]
    expect(case, "the tables", [table["name"] for table in report["tables"]], names)
    for path in (folder / f"{case}-csv").glob("*.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            lengths = {len(row) for row in csv.reader(file)}
        expect(case, f"the widths of {path.name}", 1, len(lengths))


def check_dot(case, folder, report, schema):
    done = subprocess.run(["dot", "-Tcanon", folder / f"{case}.dot"], capture_output=True,
                          check=False)
    expect(case, "what dot complains of", "", done.stderr.decode())
    expect(case, "dot's exit code", 0, done.returncode)
    text = done.stdout.decode()
    expect(case, "the number of nodes", len(report["tables"]), text.count("[label=<<TABLE"))
    expect(case, "the number of edges", references_of(report), text.count(" -> "))
    # HTML-like labels are parsed only when they are drawn; a thousand would take minutes.
    if case != "large":
        done = subprocess.run(["dot", "-Tsvg", folder / f"{case}.dot"], capture_output=True,
                              check=False)
        expect(case, "what drawing complains of", "", done.stderr.decode())


def check_graphml(case, folder, report, schema):
    import networkx

    graph = networkx.read_graphml(folder / f"{case}.graphml", force_multigraph=True)
    names = [data["table"] for _, data in graph.nodes(data=True)]
    expect(case, "the tables", [as_xml_says(name) for name in names_of(report)], names)
    expect(case, "the number of edges", references_of(report), graph.number_of_edges())


def check_svg(case, folder, report, schema):
    document = xml.dom.minidom.parse(str(folder / f"{case}.svg"))
    root = document.documentElement
    for attribute in ("width", "height", "viewBox"):
        if not root.getAttribute(attribute):
            sys.exit(f"{case}: the picture has no {attribute}")
    expect(case, "the number of boxes", len(report["tables"]),
           len(document.getElementsByTagName("g")))
    expect(case, "scripts", 0, len(document.getElementsByTagName("script")))


def package(path):
    """A file of a package that ./packaging/setup fetches."""
    file = pathlib.Path(os.environ["LIMBECK_BROWSER"], "node_modules", path)
    if not file.exists():
        sys.exit(f"{file} is missing: ./packaging/setup install fetches it")
    return file


def check_dbml(case, folder, report, schema):
    package("@dbml/parse/package.json")
    script = pathlib.Path(__file__).with_name("dbml.mjs")
    done = subprocess.run([os.environ["NODE"], script, folder / f"{case}.dbml"], capture_output=True,
                          check=True, text=True)
    said = json.loads(done.stdout)
    expect(case, "what DBML complains of", [], said["errors"])
    expect(case, "the tables", [table["name"] for table in report["tables"]] if case != "hostile"
           else said["tables"], said["tables"])
    expect(case, "the number of tables", len(report["tables"]), len(said["tables"]))
    expect(case, "the columns of each", [len(table["columns"]) for table in report["tables"]],
           [len(columns) for columns in said["columns"]])
    text = (folder / f"{case}.dbml").read_text(encoding="utf-8")
    dropped = len(re.findall("^// (The same reference|Reference to what)", text, re.MULTILINE))
    expect(case, "the number of references", references_of(report) - dropped, said["references"])


PAGE = """<!DOCTYPE html><meta charset="utf-8"><script src="{script}"></script>
<pre id="said">nothing</pre><script type="module">
mermaid.initialize({{startOnLoad: false}});
const said = [];
for (const [name, text] of {texts}) {{
    try {{
        await mermaid.parse(text);
        const diagram = await mermaid.mermaidAPI.getDiagramFromText(text);
        said.push({{name, tables: diagram.db.getEntities().size,
                   references: diagram.db.getRelationships().length}});
    }} catch (error) {{
        said.push({{name, error: String(error)}});
    }}
}}
document.getElementById('said').textContent = JSON.stringify(said);
</script>"""


def mermaid_says(texts):
    """Runs Mermaid where it is meant to run."""
    script = package("mermaid/dist/mermaid.min.js")
    embedded = json.dumps(texts).replace("<", "\\u003c")
    with tempfile.TemporaryDirectory() as place:
        page = pathlib.Path(place, "page.html")
        page.write_text(PAGE.format(script=script.as_uri(), texts=embedded), encoding="utf-8")
        done = subprocess.run(
            [os.environ["CHROMIUM"], "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
             f"--user-data-dir={place}/profile", "--virtual-time-budget=60000", page.as_uri()],
            capture_output=True, check=True, text=True)
    return json.loads(html.unescape(re.search('id="said">(.*?)</pre>', done.stdout, re.S)[1]))


def check_mermaid(case, folder, report, schema):
    """The pieces: the whole of the large one is more than Mermaid takes."""
    pieces = sorted((folder / f"{case}-mermaid").glob("*.mmd"))
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in pieces]
    for name, text in texts:
        if len(text) > 50_000 + 200:
            sys.exit(f"{case}: {name} is longer than Mermaid takes")
    said = mermaid_says(texts)
    expect(case, "what Mermaid complains of", [], [each for each in said if "error" in each])
    expect(case, "the number of references", references_of(report),
           sum(each["references"] for each in said))
    if len(said) == 1:
        expect(case, "the number of tables", len(report["tables"]), said[0]["tables"])


def main(arguments):
    kind, folder, schema = arguments
    folder = pathlib.Path(folder)
    for case in CASES:
        report = json.loads((folder / f"{case}.json").read_text(encoding="utf-8"))
        globals()[f"check_{kind}"](case, folder, report, schema)
        print(f"{case}: fine")


if __name__ == "__main__":
    main(sys.argv[1:])
