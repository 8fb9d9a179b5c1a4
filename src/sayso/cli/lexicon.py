"""`sayso lexicon`: test the frame lexicon with its own sentences."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Test the lexicon and ask why it fires.")


@app.command("test")
def test(
    pattern: Annotated[
        str, typer.Argument(help="Only entries whose id fits, e.g. 'assault.*'")
    ] = "*",
    verbose: Annotated[bool, typer.Option("--all", help="Print what holds too")] = False,
) -> None:
    """Run every sentence that stands beside an entry; exit code 1 where one fails."""
    from sayso.lexicon.frames import load_frames
    from sayso.run.lexicon import check

    entries = [e for e in load_frames().entries if fnmatch(e.id, pattern)]
    good, bad, own = 0, 0, set()
    for verdict in check(entries):
        if verdict.own:
            own.add(verdict.entry)
        if verdict.problem is None:
            good += 1
            if verbose:
                typer.echo(f"ok    {verdict.entry}: {verdict.sentence}")
        else:
            bad += 1
            typer.echo(f"FAIL  {verdict.entry}: {verdict.sentence}\n      {verdict.problem}")
    for entry in entries:
        if not entry.test:
            typer.echo(f"BARE  {entry.id}: no test sentence")
        elif entry.id not in own:
            typer.echo(f"DEAD  {entry.id}: fires on none of its own test sentences")
    bare = sum(1 for e in entries if not e.test)
    dead = sum(1 for e in entries if e.test and e.id not in own)
    typer.echo(
        f"{len(entries)} entries: {good} sentences hold, {bad} fail; {dead} dead, {bare} bare"
    )
    raise typer.Exit(1 if bad or dead or bare else 0)


@app.command("explain")
def explain(
    sentence: Annotated[str, typer.Argument(help="An English sentence")],
    verbose: Annotated[
        bool, typer.Option("--all", help="Entries whose words are not there too")
    ] = False,
) -> None:
    """Print which entries fired on which words of a sentence, and why others did not."""
    from sayso.run.explain import explain as ask

    found = ask(sentence)
    for tried in found.tried:
        if tried.refusal is None:
            typer.echo(f"fits  {tried.word}: {tried.entry}")
        elif verbose or not tried.refusal.startswith("the words"):
            typer.echo(f"no    {tried.word}: {tried.entry}: {tried.refusal}")
    for event in found.events:
        who = ", ".join(r.text for r in event.actors) or "?"
        whom = ", ".join(r.text for r in event.recipients)
        told = f"{who} -> {event.type}" + (f" of {event.core}" if event.core != event.type else "")
        typer.echo(f"event {told}{' -> ' + whom if whom else ''}  [{event.status}; {event.rule}]")
    if not found.events:
        typer.echo("event none")
