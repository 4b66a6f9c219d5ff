#!/usr/bin/env bash
# All tests: fetches what they need through apt, then builds and verifies the whole house.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$home"

missing=()
[ -n "$(ls -d /usr/lib/postgresql/*/bin/postgres 2>/dev/null || true)" ] || missing+=(postgresql)
command -v soffice >/dev/null 2>&1 || missing+=(libreoffice-writer-nogui)
[ -n "${LUOSHI_CHROMIUM:-}" ] || [ -x /usr/bin/chromium ] || missing+=(chromium)
command -v pdftoppm >/dev/null 2>&1 || missing+=(poppler-utils)
[ -n "$(ls /usr/share/fonts/truetype/arphic-gbsn00lp/*.ttf 2>/dev/null || true)" ] || missing+=(fonts-arphic-gbsn00lp)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "luoshi test: fetching ${missing[*]} …" >&2
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null 2>&1 || true
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null 2>&1 || {
      echo "luoshi test: could not install. Maybe: apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 2
    }
  else
    echo "luoshi test: missing programs. Maybe: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 2
  fi
fi

# Every check of the build must be seen to fail: each fixture breaks one, under the very configuration of the house.
breaks() {
  local said
  if said=$(mvn -B -ntp -f "$home/config/fixtures/$1/pom.xml" "$2" 2>&1) || ! grep -q "$3" <<<"$said"; then
    echo "luoshi test: the fixture config/fixtures/$1 should fail with ($3), but did not." >&2
    tail -20 <<<"$said" >&2
    exit 1
  fi
  echo "fixture $1 fails as it should: $3"
}
breaks nullaway compile '\[NullAway\]'
breaks errorprone compile '\[ReferenceEquality\]'
breaks format compile 'format violations'

cases=${LUOSHI_CASES:-$([ "${CI:-}" = true ] && echo 10000 || echo 2000)}
log=$home/target/test.log
mkdir -p "$home/target"
set +e
mvn -B -ntp -Dluoshi.random.cases="$cases" verify "$@" 2>&1 | tee "$log"
code=${PIPESTATUS[0]}
set -e
summary=$(grep -hE '^\[(INFO|WARNING|ERROR)\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+$' "$log" |
  awk -F'[:,]' '{run+=$2; bad+=$4+$6; skip+=$8} END {printf "%d passed, %d failed, %d skipped", run-bad-skip, bad, skip}')
echo "$summary"
exit "$code"
