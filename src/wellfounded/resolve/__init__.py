"""Who is who, which act is which, and to what a person's judgements bind."""
