"""Closed vocabularies. The words are public: they stand in the JSON, the tables, the pages and the manual."""

from __future__ import annotations

from enum import StrEnum


class ReadStatus(StrEnum):
    """What became of an input."""

    READ = "read"
    PARTLY = "partly"
    FAILED = "failed"
    KEPT = "kept, not read"
    DUPLICATE = "duplicate"


class RegionKind(StrEnum):
    """What a stretch of a text layer is, where it is not plain running text."""

    PAGE = "page"
    TITLE = "title"
    HEADING = "heading"
    RUNNING_HEADER = "running header"
    RUNNING_FOOTER = "running footer"
    CONTENTS = "contents"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    INSERTION = "insertion"
    DELETION = "deletion"
    QUOTED = "quoted"
    MAIL_HEADER = "mail header"
    BOILERPLATE = "boilerplate"
    TABLE = "table"
    CAPTION = "caption"
    LINK = "link"


class NameKind(StrEnum):
    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    STATE = "state"


class Quantity(StrEnum):
    MONEY = "money"
    MASS = "mass"
    DURATION = "duration"
    COUNT = "count"
    SHARE = "share"


class QuoteKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Modality(StrEnum):
    """As what something is said: from the bare word to the judgment after both sides were heard."""

    ASSERTED = "asserted"
    ALLEGED = "alleged"
    SUSPECTED = "suspected"
    CHARGED = "charged"
    CONVICTED = "convicted"
    CONVICTED_IN_ABSENTIA = "convicted_in_absentia"
    DEFAULT_JUDGMENT = "default_judgment"
    ADVERSARIAL_JUDGMENT = "adversarial_judgment"
    FINDING = "finding"
    FINDING_OF_ANNULLED_DECISION = "finding_of_annulled_decision"
    CONCEDED = "conceded"
    DENIED = "denied"
    ARGUED = "argued"
    PREDICTED = "predicted"
    CALLED_FOR = "called_for"


class ActKind(StrEnum):
    """Kinds of act, as in the reading format."""

    ARREST = "arrest"
    CHARGE = "charge"
    CONVICTION = "conviction"
    ACQUITTAL = "acquittal"
    SENTENCE = "sentence"
    JUDGMENT = "judgment"
    GRANT = "grant"
    REFUSAL = "refusal"
    EXTRADITION_ORDER = "extradition_order"
    EXPULSION_ORDER = "expulsion_order"
    FREEZING_ORDER = "freezing_order"
    WARRANT = "warrant"
    NOTICE = "notice"
    NOTICE_WITHDRAWAL = "notice_withdrawal"
    ASYLUM_GRANT = "asylum_grant"
    ASYLUM_REFUSAL = "asylum_refusal"
    ANNULMENT = "annulment"
    UPHOLDING = "upholding"
    REMAND = "remand"
    STAY = "stay"
    APPEAL_FILED = "appeal_filed"
    RELEASE = "release"
    SANCTION_LISTING = "sanction_listing"
    OTHER = "other"


class EffectKind(StrEnum):
    """What one act does to another; the semantics are in the manual's page on standing."""

    ANNULS = "annuls"
    ENDS = "ends"
    STAYS = "stays"
    BARS = "bars"
    CHALLENGES = "challenges"
    DECIDES = "decides"
    UPHOLDS = "upholds"
    IMPLEMENTS = "implements"
    ACCESSORY = "accessory"
    PART = "part"


class Mode(StrEnum):
    ADVERSARIAL = "adversarial"
    DEFAULT = "default"
    EX_PARTE = "ex_parte"
    IN_ABSENTIA = "in_absentia"
    ADMINISTRATIVE = "administrative"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "n/a"


class Strength(StrEnum):
    """Whether a producer says so, or a person has agreed, corrected or refused."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Flag(StrEnum):
    """What has been said about who may see a document."""

    PRIVILEGED = "privileged"
    CONSENT = "consent given for"
    CONFIDENTIAL = "confidential to"
