"""How the language model is made: data.toml, then prepare, train, export, evaluate."""
