#!/bin/sh
# The tests of the report page use a real browser. It is installed where this user may; elsewhere those tests say what is missing.
if command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1; then
  exit 0
fi
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
  if apt-get update -qq >/dev/null 2>&1 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null 2>&1; then
    exit 0
  fi
fi
echo "no Chromium on this machine, and it could not be installed: the tests in tests/e2e are skipped" >&2
exit 0
