"""Words that stand for a name: pronouns and roles such as 'the applicant'."""
