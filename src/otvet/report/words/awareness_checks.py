"""What checks of surveys say: their waves, their weights, what was asked."""

from collections.abc import Mapping

from otvet.i18n import mark
from otvet.report.words.said import Said

SAID: Mapping[str, Said] = {
    "no_wave": Said(failed=mark("Nobody was asked this month.")),
    "no_earlier_wave": Said(
        failed=mark("There is no earlier wave of the survey; this one is the baseline."),
    ),
    "compare_wave_missing": Said(
        failed=mark("The wave that the goal names for comparison has not been taken in."),
    ),
    "no_shared_items": Said(
        failed=mark("The two waves asked about different things, so nothing can be compared."),
    ),
    "knowledge_not_told": Said(
        failed=mark("People claim to know invented advantages so often that guessing hides all."),
    ),
    "effective_responses": Said(
        passed=mark("There are enough responses in every wave."),
        failed=mark(
            "There are too few responses: after weighting they count as {effective_responses}."
        ),
    ),
    "margin_cells": Said(
        passed=mark("Every group used for weighting has enough responses."),
        failed=mark("Some groups used for weighting have too few responses."),
    ),
    "design_effect": Said(
        passed=mark("The weights are not too uneven."),
        failed=mark("The weights are too uneven: a few respondents speak for too many."),
    ),
    "margins_met": Said(
        passed=mark("The weights bring the survey to the audience's known make-up."),
        failed=mark("No weights bring the survey to the audience's known make-up."),
    ),
    "group_missing": Said(
        failed=mark(
            "Almost nobody answered of a group that makes {share} of the audience "
            "({attribute}: {group}): no weights can stand in for them."
        ),
    ),
    "link_survey": Said(
        told=mark("People answered by a link and of their own will; it is no random sample."),
    ),
    "no_foils": Said(
        failed=mark("No invented advantage was asked about, so guessing has not been taken out."),
    ),
    "no_decoys": Said(
        failed=mark("No invented brand was in the list, so guessing has not been taken out."),
    ),
    "not_weighted": Said(
        told=mark("The responses are not weighted: the audience's make-up is not known."),
    ),
    "margins_not_asked": Said(
        failed=mark("The survey did not ask what weighting needs: {names}."),
    ),
    "margins_not_alike": Said(
        failed=mark(
            "The network's groups do not fit those of the survey, "
            "so nothing is weighed by: {names}."
        ),
    ),
    "margins_pages_unknown": Said(
        failed=mark(
            "The brand's pages differ in make-up, and the followers of some are not known, "
            "so nothing is weighed by: {names}."
        ),
    ),
    "cells_joined": Said(told=mark("Small groups were joined for weighting: {names}.")),
    "items_differ": Said(
        failed=mark("Asked in one wave only, so left out of the comparison: {names}."),
    ),
    "panel": Said(
        told=mark("The same people answered both times: {n}. Fresh ones: {fresh}."),
    ),
    "silent_drift": Said(
        passed=mark("Advantages that nobody told stayed where they were, as they should."),
        failed=mark(
            "Advantages that nobody told moved too, by {points} points: "
            "other people may have answered this time."
        ),
    ),
    "offered_assumed": Said(
        told=mark("Nobody ticked these, but they count as offered: {what} ({files})."),
        failed=mark(
            "In one wave only, nobody ticked these, and they count as offered: {what} ({files}). "
            "If they were not in the form, the change is not one of knowledge."
        ),
    ),
}
SHORT: Mapping[str, str] = {
    "silent_drift": mark("Advantages that nobody told moved too: others may have answered."),
    "group_missing": mark("Almost nobody answered of a group of the audience: {group}."),
    "knowledge_not_told": mark("Guessing hides what people know."),
}
