"""python -m tests.golden: write the golden tables again; then read the diff line by line."""

from tests.golden.table import EXAMPLES, golden_file, read_example, table

for example in EXAMPLES:
    golden_file(example).write_text(table(read_example(example)), encoding="utf-8")
