package io.filrouge.batch.report.figures;

/**
 * Purchases by one channel, within the window and within the one before.
 *
 * @param channel its name, or empty where orders name none
 */
public record ChannelTotals(
    String channel, long orders, double netAmount, long ordersBefore, double netAmountBefore) {}
