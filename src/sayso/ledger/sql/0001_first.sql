-- The ledger's first schema. One article is one transaction; nothing that was read is overwritten.
-- Spans are half-open, in Unicode code points of the article's text. Days and instants are ISO 8601.
-- run_from and run_to: the run that made a row, and the run that superseded it (NULL: it holds).

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    arguments TEXT,
    coder TEXT,
    started TEXT NOT NULL,
    ended TEXT,
    outcome TEXT CHECK (outcome IN ('finished', 'interrupted', 'failed')),
    stored INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Forty verbatim copies are forty articles of one text.
CREATE TABLE texts (
    id INTEGER PRIMARY KEY,
    text_hash TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    text_id INTEGER NOT NULL REFERENCES texts (id),
    raw_sha256 TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    wire TEXT,
    byline TEXT,
    dateline TEXT,
    title TEXT,
    published TEXT,
    published_source TEXT,
    language TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id),
    UNIQUE (article, version)
) STRICT;
CREATE INDEX articles_text ON articles (text_id);
CREATE INDEX articles_published ON articles (published);

CREATE TABLE regions (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;

-- Where the articles came from: a file or line with these bytes, read with these options, is
-- not read again under the same coder tag.
CREATE TABLE inputs (
    id INTEGER PRIMARY KEY,
    location TEXT NOT NULL,
    raw_sha256 TEXT NOT NULL,
    options TEXT NOT NULL,
    coder TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    run_id INTEGER NOT NULL REFERENCES runs (id),
    UNIQUE (raw_sha256, location, options, coder)
) STRICT;
CREATE INDEX inputs_article ON inputs (article_id);

CREATE TABLE rejects (
    id INTEGER PRIMARY KEY,
    location TEXT NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE INDEX rejects_location ON rejects (location);

-- One reading of one article version by one coder. `line` is the sayso/1 JSON line, zlib-compressed.
CREATE TABLE records (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    coder TEXT NOT NULL,
    revision INTEGER NOT NULL CHECK (revision >= 1),
    line BLOB NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id),
    UNIQUE (article_id, coder),
    UNIQUE (article_id, revision)
) STRICT;

CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    entity TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    rule TEXT NOT NULL
) STRICT;
CREATE INDEX entities_record ON entities (record_id);
CREATE INDEX entities_name ON entities (name);

CREATE TABLE entity_codes (
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    position INTEGER NOT NULL,
    country TEXT,
    sector TEXT,
    PRIMARY KEY (entity_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    id INTEGER PRIMARY KEY,
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
) STRICT;
CREATE INDEX mentions_entity ON mentions (entity_id);

CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    name TEXT,
    geonames INTEGER,
    country TEXT,
    admin1 TEXT,
    feature TEXT,
    lat REAL CHECK (lat BETWEEN -90 AND 90),
    lon REAL CHECK (lon BETWEEN -180 AND 180),
    resolution TEXT,
    literal INTEGER NOT NULL CHECK (literal IN (0, 1)),
    rule TEXT NOT NULL
) STRICT;
CREATE INDEX places_record ON places (record_id);

CREATE TABLE times (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    timex TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    time_start TEXT,
    time_end TEXT,
    granularity TEXT,
    zone TEXT,
    rule TEXT NOT NULL
) STRICT;
CREATE INDEX times_record ON times (record_id);

CREATE TABLE attributions (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    attribution TEXT NOT NULL,
    entity_id INTEGER REFERENCES entities (id),
    source TEXT,
    source_kind TEXT,
    source_start INTEGER,
    source_end INTEGER,
    anonymous INTEGER CHECK (anonymous IN (0, 1)),
    justification TEXT,
    cue TEXT NOT NULL,
    cue_class TEXT NOT NULL,
    cue_lemma TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_end INTEGER NOT NULL,
    negated INTEGER NOT NULL CHECK (negated IN (0, 1)),
    quote TEXT NOT NULL,
    medium TEXT,
    basis TEXT,
    time_id INTEGER REFERENCES times (id),
    parent TEXT,
    confidence REAL,
    rule TEXT NOT NULL
) STRICT;
CREATE INDEX attributions_record ON attributions (record_id);
CREATE INDEX attributions_entity ON attributions (entity_id);

CREATE TABLE attribution_spans (
    attribution_id INTEGER NOT NULL REFERENCES attributions (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (attribution_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    anchor TEXT NOT NULL,
    type TEXT NOT NULL,
    core TEXT NOT NULL,
    mode TEXT,
    contexts TEXT NOT NULL,
    cameo TEXT,
    intensity REAL,
    trigger_text TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    UNIQUE (record_id, anchor)
) STRICT;

CREATE TABLE states (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    anchor TEXT NOT NULL,
    kind TEXT NOT NULL,
    since TEXT,
    trigger_text TEXT NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    UNIQUE (record_id, anchor)
) STRICT;

-- One event or state on one chain of attributions. `claim` is anchor.number; `type` and `core` of
-- a state are its kind; `day` is when it was, else when it was published: what lists are sorted by.
CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    record_id INTEGER NOT NULL REFERENCES records (id),
    article_id INTEGER NOT NULL REFERENCES articles (id),
    anchor TEXT NOT NULL,
    claim TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'state')),
    event_id INTEGER REFERENCES events (id),
    state_id INTEGER REFERENCES states (id),
    type TEXT NOT NULL,
    core TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    certainty TEXT NOT NULL,
    stance TEXT NOT NULL,
    hedged INTEGER NOT NULL CHECK (hedged IN (0, 1)),
    narrative TEXT NOT NULL,
    root TEXT,
    root_entity_id INTEGER REFERENCES entities (id),
    place_id INTEGER REFERENCES places (id),
    day TEXT,
    time_start TEXT,
    time_end TEXT,
    granularity TEXT,
    time_source TEXT,
    words TEXT NOT NULL,
    words_start INTEGER NOT NULL,
    words_end INTEGER NOT NULL,
    confidence REAL,
    rule TEXT NOT NULL,
    CHECK ((kind = 'event') = (event_id IS NOT NULL)),
    CHECK ((kind = 'state') = (state_id IS NOT NULL)),
    UNIQUE (record_id, claim)
) STRICT;
CREATE INDEX claims_claim ON claims (claim);
CREATE INDEX claims_anchor ON claims (anchor);
CREATE INDEX claims_article ON claims (article_id);
CREATE INDEX claims_day ON claims (day);
CREATE INDEX claims_type ON claims (type, day);
CREATE INDEX claims_place ON claims (place_id);

-- One row for each code of each party; position counts the parties of a role, code their codes.
CREATE TABLE claim_actors (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    role TEXT NOT NULL CHECK (role IN ('actor', 'recipient', 'holder', 'of')),
    position INTEGER NOT NULL,
    code INTEGER NOT NULL,
    country TEXT,
    sector TEXT,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    entity_id INTEGER REFERENCES entities (id),
    place_id INTEGER REFERENCES places (id),
    PRIMARY KEY (claim_id, role, position, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_actors_country ON claim_actors (country, role);
CREATE INDEX claim_actors_entity ON claim_actors (entity_id);

-- Who says so, nearest to the fact first; the article itself is not listed.
CREATE TABLE chain_links (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    code INTEGER NOT NULL,
    country TEXT,
    sector TEXT,
    text TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    entity_id INTEGER REFERENCES entities (id),
    PRIMARY KEY (claim_id, position, code)
) STRICT, WITHOUT ROWID;
CREATE INDEX chain_links_entity ON chain_links (entity_id);

CREATE TABLE claim_attributions (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    attribution_id INTEGER NOT NULL REFERENCES attributions (id),
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_attributions_attribution ON claim_attributions (attribution_id);

CREATE TABLE evidence (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE quantities (
    claim_id INTEGER NOT NULL REFERENCES claims (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low REAL,
    high REAL,
    bound TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;

-- What is derived from many articles. `cluster` is the smallest anchor of its members; a cluster
-- that changes is closed (run_to) and opened anew with its members, origins and disputes.
CREATE TABLE clusters (
    id INTEGER PRIMARY KEY,
    cluster TEXT NOT NULL,
    digest TEXT NOT NULL,
    type TEXT,
    time_start TEXT,
    time_end TEXT,
    place TEXT,
    country TEXT,
    lat REAL,
    lon REAL,
    articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL,
    origins_low INTEGER NOT NULL,
    origins_high INTEGER NOT NULL CHECK (origins_high >= origins_low),
    verdict TEXT,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE UNIQUE INDEX clusters_open ON clusters (cluster) WHERE run_to IS NULL;
CREATE INDEX clusters_cluster ON clusters (cluster);

CREATE TABLE cluster_claims (
    cluster_id INTEGER NOT NULL REFERENCES clusters (id),
    claim TEXT NOT NULL,
    anchor TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id),
    PRIMARY KEY (cluster_id, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_claims_claim ON cluster_claims (claim);
CREATE INDEX cluster_claims_anchor ON cluster_claims (anchor);

-- counts: 'both' adds to the minimum and the maximum of origins, 'high' to the maximum only.
CREATE TABLE origins (
    id INTEGER PRIMARY KEY,
    cluster_id INTEGER NOT NULL REFERENCES clusters (id),
    origin TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    bloc TEXT,
    counts TEXT NOT NULL CHECK (counts IN ('both', 'high')),
    reason TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE INDEX origins_cluster ON origins (cluster_id);

CREATE TABLE origin_claims (
    origin_id INTEGER NOT NULL REFERENCES origins (id),
    claim TEXT NOT NULL,
    PRIMARY KEY (origin_id, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE disputes (
    id INTEGER PRIMARY KEY,
    cluster_id INTEGER NOT NULL REFERENCES clusters (id),
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE INDEX disputes_cluster ON disputes (cluster_id);

CREATE TABLE dispute_sides (
    dispute_id INTEGER NOT NULL REFERENCES disputes (id),
    side INTEGER NOT NULL,
    claim TEXT NOT NULL,
    value TEXT NOT NULL,
    bloc TEXT,
    PRIMARY KEY (dispute_id, side, claim)
) STRICT, WITHOUT ROWID;

CREATE TABLE relations (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    claim TEXT NOT NULL,
    target TEXT NOT NULL,
    reason TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE UNIQUE INDEX relations_open ON relations (kind, claim, target) WHERE run_to IS NULL;

-- The id of a cluster that was merged into another still finds it.
CREATE TABLE aliases (
    id INTEGER PRIMARY KEY,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE UNIQUE INDEX aliases_open ON aliases (old) WHERE run_to IS NULL;

-- The registry of people and bodies across articles.
CREATE TABLE actors (
    id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id)
) STRICT;
CREATE UNIQUE INDEX actors_open ON actors (actor) WHERE run_to IS NULL;

CREATE TABLE actor_entities (
    actor_id INTEGER NOT NULL REFERENCES actors (id),
    entity_id INTEGER NOT NULL REFERENCES entities (id),
    run_from INTEGER NOT NULL REFERENCES runs (id),
    run_to INTEGER REFERENCES runs (id),
    PRIMARY KEY (actor_id, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX actor_entities_entity ON actor_entities (entity_id);

-- What people decided about a claim. Append-only: a change of mind is a new row.
CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    anchor TEXT NOT NULL,
    claim TEXT,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct', 'skip', 'undo')),
    field TEXT,
    value TEXT,
    note TEXT,
    who TEXT NOT NULL,
    at TEXT NOT NULL,
    coder TEXT,
    undoes INTEGER REFERENCES judgements (id)
) STRICT;
CREATE INDEX judgements_anchor ON judgements (anchor);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only: add a new one');
END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements
BEGIN
    SELECT RAISE (ABORT, 'judgements are append-only: add an undo');
END;

-- Full text over what is stored above; the triggers keep it in step.
CREATE VIRTUAL TABLE texts_fts USING fts5 (
    text, content = 'texts', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER texts_added AFTER INSERT ON texts
BEGIN
    INSERT INTO texts_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER texts_gone AFTER DELETE ON texts
BEGIN
    INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER texts_changed AFTER UPDATE OF text ON texts
BEGIN
    INSERT INTO texts_fts (texts_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO texts_fts (rowid, text) VALUES (new.id, new.text);
END;

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    words, content = 'claims', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_added AFTER INSERT ON claims
BEGIN
    INSERT INTO claims_fts (rowid, words) VALUES (new.id, new.words);
END;
CREATE TRIGGER claims_gone AFTER DELETE ON claims
BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, words) VALUES ('delete', old.id, old.words);
END;
CREATE TRIGGER claims_changed AFTER UPDATE OF words ON claims
BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, words) VALUES ('delete', old.id, old.words);
    INSERT INTO claims_fts (rowid, words) VALUES (new.id, new.words);
END;

-- Views for people who open the file in Datasette, R or anything else: what holds now.
CREATE VIEW v_articles AS
SELECT
    a.id, a.article, a.version, a.outlet, a.wire, a.title, a.published, a.published_source, a.url,
    a.byline, a.dateline, a.language, t.text_hash, t.text, r.coder,
    (SELECT count(*) FROM claims c WHERE c.record_id = r.id) AS claims
FROM articles a
JOIN texts t ON t.id = a.text_id
JOIN records r ON r.article_id = a.id AND r.run_to IS NULL
WHERE a.run_to IS NULL;

CREATE VIEW v_claims AS
SELECT
    c.claim, c.anchor, c.kind, c.day, c.time_start, c.time_end, c.granularity, c.time_source,
    c.status, c.certainty, c.hedged, c.stance, c.narrative, c.type, c.core, c.mode,
    (SELECT group_concat(p.text, '; ') FROM claim_actors p
     WHERE p.claim_id = c.id AND p.role IN ('actor', 'holder') AND p.code = 0) AS actor,
    (SELECT group_concat(coalesce(p.country, '') || '/' || coalesce(p.sector, ''), '; ') FROM claim_actors p
     WHERE p.claim_id = c.id AND p.role IN ('actor', 'holder')) AS actor_codes,
    (SELECT group_concat(p.text, '; ') FROM claim_actors p
     WHERE p.claim_id = c.id AND p.role IN ('recipient', 'of') AND p.code = 0) AS recipient,
    (SELECT group_concat(coalesce(p.country, '') || '/' || coalesce(p.sector, ''), '; ') FROM claim_actors p
     WHERE p.claim_id = c.id AND p.role IN ('recipient', 'of')) AS recipient_codes,
    coalesce(pl.name, pl.text) AS place, pl.country AS place_country, pl.geonames, pl.lat, pl.lon,
    pl.resolution AS place_resolution, c.root AS said_by,
    (SELECT group_concat(l.text, ' > ') FROM chain_links l
     WHERE l.claim_id = c.id AND l.code = 0) AS chain,
    c.words, c.confidence, c.rule, a.article, a.version, a.outlet, a.published, a.url, r.coder,
    c.id AS claim_id, a.id AS article_id
FROM claims c
JOIN records r ON r.id = c.record_id AND r.run_to IS NULL
JOIN articles a ON a.id = c.article_id AND a.run_to IS NULL
LEFT JOIN places pl ON pl.id = c.place_id;

CREATE VIEW v_events AS
SELECT v.*, e.cameo, e.intensity, e.contexts, e.trigger_text
FROM v_claims v
JOIN claims c ON c.id = v.claim_id
JOIN events e ON e.id = c.event_id;

CREATE VIEW v_states AS
SELECT v.*, s.since, s.trigger_text
FROM v_claims v
JOIN claims c ON c.id = v.claim_id
JOIN states s ON s.id = c.state_id;

CREATE VIEW v_quantities AS
SELECT v.claim, q.kind AS counted, q.low, q.high, q.bound, v.status, v.said_by, v.words, v.article
FROM quantities q
JOIN v_claims v ON v.claim_id = q.claim_id;

CREATE VIEW v_attributions AS
SELECT
    a.article, a.outlet, a.published, t.attribution, t.source, e.name AS source_name, t.source_kind,
    t.anonymous, t.justification, t.cue, t.cue_class, t.negated, t.quote, t.medium, t.basis,
    (SELECT group_concat(substr(x.text, s.span_start + 1, s.span_end - s.span_start), ' ... ')
     FROM attribution_spans s WHERE s.attribution_id = t.id) AS content,
    t.rule, t.id AS attribution_id, a.id AS article_id
FROM attributions t
JOIN records r ON r.id = t.record_id AND r.run_to IS NULL
JOIN articles a ON a.id = r.article_id AND a.run_to IS NULL
JOIN texts x ON x.id = a.text_id
LEFT JOIN entities e ON e.id = t.entity_id;

CREATE VIEW v_clusters AS
SELECT
    k.cluster, k.type, k.time_start, k.time_end, k.place, k.country, k.articles, k.outlets,
    k.origins_low, k.origins_high, k.verdict,
    (SELECT count(*) FROM cluster_claims m WHERE m.cluster_id = k.id) AS claims,
    (SELECT count(*) FROM disputes d WHERE d.cluster_id = k.id) AS disputes
FROM clusters k
WHERE k.run_to IS NULL;

CREATE VIEW v_origins AS
SELECT k.cluster, o.origin, o.label, o.kind, o.bloc, o.counts, o.reason,
    (SELECT count(*) FROM origin_claims c WHERE c.origin_id = o.id) AS claims
FROM origins o
JOIN clusters k ON k.id = o.cluster_id
WHERE o.run_to IS NULL AND k.run_to IS NULL;

CREATE VIEW v_rejects AS
SELECT j.location, j.reason, j.detail, r.started AS since
FROM rejects j
JOIN runs r ON r.id = j.run_from
WHERE j.run_to IS NULL;
