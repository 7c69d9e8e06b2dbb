#!/bin/sh
# The page of a sheet, judged by programs that know HTML: tidy and Chromium, where they are installed.
. tests/tap.sh

page=$scratch/sheet.html
run grill sheet --format html
status_is 0 "the decks that come with grill give a page"
cp "$out_file" "$page"

if command -v tidy >/dev/null 2>&1; then
    # MathML is younger than some versions of tidy
    run tidy -quiet -errors --new-inline-tags math,mrow,mi,mn,mo,ms,mtext,mspace,mfrac,msqrt,mroot,msub,msup,msubsup,munder,mover,munderover,mstyle,mpadded,mphantom,mmultiscripts,mprescripts,mtable,mtr,mtd,menclose,merror,semantics,annotation "$page"
    is "$(printf '%s\n' "$err" | grep -v -e 'is not approved by W3C' -e '^ *$')" '' "tidy finds nothing"
else
    skip "tidy finds nothing" "no tidy"
fi

browser=
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && browser=$name && break
done
if [ -z "$browser" ]; then
    skip "Chromium prints the page" "no Chromium"
    done_testing
fi

# browse OPTION…: shows the page without a window and without a network.
browse() {
    timeout 60 "$browser" --headless --no-sandbox --disable-gpu --disable-extensions --user-data-dir="$scratch/profile" \
        --host-resolver-rules='MAP * ~NOTFOUND' --hide-scrollbars "$@" "file://$page" >"$scratch/browser.log" 2>&1
}

browse --no-pdf-header-footer --print-to-pdf="$scratch/sheet.pdf"
if [ ! -s "$scratch/sheet.pdf" ]; then
    skip "Chromium prints the page" "it does not run here: $(tail -n 1 "$scratch/browser.log")"
    done_testing
fi
is "$(head -c 5 "$scratch/sheet.pdf")" '%PDF-' "Chromium prints the page"
if command -v pdftotext >/dev/null 2>&1; then
    # Two columns: words that begin a line stand at the left and just right of the middle of the paper.
    pdftotext -bbox-layout "$scratch/sheet.pdf" "$scratch/boxes.html"
    sides=$(sed -n 's/.*<line xMin="\([0-9]*\)\..*/\1/p' "$scratch/boxes.html" |
        awk '$1 < 150 { left++ } $1 > 300 && $1 < 400 { right++ } END { print (left > 100 && right > 100) }')
    is "$sides" 1 "in two columns"
    pages=$(grep -c '<page ' "$scratch/boxes.html")
    ok "on few sheets of paper ($pages)" test "$pages" -le 8
    like "$(pdftotext "$scratch/sheet.pdf" -)" '^Convolutional neural networks$' "with its topics"
    unlike "$(pdftotext "$scratch/sheet.pdf" -)" '^Contents$' "and without the contents, which are no use there"
else
    skip "in two columns" "no pdftotext"
fi
browse --window-size=1200,900 --screenshot="$scratch/light.png"
ok "Chromium shows the page" test -s "$scratch/light.png"
browse --window-size=1200,900 --blink-settings=preferredColorScheme=0 --screenshot="$scratch/dark.png"
unlike "$(cmp "$scratch/light.png" "$scratch/dark.png" 2>&1)" '^$' "dark is another picture than light"
browse --window-size=360,800 --virtual-time-budget=2000 --dump-dom
like "$(cat "$scratch/browser.log")" '<nav' "the page is read whole"
unlike "$(cat "$scratch/browser.log")" 'Refused to|ERR_' "and asks for nothing"

done_testing
