"""One file costs its own reading and nothing else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from wellfounded.ingest.protocol import Embedded, FileRead, Limits
from wellfounded.ingest.registry import BUILT_IN, reader_for
from wellfounded.ingest.sandbox import Sandbox
from wellfounded.ingest.wire import BrokenWireError, from_plain, to_plain
from wellfounded.model.documents import Box, Metadata, Region
from wellfounded.model.labels import ReadStatus, RegionKind

READERS = '''
import os, socket, sys, tempfile, time
from pathlib import Path
from wellfounded.ingest.protocol import Embedded, FileRead
from wellfounded.model.documents import Region
from wellfounded.model.labels import ReadStatus, RegionKind

class Misbehaving:
    """Does what its file says."""
    producer = "misbehaving@1"
    media_types = frozenset({"text/plain"})

    def read(self, path, *, name, media_type, spool, limits):
        what = path.read_text()
        given = getattr(self, what)(spool) or {}
        return FileRead(status=ReadStatus.READ, text=given.pop("text", "fine"), **given)

    def fine(self, spool): return {}
    def loop(self, spool):
        while True: pass
    def sleep(self, spool): time.sleep(60)
    def memory(self, spool): bytearray(3_000_000_000)
    def lists(self, spool):
        rows = []
        while True: rows.append(bytearray(1_000_000))
    def abort(self, spool): os.abort()
    def leave(self, spool): sys.exit(7)
    def recursion(self, spool): return self.recursion(spool)
    def error(self, spool): raise ValueError("a column is missing")
    def noise(self, spool):
        print("noise" * 10_000); os.write(1, b"\\x00" * 100_000); os.system("echo more noise")
    def garbage(self, spool):
        for number in range(3, 30):
            try: os.write(number, b"\\xff" * 64)
            except OSError: pass
    def network(self, spool): socket.create_connection(("127.0.0.1", 9), timeout=1)
    def long(self, spool): return {"text": "x" * 5000, "regions": (Region(start=10, end=4000, kind=RegionKind.QUOTED),)}
    def surrogates(self, spool): return {"text": "a\\ud800b"}
    def outside(self, spool): return {"regions": (Region(start=0, end=400, kind=RegionKind.QUOTED),)}
    def foreign(self, spool): return {"embedded": (Embedded(name="x", path=Path("/etc/hostname")),)}
    def link(self, spool):
        (spool / "l").symlink_to("/etc/hostname")
        return {"embedded": (Embedded(name="x", path=spool / "l"),)}
    def large(self, spool):
        with (spool / "f").open("wb") as file:
            for _ in range(40): file.write(bytes(1_000_000))
    def temporary(self, spool):
        return {"text": str(Path(tempfile.mkdtemp()).parent == spool)}
    def child(self, spool):
        if os.fork() == 0:
            (spool / "pid").write_text(str(os.getpid())); time.sleep(60); os._exit(0)
        time.sleep(60)
    def modules(self, spool):
        return {"text": " ".join(sorted({name.partition(".")[0] for name in sys.modules}))}
'''
SMALL = Limits(seconds=0.5, memory=400_000_000, characters=1000, embedded_bytes=1_000_000)


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sandbox]:
    folder = tmp_path_factory.mktemp("readers")
    (folder / "misbehaving_readers.py").write_text(READERS, "utf-8")
    patch = pytest.MonkeyPatch()
    patch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(folder), os.environ.get("PYTHONPATH")))))
    with Sandbox(readers={"text/plain": "misbehaving_readers:Misbehaving"}) as place:
        yield place
    patch.undo()


def read(sandbox: Sandbox, folder: Path, what: str, *, limits: Limits = SMALL) -> FileRead:
    path = folder / "file"
    path.write_text(what, "utf-8")
    return sandbox.read(path, name="file", spool=folder / "spool", limits=limits)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("loop", "reader-seconds"),
        ("sleep", "reader-seconds"),
        ("memory", "reader-memory"),
        ("lists", "reader-memory"),
        ("abort", "SIGABRT"),
        ("leave", "exit code 7"),
        ("recursion", "nested too deeply"),
        ("error", "a column is missing"),
        ("garbage", "not to be trusted"),
        ("network", "no network"),
        ("outside", "lies outside a text"),
        ("foreign", "outside its place"),
        ("link", "not a plain file"),
        ("large", "embedded-bytes"),
    ],
)
def test_misbehaviour_ends_one_file(sandbox: Sandbox, tmp_path: Path, what: str, said: str) -> None:
    """Whatever a reader does, its file fails with a sentence that names the limit, and the next file is read."""
    start = time.monotonic()
    result = read(sandbox, tmp_path, what)
    assert result.status is ReadStatus.FAILED
    assert said in result.reasons[0] or (what == "network" and "unreachable" in result.reasons[0])
    assert time.monotonic() - start < 10
    assert read(sandbox, tmp_path, "fine").text == "fine"


def test_noise_does_not_break_the_protocol(sandbox: Sandbox, tmp_path: Path) -> None:
    """What a library prints goes nowhere."""
    assert read(sandbox, tmp_path, "noise").text == "fine"


def test_long_text_is_cut(sandbox: Sandbox, tmp_path: Path) -> None:
    """A text beyond the limit is cut with its regions, and said."""
    result = read(sandbox, tmp_path, "long")
    assert (len(result.text), result.status) == (1000, ReadStatus.PARTLY)
    assert [(region.start, region.end) for region in result.regions] == [(10, 1000)]


def test_lone_surrogates_become_replacement_characters(sandbox: Sandbox, tmp_path: Path) -> None:
    """Halves of characters, which no store can keep, are replaced one for one."""
    assert read(sandbox, tmp_path, "surrogates").text == "a\N{REPLACEMENT CHARACTER}b"


def test_temporary_files_lie_in_the_spool(sandbox: Sandbox, tmp_path: Path) -> None:
    """What a killed reader leaves behind goes with the spool."""
    assert read(sandbox, tmp_path, "temporary").text == "True"


def test_children_end_with_their_reader(sandbox: Sandbox, tmp_path: Path) -> None:
    """A process that a reader started does not outlive it."""
    read(sandbox, tmp_path, "child")
    pid = int((tmp_path / "spool" / "pid").read_text("ascii"))
    for _ in range(50):
        status = Path(f"/proc/{pid}/stat")
        if not status.exists() or status.read_text("ascii").rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("the child is still running")


def test_worker_is_light(sandbox: Sandbox, tmp_path: Path) -> None:
    """The worker loads no model library."""
    loaded = set(read(sandbox, tmp_path, "modules").text.split())
    assert not loaded & {"spacy", "natasha", "numpy", "torch", "magika", "trafilatura", "sqlite3", "click"}


def test_worker_starts_fast_and_costs_little(tmp_path: Path) -> None:
    """The first small file takes well under a second, further ones a few milliseconds each, on a loaded machine too."""
    path = tmp_path / "a.txt"
    path.write_text("The order was quashed.\n", "utf-8")
    with Sandbox() as place:
        start = time.perf_counter()
        place.read(path, name="a.txt", spool=tmp_path / "s")
        first = time.perf_counter() - start
        times = []
        for _ in range(60):
            start = time.perf_counter()
            place.read(path, name="a.txt", spool=tmp_path / "s")
            times.append(time.perf_counter() - start)
    assert first < 2.0
    assert sorted(times)[30] < 0.003


def test_depth_is_limited(sandbox: Sandbox, tmp_path: Path) -> None:
    """A file too deep in containers is kept and not opened."""
    result = sandbox.read(tmp_path / "none", name="x", spool=tmp_path, limits=Limits(depth=2), depth=3)
    assert result.status is ReadStatus.KEPT
    assert "depth" in result.reasons[0]


def test_empty_and_absent_files(sandbox: Sandbox, tmp_path: Path) -> None:
    """A file without bytes, and one that is not there, fail with a sentence."""
    (tmp_path / "e").touch()
    assert "empty" in sandbox.read(tmp_path / "e", name="e", spool=tmp_path / "s").reasons[0]
    assert "No such file" in sandbox.read(tmp_path / "none", name="e", spool=tmp_path / "s").reasons[0]


def test_killed_worker_is_replaced(tmp_path: Path) -> None:
    """A worker that was killed between two files is started anew without a word."""
    path = tmp_path / "a.txt"
    path.write_text("text", "utf-8")
    with Sandbox() as place:
        place.read(path, name="a.txt", spool=tmp_path / "s")
        assert place._worker is not None
        place._worker._process.kill()
        place._worker._process.wait()
        assert place.read(path, name="a.txt", spool=tmp_path / "s").text == "text"


def test_every_built_in_reader_knows_its_types() -> None:
    """The table of readers and the readers agree, in both directions."""
    named: dict[str, set[str]] = {}
    for media_type, dotted in BUILT_IN.items():
        named.setdefault(dotted, set()).add(media_type)
    for types in named.values():
        reader = reader_for(next(iter(types)))
        assert reader is not None
        assert set(reader.media_types) == types
    assert reader_for("application/octet-stream") is None


def test_plugin_wins() -> None:
    """A reader that is named for a type replaces the built-in one."""
    reader = reader_for("text/plain", further={"text/plain": "wellfounded.ingest.html:HtmlReader"})
    assert reader is not None
    assert reader.producer.startswith("html@")


def test_wire_keeps_everything(tmp_path: Path) -> None:
    """What a reader gives arrives as it was."""
    (tmp_path / "1").touch()
    original = FileRead(
        status=ReadStatus.PARTLY,
        text="Приказ \U0001f600\n",
        regions=(Region(start=0, end=6, kind=RegionKind.HEADING, label="1"),),
        boxes=(Box(0, 6, 1, 1.5, 2.0, 3.25, 4.0),),
        metadata=Metadata(title="T", authors=("a", "b"), pages=3, more={"x": "y"}),
        embedded=(Embedded(name="n\nl", path=tmp_path / "1", relation="member"),),
        reasons=("r",),
        media_type="text/plain",
        kind="mail",
        producer="p@1",
    )
    assert from_plain(to_plain(original), spool=tmp_path) == original


@pytest.mark.parametrize("field", ["status", "text", "regions", "boxes", "metadata", "embedded", "reasons", "media_type"])
@pytest.mark.parametrize("value", [None, 1, "x", ["x"], {"x": 1}, [[0, 1]], [[-1, 0, "heading", ""]], [[True, 1, "heading", ""]]])
def test_wire_refuses_what_cannot_be(tmp_path: Path, field: str, value: object) -> None:
    """A field of the wrong kind is a broken worker or an honest value, and nothing else comes of it."""
    plain = to_plain(FileRead(status=ReadStatus.READ, text="abc"))
    try:
        result = from_plain({**plain, field: value}, spool=tmp_path)
    except BrokenWireError:
        return
    assert field in {"text", "media_type", "reasons"}
    assert isinstance(result, FileRead)
