#!/usr/bin/env bash
# Makes the pictures of README and guide anew from the sample bureau.
# Needs: apt-get install poppler-utils fonts-noto-cjk fonts-dejavu-core; a JDK 25 in JAVA_HOME or on the path.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pictures=$home/docs/guide/pictures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
mkdir -p "$pictures"

"$home/luoshi" demo --no-serve --data "$work/data" --out "$work/out" >"$work/demo.txt"
for lang in zh en; do
  {
    echo '$ luoshi status --as-of 2020-10-31'"$([ $lang = en ] && echo ' --lang en')"
    "$home/luoshi" status --as-of 2020-10-31 --data "$work/data" --lang $lang
  } >"$work/status.$lang.txt"
  "$java" "$home/config/TerminalPicture.java" "$work/status.$lang.txt" "$pictures/status.$lang.png"
  pdftoppm -r 90 -gray -png -singlefile -f 1 -l 1 "$work/out/report.$lang.pdf" "$pictures/report.$lang"
done
ls -l "$pictures"
