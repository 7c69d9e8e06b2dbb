#!/bin/sh
# What people do to decks, and what must not cost them their progress.
. tests/tap.sh

GRILL_NOW=2026-01-05T12:00:00Z
export GRILL_NOW
deck=$scratch/notes/deck.md
write_deck() {
    mkdir -p "$scratch/notes"
    cat >"$deck"
}
original() {
    write_deck <<'END'
# Memory

Q: What does the vanishing gradient problem do to the early layers of a network?
A: They stop lerning.

Q: What is dropout?
A: Switching off random neurons.
END
}
# Both cards are answered, so that a card that is asked again has lost its history.
learn() {
    rm -rf "$XDG_DATA_HOME/grill" "$scratch/notes"
    original
    feed '\n4\n\n4\n' grill "$deck"
}
nothing_new() { # nothing_new NAME PATH
    run grill "$2"
    out_like '^Nothing is due' "$1"
}

learn
nothing_new "what was learned is not asked again" "$deck"

sed -i 's/lerning/learning/' "$deck"
nothing_new "a typing mistake mended in the answer" "$deck"

learn
sed -i 's/What is dropout?/**what is Dropout**/' "$deck"
nothing_new "case, marks and punctuation of the question" "$deck"

learn
write_deck <<'END'
# Regularisation

Q: What is dropout?
A: Switching off random neurons.

# Training

Q: What does the vanishing gradient problem do to the early layers of a network?
A: They stop learning.
END
nothing_new "cards moved within the file, to other topics" "$deck"

learn
mkdir "$scratch/elsewhere"
mv "$deck" "$scratch/elsewhere/renamed.md"
nothing_new "a file moved and renamed" "$scratch/elsewhere/renamed.md"

learn
sed -i 's/What does the vanishing gradient problem do to the early layers of a network?/What effect does the vanishing gradient problem have on early layers?/' "$deck"
nothing_new "a question reworded" "$deck"
err_is "grill: 1 reworded question recognised, with its history" "which is told once"
run grill "$deck"
err_is '' "and not again"
like "$(cat "$XDG_DATA_HOME"/grill/reviews/*.log)" '^n ' "because it is recorded"

learn
sed -i 's/What is dropout?/What is early stopping?/; s/Switching off random neurons/Ending training when validation gets worse/' "$deck"
feed ':q\n' grill "$deck"
out_like 'What is early stopping' "another question is a new card"
out_like '^\[1/1\] new' "and the only one"

learn
printf '\nQ: What is dropout?\nA: Leaving school.\n' >>"$deck"
feed ':q\n' grill "$deck"
out_like '^\[1/1\] new' "the same words asked twice in a deck are two cards"

rm -rf "$XDG_DATA_HOME/grill"
write_deck <<'END'
Q: What is a pin? {#pin-1}
A: It holds an id.
END
feed '\n4\n' grill "$deck"
printf 'Q: Something else altogether {#pin-1}\nA: Still the same card.\n' | write_deck
nothing_new "a pinned id survives everything" "$deck"
run grill cards --json "$deck"
out_like '"id":"pin-1","kind":"question","question":"Something else altogether"' "and is no part of the question"

done_testing
