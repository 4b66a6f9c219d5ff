#!/usr/bin/env bash
# Shows documents as pictures: docx -> PDF (LibreOffice) -> PNG, or PDF -> PNG.
# Needs: apt-get install libreoffice-writer-nogui poppler-utils fonts-noto-cjk fonts-arphic-gbsn00lp
# Use:   config/look.sh OUT_FOLDER FILE.docx|FILE.pdf ...
set -euo pipefail
if [ $# -lt 2 ]; then
  echo "use: config/look.sh OUT_FOLDER FILE.docx|FILE.pdf ..." >&2
  exit 2
fi
out=$1
shift
mkdir -p "$out"
for file in "$@"; do
  name=$(basename "${file%.*}")
  kind=${file##*.}
  pdf=$file
  if [ "$kind" = docx ]; then
    soffice --headless --convert-to pdf --outdir "$out/docx" "$file" >/dev/null
    pdf=$out/docx/$name.pdf
  fi
  rm -f "$out/$name-$kind-"*.png
  pdftoppm -r "${DPI:-70}" -png "$pdf" "$out/$name-$kind"
  ls "$out/$name-$kind-"*.png
done
