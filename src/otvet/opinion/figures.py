"""The numbers beside the answer about opinion, each with its query and its page."""

from otvet.findings import Figure
from otvet.opinion.audit.corrected import SENTIMENTS
from otvet.opinion.audit.month import Audit
from otvet.opinion.coverage import Coverage
from otvet.stats.audited import Audited
from otvet.stats.told import in_shares
from otvet.store.counts.opinion import OpinionTotals

TOTALS, ALONE, PROBLEMS = "opinion_totals", "opinion_singles", "opinion_problems"
READS, AUDITED = "opinion_reads", "audited-shares"


def figures(
    totals: OpinionTotals, found: Coverage | None, audit: Audit, *, files: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Texts and authors, how many complain and of what, what is labelled, and the novelty."""
    told = [
        _count("mentions", totals.mentions, "texts", files),
        _count("authors", totals.authors, "authors", files),
        _count("complaints", totals.complaints, "texts", files),
        _count("unplaced", totals.unplaced, "texts", files),
        _quiet(totals, files),
        _count("spam", totals.spam, "texts", files),
        *_audited(audit, files),
    ]
    if found is None:
        reason = "nobody_spoke"
        return (*told, Figure(code="novelty", value=None, unit="share", reason=reason, count=ALONE))
    return (*told, *_novelty(found, files))


def commenters(
    totals: OpinionTotals, people: tuple[float, float] | None, *, files: tuple[str, ...] = ()
) -> Figure:
    """Of 100 people who follow or act, those who spoke up; every yes is told together with it.

    How many people are behind the followers is known from … to, so the share is as well.
    """
    if people is None or not people[0]:
        code, reason = "commenters_of_100", "audience_unknown"
        return Figure(code=code, value=None, reason=reason, measure="silent-majority")
    high, low = (min(100.0, 100 * totals.authors / n) for n in people)
    return Figure(
        code="commenters_of_100",
        value=low if low == high else None,
        unit="of_100",
        low=low,
        high=high,
        reason="" if low == high else "no_overlap_evidence",
        count=TOTALS,
        measure="silent-majority",
        sources=files,
    )


def _count(code: str, value: int, unit: str, files: tuple[str, ...]) -> Figure:
    return Figure(code=code, value=value, unit=unit, count=TOTALS, measure="novelty", sources=files)


def _quiet(totals: OpinionTotals, files: tuple[str, ...]) -> Figure:
    """The part of texts without a complaint; of no texts there is no part."""
    some = totals.mentions > 0
    return Figure(
        code="no_complaint",
        value=1 - totals.complaints / totals.mentions if some else None,
        unit="share",
        reason="" if some else "nobody_spoke",
        count=TOTALS,
        measure="novelty",
        sources=files,
    )


def _audited(audit: Audit, files: tuple[str, ...]) -> tuple[Figure, ...]:
    """The labels put, and what they make of complaints and sentiments once they are enough."""
    if not audit.labels:
        return ()
    told = Figure(
        code="labels",
        value=audit.labels,
        unit="people",
        count=READS,
        measure=AUDITED,
        sources=files,
    )
    right = audit.corrected
    if right is None:
        return (told,)
    shares = {
        "complaint_corrected": right.complaint,
        **{SENTIMENTS[k]: found for k, found in right.sentiments.items()},
    }
    return (told, *(_corrected(code, of, files) for code, of in shares.items()))


def _corrected(code: str, of: Audited, files: tuple[str, ...]) -> Figure:
    found = in_shares(of.interval())
    return Figure(
        code=code,
        value=found.value,
        unit="share",
        low=found.low,
        high=found.high,
        count=READS,
        measure=AUDITED,
        sources=files,
    )


def _novelty(found: Coverage, files: tuple[str, ...]) -> tuple[Figure, ...]:
    both = (("novelty", found.novelty), ("novelty_placed", found.placed))
    shares = (
        Figure(
            code=code,
            value=part.estimate,
            unit="share",
            low=part.low,
            high=part.high,
            count=ALONE,
            measure="novelty",
            sources=files,
        )
        for code, part in both
    )
    return (
        *shares,
        Figure(
            code="singletons",
            value=found.singletons,
            unit="problems",
            count=PROBLEMS,
            measure="novelty",
            sources=files,
        ),
    )
