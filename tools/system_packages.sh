#!/bin/sh
# Tests use programs beside Python: a real browser for pages, ssh-keygen and openssl for seals, pdftotext to read copies with other eyes,
# LibreOffice to open what is written for office programs.
# What is missing is installed where this user may; elsewhere the tests that need it are skipped, and this says so.
missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 || missing="chromium"
command -v ssh-keygen >/dev/null 2>&1 || missing="$missing openssh-client"
command -v openssl >/dev/null 2>&1 || missing="$missing openssl"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1 || missing="$missing libreoffice-writer-nogui libreoffice-core-nogui"
[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  # shellcheck disable=SC2086 # several words on purpose
  if apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null 2>&1; then
    exit 0
  fi
fi
echo "not on this machine, and could not be installed:$missing; the tests that need it are skipped" >&2
exit 0
