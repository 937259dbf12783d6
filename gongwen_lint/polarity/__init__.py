"""What a document does to the things its clauses name: imposes, prohibits, limits, allows, encourages, reports or quotes."""
