from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from hypothesis import given as cases
from hypothesis import strategies as st

from sayso.errors import InputError, UsageError
from sayso.ingest import jsonl, stream
from sayso.ingest.columns import NAMES, Columns, moment
from sayso.ingest.sources import Given, check, read_source, read_stream
from sayso.records import Article

TEXT = "Soldiers shelled the town of Kassala on Monday, the Sudanese government said.\n"
HALF = '{"text": "Soldiers shelled'


def line(**cells: object) -> str:
    return json.dumps(cells) + "\n"


def read(path: Path, columns: str | None = None, **options: str) -> list[Article | InputError]:
    given = Given(columns=Columns.parse(columns), **options)
    out = [found for _, found in read_source(path, given=given)]
    assert all(found is not None for found in out)
    return [found for found in out if found is not None]


def articles(path: Path, columns: str | None = None, **options: str) -> list[Article]:
    found = read(path, columns, **options)
    assert [f for f in found if isinstance(f, InputError)] == []
    return [f for f in found if isinstance(f, Article)]


def problems(path: Path) -> list[tuple[str, str]]:
    """Where and why, below the folder of the test."""
    return [
        (f.where.removeprefix(f"{path.parent}/"), f.reason)
        for f in read(path)
        if isinstance(f, InputError)
    ]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("name", NAMES["text"])
def test_the_usual_names_need_no_mapping_in_any_case(tmp_path: Path, name: str) -> None:
    row = {
        name.upper(): TEXT, "Headline": "Market shelled", "Pub_Date": "2031-03-04T10:00:00Z",
        "Media_Name": "The Gazette", "Link": "https://gazette.example/1", "Byline": "Jane Doe",
    }  # fmt: skip
    (found,) = articles(write(tmp_path / "news.jsonl", line(**row)))
    assert (found.text, found.title, found.published) == (
        TEXT,
        "Market shelled",
        "2031-03-04T10:00:00+00:00",
    )
    assert (found.outlet, found.url, found.byline) == (
        "The Gazette",
        "https://gazette.example/1",
        "Jane Doe",
    )
    assert (found.id, found.published_source) == ("https://gazette.example/1", "column")


def test_columns_are_mapped_as_the_user_says(tmp_path: Path) -> None:
    path = write(tmp_path / "news.csv", f'text,Full,when\nabstract,"{TEXT}",4 March 2031\n')
    (found,) = articles(path, "text=full, published=when")
    assert (found.text, found.published) == (TEXT, "2031-03-04")


def test_no_column_for_the_text_is_a_usage_error_that_lists_the_columns(tmp_path: Path) -> None:
    table = write(tmp_path / "news.csv", "number,story_text\n1,Words\n")
    lines = write(tmp_path / "news.jsonl", line(number=1) + line(story_text="Words"))
    for path in (table, lines):
        for act in (check, lambda p, c: list(read_source(p, given=Given(columns=c)))):
            with pytest.raises(UsageError, match=r"number, story_text.*--columns text=COLUMN"):
                act(path, Columns())
        with pytest.raises(UsageError, match="no column 'storytext'; found: number, story_text"):
            check(path, Columns.parse("text=storytext"))
        check(path, Columns.parse("text=story_text"))
    ((_, found),) = read_source(table, given=Given(), strict=False)
    assert isinstance(found, InputError) and found.reason == "unreadable"
    assert str(found).count(str(table)) == 1


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("text", "FIELD=COLUMN"),
        ("text=", "FIELD=COLUMN"),
        ("body=text", "unknown field 'body'"),
        ("text=a,text=b", "given twice"),
    ],
)
def test_a_wrong_mapping_is_a_usage_error(option: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        Columns.parse(option)


def test_a_broken_line_costs_itself_and_names_its_number(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    deep = "[" * 100_000
    lines = [line(text=TEXT), HALF + "\n", "\n", "[1]\n", f'{{"text": {deep}\n', line(text=" ")]
    write(path, "".join([*lines, line(title="no text"), line(text=TEXT, id=9)]))
    assert problems(path) == [
        ("news.jsonl:2", "unreadable"),
        ("news.jsonl:4", "unreadable"),
        ("news.jsonl:5", "unreadable"),
        ("news.jsonl:6", "empty"),
        ("news.jsonl:7", "unreadable"),
    ]
    places = [where for where, found in read_source(path, given=Given()) if type(found) is Article]
    assert places == [f"{path}:1", f"{path}:8"]


def test_json_comes_as_an_array_an_object_a_wrapped_list_or_lines(tmp_path: Path) -> None:
    rows: list[dict[str, object]] = [{"text": f'{TEXT}"{n}" \\ {{[é'} for n in range(3)]
    forms = {
        "array.json": json.dumps(rows),
        "pretty.json": json.dumps(rows, indent=1),
        "misnamed.jsonl": json.dumps(rows),
        "wrapped.json": json.dumps({"status": "ok", "articles": rows}, indent=2),
        "lines.json": "".join(line(**row) for row in rows),
        "objects.json": "\n".join(json.dumps(row, indent=2) for row in rows),
    }
    for name, content in forms.items():
        found = articles(write(tmp_path / name, content))
        assert [a.text for a in found] == [row["text"] for row in rows], name
    (one,) = articles(write(tmp_path / "one.json", json.dumps(rows[0], indent=2)))
    assert one.text == rows[0]["text"]


def test_an_array_is_read_around_what_is_broken_in_it(tmp_path: Path) -> None:
    row = json.dumps({"text": TEXT})
    path = write(tmp_path / "news.json", f"[{row}, {{'text': 1}}, 7, {row}, {HALF}")
    assert problems(path) == [
        ("news.json:2", "unreadable"),
        ("news.json:3", "unreadable"),
        ("news.json:5", "unreadable"),
    ]
    assert sum(isinstance(f, Article) for f in read(path)) == 2


VALUES = st.recursive(
    st.none() | st.integers() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
)


@cases(st.lists(st.dictionaries(st.text(), VALUES)), st.integers(1, 7), st.booleans())
def test_the_values_of_an_array_are_those_that_json_finds(
    rows: list[dict[str, object]], size: int, spread: bool
) -> None:
    raw = json.dumps(rows, indent=1 if spread else None, ensure_ascii=size % 2 == 0).encode()

    class Slow(io.BytesIO):
        def read1(self, size_: int | None = -1, /) -> bytes:
            return super().read1(size)

    if not rows:
        return
    items = jsonl.read_items(stream.prepare(Slow(raw)), where="f", by_line=False)
    assert [jsonl.load(v, where=at) for at, v in items if isinstance(v, bytes)] == rows


def test_a_line_of_sayso_1_is_read_as_its_article(tmp_path: Path) -> None:
    article = {
        "id": "unknown:12", "version": 1, "url": None, "outlet": "The Gazette", "wire": None,
        "published": "2031-03-04", "language": "en", "text": TEXT, "regions": [],
    }  # fmt: skip
    record = {"schema": "sayso/1", "article": article, "events": [{"id": "e1"}]}
    (found,) = articles(write(tmp_path / "r.jsonl", line(**record)), "text=nothing")
    assert (found.id, found.text, found.outlet, found.published) == (
        "unknown:12",
        TEXT,
        "The Gazette",
        "2031-03-04",
    )


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".tsv"])
def test_gzipped_files_are_read_and_a_damaged_one_up_to_the_damage(
    tmp_path: Path, suffix: str
) -> None:
    texts = [f"{TEXT}{n} {n * 7919 % 1009}" for n in range(2000)]
    delimiter = "\t" if suffix == ".tsv" else ","
    if suffix.startswith(".json"):
        content = "".join(line(text=t) for t in texts)
    else:
        out = io.StringIO()
        csv.writer(out, delimiter=delimiter).writerows([["text"], *([t] for t in texts)])
        content = out.getvalue()
    raw = gzip.compress(content.encode())
    assert [a.text for a in articles(write(tmp_path / f"a{suffix}.gz", raw))] == texts
    found = read(write(tmp_path / f"half{suffix}.gz", raw[: len(raw) // 2]))
    assert len(found) > 100
    assert [a.text for a in found if isinstance(a, Article)] == texts[: len(found) - 1]
    assert isinstance(found[-1], InputError) and "damaged" in found[-1].detail


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252", "utf-16", "utf-32"]
)
@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".txt", ".csv.gz"])
def test_marks_and_other_encodings_are_understood(
    tmp_path: Path, suffix: str, encoding: str
) -> None:
    text = "Soldiers shelled Malmö on Monday, the government said.\n"
    content = text if suffix == ".txt" else f'title,text\nÅ,"{text}"\n'
    if suffix in {".jsonl", ".json"}:
        content = json.dumps({"text": text}, ensure_ascii=False)
        content = f"[{content}]" if suffix == ".json" else content + "\n"
    raw = content.encode(encoding)
    path = write(tmp_path / f"a{suffix}", gzip.compress(raw) if suffix.endswith("gz") else raw)
    assert [a.text for a in articles(path)] == [text]


def test_delimiters_are_told_by_the_header(tmp_path: Path) -> None:
    for name, content in {
        "semicolon.csv": f'sep=;\ntitle;text;date\nA, B;"{TEXT}";2031-03-04\n',
        "tabs.csv": f'title\ttext\tdate\nA, B\t"{TEXT}"\t2031-03-04\n',
        "commas.csv": f'title,text,date\r\n"A, B","{TEXT}",2031-03-04,,\r\n,,\r\n\r\n',
    }.items():
        (found,) = articles(write(tmp_path / name, content))
        assert (found.title, found.text, found.published) == ("A, B", TEXT, "2031-03-04"), name


@pytest.mark.parametrize(
    "text",
    [
        '"We will fight," he said in Kassala on Monday. "We will win."',
        '"We will fight on in Kassala, the general said on Monday',
        'The general said in Kassala on Monday: "We will fight."',
    ],
)
def test_quotations_in_tab_separated_text_stay_whole(tmp_path: Path, text: str) -> None:
    plain = write(tmp_path / "plain.tsv", f"id\ttext\n1\t{text}\n2\t{TEXT}")
    assert [a.text for a in articles(plain)] == [text, TEXT.rstrip()]
    out = io.StringIO()
    csv.writer(out, delimiter="\t").writerows(
        [["text", "id"], [text + "\n\t" + text, 1], [TEXT, 2]]
    )
    quoted = write(tmp_path / "quoted.tsv", out.getvalue())
    assert [a.text for a in articles(quoted)] == [text + "\n\t" + text, TEXT]


def test_a_broken_row_costs_itself_and_the_rows_after_it_are_read(tmp_path: Path) -> None:
    path = tmp_path / "news.csv"
    good = '"Soldiers shelled Kassala\non Monday, the government said.",A\n'
    write(
        path,
        f'text,title,url\n{good}too,many,cells,here\nrest of a text\nshort row,\n{good}"not closed,B\n{TEXT}',
    )
    assert problems(path) == [(f"news.csv:{n}", "unreadable") for n in (4, 5, 9)]
    places = [where for where, f in read_source(path, given=Given()) if isinstance(f, Article)]
    assert [where.rpartition(":")[2] for where in places] == ["2", "6", "7", "10"]


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".jsonl"])
def test_huge_cells_are_read_and_only_texts_have_a_limit(tmp_path: Path, suffix: str) -> None:
    huge = "word " * 150_000
    rows = [
        {"notes": huge, "text": TEXT},
        {"notes": "", "text": huge * 2},
        {"notes": "", "text": TEXT},
    ]
    path = tmp_path / f"news{suffix}"
    if suffix == ".jsonl":
        write(path, "".join(line(**row) for row in rows))
    else:
        with path.open("w") as file:
            table = csv.DictWriter(
                file, ["notes", "text"], dialect="excel-tab" if suffix == ".tsv" else "excel"
            )
            table.writeheader()
            table.writerows(rows)
    found = read(path)
    assert [f.reason if isinstance(f, InputError) else f.text for f in found] == [
        TEXT, "too-long", TEXT,
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".tsv", ".json"])
def test_a_line_without_end_is_passed_over(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("stream", "tables", "jsonl"):
        monkeypatch.setattr(f"sayso.ingest.{module}.MAX_LINE", 1000)
    long = "x" * 5000
    if suffix.startswith(".json"):
        content = line(text=TEXT) + f'{{"text": "{long}"}}\n' + line(text=TEXT)
    else:
        content = f"text\n{TEXT}{long}\n{TEXT}"
    if suffix == ".csv":
        content = f'text,title\n"{TEXT}",A\n{long},A\n"{TEXT}",A\n'
    found = read(write(tmp_path / f"a{suffix}", content))
    assert [f.reason if isinstance(f, InputError) else "" for f in found] == ["", "too-long", ""]
    if suffix == ".json":
        values = f'[{line(text=TEXT)}, {{"text": "{long}"}}, {line(text=TEXT)}]'
        found = read(write(tmp_path / "array.json", values))
        assert isinstance(found[-1], InputError) and found[-1].reason == "too-long"


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2031-03-04", "2031-03-04"),
        ("2031-03-04 10:22:00", "2031-03-04T10:22:00"),
        ("2031-03-04T10:22:00.123Z", "2031-03-04T10:22:00+00:00"),
        ("Tue, 04 Mar 2031 10:22:00 GMT", "2031-03-04"),
        ("March 4, 2031", "2031-03-04"),
        ("20310304", "2031-03-04"),
        ("20310304102200", "2031-03-04T10:22:00"),
        (1930386120, "2031-03-04T10:22:00+00:00"),
        ("1930386120000", "2031-03-04T10:22:00+00:00"),
        ("3/4/2031", None),
        ("yesterday", None),
        ("99999-99-99", None),
        (True, None),
        (float("nan"), None),
        (10**400, None),
    ],
)
def test_dates_of_many_spellings_are_read_and_others_are_none(
    value: object, date: str | None
) -> None:
    assert moment(value) == date


def test_options_fill_what_a_row_does_not_say(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv", f'text,date,outlet\n"{TEXT}",,\n"{TEXT}",4 May 2031,The Post\n'
    )
    first, second = articles(path, published="2031-01-01", outlet="The Gazette", title="News")
    assert (first.published, first.published_source, first.outlet, first.title) == (
        "2031-01-01", "option", "The Gazette", "News",
    )  # fmt: skip
    assert (second.published, second.published_source, second.outlet) == (
        "2031-05-04", "column", "The Post",
    )  # fmt: skip


def test_numbers_do_not_confuse_the_articles_of_two_files_and_urns_name_one(tmp_path: Path) -> None:
    ids = [
        articles(write(tmp_path / name, line(id=key, text=text)))[0].id
        for name, key, text in (
            ("a.jsonl", 1, TEXT),
            ("b.jsonl", 1, TEXT + "More."),
            ("c.jsonl", "urn:news:1", TEXT),
        )
    ]
    assert ids[0] != ids[1] and ids[0].startswith("unknown:1:")
    assert ids[2] == "urn:news:1"


def test_lists_objects_and_markup_in_cells(tmp_path: Path) -> None:
    page = f"<p>{TEXT * 3}</p><p>The market burned, witnesses said.</p>"
    rows = line(
        text=[TEXT, "More."], source={"id": 1, "name": "The Gazette"}, authors=["A B", "C D"]
    )
    rows += line(text="", html=page) + line(text=f"<html><body>{page}</body></html>")
    rows += line(text="Soldiers shelled \ud800 Kassala.\r\nThe government said so.")
    first, second, third, fourth = articles(write(tmp_path / "a.jsonl", rows))
    assert (first.text, first.outlet, first.byline) == (
        f"{TEXT}\n\nMore.",
        "The Gazette",
        "A B, C D",
    )
    assert "<p>" not in second.text and "The market burned" in second.text
    assert second.text == third.text
    assert fourth.text == "Soldiers shelled \ufffd Kassala.\nThe government said so."


def test_what_is_known_is_not_parsed(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", line(text=TEXT) + "{broken\n")
    asked: list[tuple[str, str]] = []

    def known(location: str, sha256: str) -> bool:
        asked.append((location, sha256))
        return True

    assert [f for _, f in read_source(path, given=Given(), known=known)] == [None, None]
    assert [location for location, _ in asked] == [f"{path}:1", f"{path}:2"]
    assert len({sha256 for _, sha256 in asked}) == 2


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".json", ".tsv", ".csv.gz"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "empty"), (b"\x00\xff\x1b" * 9, None), (b"%PDF-1.7", "binary"), (b"\x1f\x8b\x08", None), (b"\n\n", None)],
)  # fmt: skip
def test_files_that_are_no_tables_are_told_and_nothing_fails(
    tmp_path: Path, suffix: str, content: bytes, reason: str | None
) -> None:
    path = write(tmp_path / f"a{suffix}", content)
    try:
        found = read(path)
    except UsageError:
        return
    assert all(isinstance(f, InputError) for f in found)
    assert reason is None or [f.reason for f in found if isinstance(f, InputError)] == [reason]
    assert [f.reason for f in read(tmp_path / "none.csv") if isinstance(f, InputError)] == [
        "missing"
    ]


@cases(
    st.binary(max_size=300), st.sampled_from([b"text\tid\n", b"text,id\n", b'{"text": 1}\n', b"["])
)
def test_any_bytes_give_articles_or_reasons(content: bytes, head: bytes) -> None:
    suffix = {b"[": ".json", b"{": ".jsonl"}.get(head[:1], ".tsv" if b"\t" in head else ".csv")
    raw = stream.prepare(io.BytesIO(head + content))
    from sayso.ingest import sources

    try:
        rows, _ = sources._open_rows(raw, Path(f"a{suffix}"), Columns())
        found = [where for where, _ in sources._read_rows(rows, "a", Given(), lambda a, b: False)]
    except InputError:
        return
    assert len(set(found)) == len(found), "every row has a place of its own"


def test_standard_input_is_json_lines_where_it_begins_with_a_brace() -> None:
    def found(raw: bytes) -> list[str]:
        return [
            f.text if isinstance(f, Article) else str(f)
            for _, f in read_stream(io.BytesIO(raw), given=Given())
        ]

    assert found(TEXT.encode()) == [TEXT]
    assert found(b"\xef\xbb\xbf" + (line(text=TEXT) * 2).encode()) == [TEXT, TEXT]
    assert found(json.dumps({"text": TEXT}, indent=1).encode()) == [TEXT]
    assert found(line(text=TEXT).encode() + b"{no\n")[1].startswith("standard input:2: no JSON")
    assert found(b"")[0].startswith("standard input: ")
    with pytest.raises(UsageError, match="standard input: no column holds the text; found: a"):
        found(line(a=1).encode())
