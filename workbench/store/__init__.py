"""One SQLite file: the only place that knows the schema, the journal and the search index."""
