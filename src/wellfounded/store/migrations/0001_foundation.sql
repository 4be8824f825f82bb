-- Paths and names may hold bytes that are no text, so they are kept as UTF-8 with surrogates in BLOB columns. Columns called ``body`` and
-- ``words`` are JSON; those called ``packed`` are compressed, see encoding.py.

CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  media_type TEXT NOT NULL,
  forgotten INTEGER NOT NULL DEFAULT 0,
  found INTEGER NOT NULL DEFAULT 0 -- its bytes were kept by an intake that was interrupted before it could say so
) WITHOUT ROWID;

CREATE TABLE arrivals (
  number INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL REFERENCES originals (sha256),
  path BLOB NOT NULL,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  container TEXT NOT NULL, -- empty where it came by itself
  UNIQUE (sha256, path, container)
);
CREATE INDEX arrivals_container ON arrivals (container) WHERE container <> '';

CREATE TABLE journal (
  number INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash TEXT NOT NULL
);

CREATE TABLE secrets (
  entry INTEGER PRIMARY KEY REFERENCES journal (number),
  words TEXT NOT NULL
);

CREATE TABLE secrets_about (
  sha256 TEXT NOT NULL,
  entry INTEGER NOT NULL,
  PRIMARY KEY (sha256, entry)
) WITHOUT ROWID;

CREATE TABLE flags (
  document TEXT PRIMARY KEY,
  body TEXT NOT NULL
) WITHOUT ROWID;

-- From here on everything can be built again from originals and journal.

CREATE TABLE documents (
  number INTEGER PRIMARY KEY, -- the rowid of its words in the index
  id TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE REFERENCES originals (sha256),
  packed BLOB NOT NULL,
  producers TEXT NOT NULL,
  layer INTEGER -- the current one, if any
);

CREATE TABLE layers (
  number INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number),
  id TEXT NOT NULL,
  producer TEXT NOT NULL,
  text BLOB NOT NULL,
  regions BLOB NOT NULL,
  boxes BLOB NOT NULL,
  UNIQUE (document, id)
);

CREATE TABLE candidates (
  document INTEGER NOT NULL REFERENCES documents (number),
  kind TEXT NOT NULL,
  count INTEGER NOT NULL,
  ids BLOB NOT NULL,
  packed BLOB NOT NULL,
  PRIMARY KEY (document, kind)
);
CREATE INDEX candidates_count ON candidates (kind, count);

CREATE TABLE candidate_ids (
  id INTEGER PRIMARY KEY, -- the 64 bits of the candidate's id
  document INTEGER NOT NULL
);

CREATE TABLE entities (
  id TEXT PRIMARY KEY,
  packed BLOB NOT NULL
) WITHOUT ROWID;

CREATE TABLE bindings (
  entry INTEGER NOT NULL,
  position INTEGER NOT NULL,
  candidate TEXT,
  bound_by TEXT NOT NULL,
  PRIMARY KEY (entry, position)
) WITHOUT ROWID;

CREATE TABLE words (
  document INTEGER PRIMARY KEY REFERENCES documents (number),
  folded BLOB NOT NULL,
  spans BLOB NOT NULL
);

CREATE VIRTUAL TABLE word_index USING fts5 (folded, content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (word_index, 'row');
CREATE VIRTUAL TABLE occurrences USING fts5vocab (word_index, 'instance');

CREATE TABLE due (task TEXT PRIMARY KEY) WITHOUT ROWID; -- what must be finished at the next opening if it is interrupted
