"""Invites for tests of screens: real ones, of a cooperation that no server knows, as file, letters and picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import zxingcpp
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageWriter

from desktop.keys.invites import InviteTerms, invite_letters, new_invite, read_invite, write_invite
from desktop.keys.root_words import root_words
from desktop.ui.enrol_ports import InviteShown

SERVER = "https://bruecke.example"
INVITE = new_invite(InviteTerms(SERVER, bytes(range(32)), "jugendamt-kempen-asd", ("member",), 1_800_000_000_000))
FILE = write_invite(INVITE)
LETTERS = invite_letters(INVITE)
SHOWN = InviteShown(
    "Jugendamt Kempen",
    "ASD",
    "Mitglied",
    SERVER,
    "15.01.2027 09:00 Uhr",
    bytes(range(32)).hex(),
    root_words(bytes(range(32))),
    INVITE,
)


def changed(file: Path, **terms: Any) -> bytes:
    """An invite's file with other terms, which is whole in itself."""
    invite = read_invite(file.read_bytes())
    return write_invite(replace(invite, terms=replace(invite.terms, **terms)))


def qr_picture(content: bytes, kind: str = "PNG") -> bytes:
    """A picture with content as a QR code."""
    drawn = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode).to_svg(scale=4)
    return picture(QImage.fromData(drawn.encode()).convertToFormat(QImage.Format.Format_RGB32), kind)


def picture(image: QImage, kind: str = "PNG") -> bytes:
    """An image as a file's content."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(kind.encode())).write(image)

    return bytes(buffer.data().data())
