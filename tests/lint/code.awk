# Prints every line as FILE:LINE:CODE, where CODE has no comments and no contents of strings and characters.
FNR == 1 { in_comment = 0 }
{
    text = $0
    code = ""
    while (text != "") {
        if (in_comment) {
            end = index(text, "*/")
            if (!end) break
            text = substr(text, end + 2)
            in_comment = 0
        } else if (match(text, /\/\*|\/\/|"|'/)) {
            mark = substr(text, RSTART, RLENGTH)
            code = code substr(text, 1, RSTART - 1)
            text = substr(text, RSTART + RLENGTH)
            if (mark == "/*") { in_comment = 1; continue }
            if (mark == "//") break
            # The names of included files are code here.
            if (mark == "\"" && code ~ /^#[ \t]*include/) { code = code mark text; break }
            while (text != "" && substr(text, 1, 1) != mark)
                text = substr(text, substr(text, 1, 1) == "\\" ? 3 : 2)
            code = code mark mark
            text = substr(text, 2)
        } else {
            code = code text
            break
        }
    }
    print FILENAME ":" FNR ":" code
}
