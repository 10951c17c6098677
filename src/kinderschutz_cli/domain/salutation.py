"""Salutation, address line and address field of a contact, by the conventions of German letters (DIN 5008).

Only doctor and professor go into the salutation, only the higher of the two; professor is written out, diplomas and
degrees never appear. Nobody's gender is guessed: without a form of address the full name stands alone.
"""

from kinderschutz_cli.domain.contact import Contact, ContactType
from kinderschutz_cli.domain.name import FormOfAddress, PersonName
from kinderschutz_cli.domain.office import is_personal_office
from kinderschutz_cli.domain.setting import SalutationStyle
from kinderschutz_cli.domain.title import is_doctor, is_professor

_INSTITUTION = {
    SalutationStyle.CLASSIC: "Sehr geehrte Damen und Herren,",
    SalutationStyle.NEUTRAL: "Guten Tag,",
}
_GREETING = {
    SalutationStyle.CLASSIC: {FormOfAddress.FRAU: "Sehr geehrte Frau", FormOfAddress.HERR: "Sehr geehrter Herr"},
    SalutationStyle.NEUTRAL: {FormOfAddress.FRAU: "Guten Tag Frau", FormOfAddress.HERR: "Guten Tag Herr"},
}
_PROFESSOR = {FormOfAddress.FRAU: "Professorin ", FormOfAddress.HERR: "Professor "}
_ADDRESS_FORM = {FormOfAddress.FRAU: "Frau", FormOfAddress.HERR: "Herrn"}

#: What fits on one line of the address field (85 mm, DIN 5008) in a usual typeface.
_LINE_WIDTH = 45


def salutation(contact: Contact, style: SalutationStyle) -> str:
    """The opening line with its comma; a contact's own wording as typed.

    `klassisch` writes "Sehr geehrte Frau Dr. Muster,", `neutral` names people in full and without gender, "Guten Tag Dr.
    Erika Muster,". Both write "Guten Tag Kim Muster," when no form of address is known. Institutions, function
    mailboxes and offices get "Sehr geehrte Damen und Herren," or "Guten Tag,"; so does a bare surname without a form of
    address, for "Guten Tag Muster," would be rude.
    """
    if contact.own_salutation:
        return contact.own_salutation
    form, name = contact.form_of_address, contact.name
    if contact.type is ContactType.MAILBOX or not name.plain:
        return _to_office(contact, style)
    if form and name.surname and (style is SalutationStyle.CLASSIC or not name.given):
        return _formal(form, name, style)
    title = _short_title(name)
    if not name.given and not title:
        return _INSTITUTION[style]
    return f"Guten Tag {title}{name.plain},"


def _to_office(contact: Contact, style: SalutationStyle) -> str:
    """ "Sehr geehrter Herr Bürgermeister," for one word that a person holds; else as to an institution."""
    form, office = contact.form_of_address, contact.label
    if contact.type is ContactType.MAILBOX or form is None or " " in office or not is_personal_office(office):
        return _INSTITUTION[style]
    return f"{_GREETING[style][form]} {office},"


def _formal(form: FormOfAddress, name: PersonName, style: SalutationStyle) -> str:
    title = _PROFESSOR[form] if _has_professor(name) else _short_title(name)
    return f"{_GREETING[style][form]} {title}{name.surname},"


def _has_professor(name: PersonName) -> bool:
    return any(map(is_professor, name.title.split()))


def _short_title(name: PersonName) -> str:
    """ "Prof. ", "Dr. " or nothing: the highest one, in the form that says nothing about gender."""
    if _has_professor(name):
        return "Prof. "
    return "Dr. " if any(map(is_doctor, name.title.split())) else ""


def address_line(contact: Contact) -> str:
    """The line that names the addressee: "Herrn Dr. Jan Muster", "Sekretariat", "Grundschule X".

    An office stands beside the form of address: "Herrn Bürgermeister Jan Muster".
    """
    if contact.own_address_line:
        return contact.own_address_line
    organisation = contact.organisation.name if contact.organisation else ""
    if contact.type is ContactType.MAILBOX:
        return contact.label or organisation
    form = _ADDRESS_FORM[contact.form_of_address] if contact.form_of_address else ""
    if contact.name.full:
        office = contact.label if form and is_personal_office(contact.label) else ""
        return " ".join(piece for piece in (form, office, contact.name.full) if piece)
    if form and is_personal_office(contact.label):
        return f"{form} {contact.label}"
    return contact.label or organisation


def address_field(contact: Contact) -> tuple[str, ...]:
    """The lines of the address field (DIN 5008): institution, person, street, postcode and city.

    At most 6 lines, none empty; a name longer than 45 characters takes two. An address of the contact's own replaces
    that of the organisation, which is named all the same.
    """
    organisation = contact.organisation.name if contact.organisation else ""
    person = address_line(contact)
    names = (organisation, person) if person != organisation else (organisation,)
    lines = [line for name in names for line in _wrapped(name)]
    return (*lines, *contact.address.lines)


def _wrapped(name: str) -> tuple[str, ...]:
    """One line, or two where it is too long: broken at the last blank that fits, else at the middle one."""
    if len(name) <= _LINE_WIDTH:
        return (name,) if name else ()
    blanks = [place for place, sign in enumerate(name) if sign == " "]
    fitting = [place for place in blanks if place <= _LINE_WIDTH and len(name) - place - 1 <= _LINE_WIDTH]
    if not blanks:
        return (name,)
    place = fitting[-1] if fitting else min(blanks, key=lambda blank: abs(blank - len(name) // 2))
    return name[:place], name[place + 1 :]
