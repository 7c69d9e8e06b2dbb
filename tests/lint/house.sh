#!/bin/sh
# Checks the rules of the house, and that each of them can fail.
. tests/tap.sh

lint_folder=$GRILL_ROOT/tests/lint
house_flags=$(make -s --no-print-directory show-flags)
. tests/lint/lib_rules.sh

for rule in $rules; do
    findings=$("rule_$rule")
    case $findings in
    SKIP*) skip "$rule: $(rule_says "$rule")" "${findings#SKIP }" ;;
    '') pass "$rule: $(rule_says "$rule")" ;;
    *) fail "$rule: $(rule_says "$rule")" "$findings" ;;
    esac
done

for rule in $rules; do
    mkdir "$scratch/$rule"
    findings=$(cd "$scratch/$rule" && "bad_$rule" && "rule_$rule")
    case $findings in
    SKIP*) skip "$rule finds a violation" "${findings#SKIP }" ;;
    '') fail "$rule finds a violation" "the bad sample was found good" ;;
    *) pass "$rule finds a violation" ;;
    esac
done

done_testing
