package io.filrouge.batch.report.figures;

/**
 * Customers who changed their stage.
 *
 * @param before stage on the night before; empty for somebody new
 * @param now stage on this night; empty for somebody no longer known
 */
public record StageFlow(String before, String now, long customers) {}
