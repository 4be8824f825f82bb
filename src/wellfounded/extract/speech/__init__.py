"""Who says what: quotations, their speakers and cues, and statements outside quotation marks."""
