"""Files as people have them: delimiters, encodings, quotes that don't match, hostile cells."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.importing.encoding import encoding_of
from data.importing.errors import ImportRefused
from data.importing.tables import open_table
from tests.data.importing.tables_at_hand import written

POLISH = "Imię;Firma\nŁukasz Żółty;Żabka\n"
RUSSIAN = "Имя;Компания\nИван Ёлкин;ООО Жук\n"


class TestEncodings:
    @pytest.mark.parametrize(
        ("text", "encoding"),
        [
            (POLISH, "utf-8"),
            (POLISH, "utf-8-sig"),
            (POLISH, "utf-16"),
            (RUSSIAN, "utf-16"),
            (POLISH, "cp1250"),
            (RUSSIAN, "cp1251"),
            ("Firma\nŻÓŁĆ\n", "cp1250"),
            ("Name;City\nHotel;Я\n", "cp1251"),
            ("Name,Phone\nЖК,1\n", "cp1251"),
            ("Firma\nŁÓDŹ\n", "cp1250"),
            ("Name\nCafé\n", "cp1250"),
            ("Name,Phone\nAnna Nowak,12345\n", "utf-16-le"),
        ],
    )
    def test_are_told_by_the_letters(self, folder: Path, text: str, encoding: str) -> None:
        path = folder / "list.csv"
        path.write_bytes(text.encode(encoding))
        table = open_table(path)
        cells = [table.header, *(record.cells for record in table.rows())]
        sign = table.read.delimiter
        assert [sign.join(row) for row in cells] == text.splitlines()

    def test_one_that_is_named_counts(self, folder: Path) -> None:
        path = folder / "list.csv"
        path.write_bytes(RUSSIAN.encode("koi8-r"))
        assert open_table(path, encoding="koi8-r").header == ["Имя", "Компания"]

    def test_one_that_does_not_exist_is_refused(self, folder: Path) -> None:
        path = written(folder / "list.csv", "Anna")
        for name in ("klingon", "base64", "rot13"):
            with pytest.raises(ImportRefused, match=name):
                encoding_of(path, name)

    def test_a_letter_that_spoils_utf_8_late_in_the_file_is_found(self, folder: Path) -> None:
        path = folder / "list.csv"
        path.write_bytes(b"Name\n" + b"Anna Nowak\n" * 20_000 + "Żółty\n".encode("cp1250"))
        assert open_table(path).read.encoding == "cp1250"


class TestDelimiters:
    @pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
    def test_are_counted_in_the_names(self, folder: Path, sign: str) -> None:
        path = written(folder / "l.csv", f'a{sign}"b,b;b"', header=f'Name{sign}"Phone; fax, or"')
        table = open_table(path)
        assert (table.read.delimiter, len(table.header)) == (sign, 2)

    def test_the_line_that_excel_puts_above_is_no_header(self, folder: Path) -> None:
        path = written(folder / "l.csv", "Name;Phone", "Anna;1", header="sep=;")
        table = open_table(path)
        assert table.header == ["Name", "Phone"]
        assert [record.line for record in table.rows()] == [3]

    def test_can_be_named(self, folder: Path) -> None:
        path = written(folder / "l.csv", header="Name;a,b,c")
        assert open_table(path, delimiter="semicolon").header == ["Name", "a,b,c"]
        with pytest.raises(ImportRefused):
            open_table(path, delimiter="::")


class TestQuotes:
    def test_a_lone_one_costs_its_own_line_only(self, folder: Path) -> None:
        rows = [f"a{number},b,c,d,e" for number in range(1000)]
        rows[400] = 'a400,"b,c,d,e'
        found = list(open_table(written(folder / "l.csv", *rows)).rows())
        assert len(found) == 1000
        assert [record.line for record in found if record.trouble] == [402]

    def test_two_of_them_swallow_nothing_between(self, folder: Path) -> None:
        rows = [f"a{number},b,c,d,e" for number in range(20)]
        rows[5], rows[9] = 'a5,"b,c,d,e', 'a9,b",c,d,e'
        found = list(open_table(written(folder / "l.csv", *rows)).rows())
        assert len(found) == 20
        assert [record.line for record in found if record.trouble] == [7]

    def test_cells_of_several_lines_stay_whole(self, folder: Path) -> None:
        path = written(folder / "l.csv", 'a,"one', "two, and", 'three",c,d,e', "f,g,h,i,j")
        found = list(open_table(path).rows())
        assert [(record.line, record.cells[1]) for record in found] == [
            (2, "one\ntwo, and\nthree"),
            (5, "g"),
        ]

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        rows=st.lists(st.lists(st.text('ab", ;é', max_size=5), min_size=3, max_size=3), max_size=30)
    )
    def test_every_line_is_in_one_row_or_refused(
        self, tmp_path: Path, rows: list[list[str]]
    ) -> None:
        lines = [",".join(["x", *row]) for row in rows]
        path = written(tmp_path / "l.csv", *lines, header="a,b,c,d")
        found = list(open_table(path).rows())
        covered = sum(1 + "".join(r.cells).count("\n") for r in found if not r.trouble)
        covered += sum(1 for record in found if record.trouble)
        assert covered == len(rows)


class TestStrangeFiles:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"\n\n \n",
            b"\xef\xbb\xbf",
            b"%PDF-1.7 ...",
            bytes(range(256)) * 40,
            b"\xd0\xcf\x11\xe0" + b"\0" * 600,
            b"PK\x03\x04 and then nothing of a workbook",
            b"\0" * 5000,
        ],
    )
    def test_are_refused_in_a_sentence(self, folder: Path, content: bytes) -> None:
        path = folder / "list.csv"
        path.write_bytes(content)
        with pytest.raises(ImportRefused) as refused:
            open_table(path)
        assert str(refused.value).endswith(".")

    def test_what_is_no_file_is_refused(self, folder: Path) -> None:
        for path in (folder, folder / "none.csv"):
            with pytest.raises(ImportRefused):
                open_table(path)

    def test_a_line_without_end_is_one_refused_row(self, folder: Path) -> None:
        path = written(folder / "l.csv", "a,b", "x," * 700_000 + "x", "c,d", header="Name,Phone")
        found = list(open_table(path).rows())
        assert [bool(record.trouble) for record in found] == [False, True, False]
