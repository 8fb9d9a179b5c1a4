"""The built wheel, alone in an empty environment outside the checkout, reads an article."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
ARTICLE = b"Rebels attacked the town of Kassala on Monday, the Sudanese army said.\n"


def test_the_wheel_reads_an_article_outside_the_checkout(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), "."],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.stat().st_size < 60_000_000
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "sayso/model/en/model.onnx", "sayso/gazetteer/data/gazetteer.sqlite", "sayso/py.typed",
        "sayso/schema/sayso-1.schema.json", "sayso/lexicon/en/frames/assault.toml",
    ):  # fmt: skip
        assert needed in names
    home = tmp_path / "env"
    venv.create(home, with_pip=False, symlinks=True)
    site = next(home.glob("lib/python3*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    (site / "dependencies.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    done = subprocess.run(
        [home / "bin" / "python", "-c",
         "import sys, sayso; assert sys.argv[1] in sayso.__file__, sayso.__file__\n"
         "from sayso.cli import main; sys.argv = ['sayso', 'read', '--json', '-']; main()",
         str(home)],
        cwd=tmp_path, input=ARTICLE, capture_output=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["events"][0]["type"] == "ASSAULT"
