package io.filrouge.batch.report.figures;

/**
 * Customers who entered or left a segment on this night.
 *
 * @param type kind of segment, such as rfm
 * @param reason the rule, as it was told of one of them
 */
public record SegmentMove(
    String type, String segment, boolean isEntry, String reason, long customers) {}
