"""Rules about what a text points to: notes and their marks, attachments, contents, links, publishers, words such as "ibid."."""

from __future__ import annotations

from ..rule import Rule
from . import contents_order, earlier_notes, file_numbers, note_to_note, other_paragraph, own_places, pinpoints, quoted_paragraphs
from .address_forms import MixedForms, NotCanonical
from .addresses import (
    DifferentAddressShown,
    ImpossibleAddress,
    ImpossibleIdentifier,
    LookAlikeHost,
    SpacedAddress,
    TruncatedAddress,
)
from .attached import AttachmentNotCited, AttachmentNotListed, AttachmentNumbers
from .attached_fit import DescriptionDoesNotFit, RenumberedAttachments
from .contents import ContentsForms, ContentsPages, ContentsWithoutHeading, HeadingNotInContents
from .notes import MarkTwice, MarkWithoutNote, NoteNumberMissing, NotesOutOfOrder, NoteTwice, NoteWithoutMark
from .publishers import NamedPublisherDiffers, OnePublisher, SeveralNotesToOne
from .wording import DanglingAct, IbidToNothing, SeeMissingNote

RULES: tuple[type[Rule], ...] = (
    MarkWithoutNote,
    NoteWithoutMark,
    NoteTwice,
    NotesOutOfOrder,
    MarkTwice,
    NoteNumberMissing,
    AttachmentNotListed,
    AttachmentNotCited,
    DescriptionDoesNotFit,
    AttachmentNumbers,
    RenumberedAttachments,
    ContentsWithoutHeading,
    HeadingNotInContents,
    ContentsPages,
    ContentsForms,
    IbidToNothing,
    DanglingAct,
    SeeMissingNote,
    ImpossibleIdentifier,
    TruncatedAddress,
    SpacedAddress,
    LookAlikeHost,
    NotCanonical,
    MixedForms,
    ImpossibleAddress,
    DifferentAddressShown,
    SeveralNotesToOne,
    OnePublisher,
    NamedPublisherDiffers,
    *pinpoints.RULES,
    *file_numbers.RULES,
    *quoted_paragraphs.RULES,
    *other_paragraph.RULES,
    *own_places.RULES,
    *note_to_note.RULES,
    *contents_order.RULES,
    *earlier_notes.RULES,
)
