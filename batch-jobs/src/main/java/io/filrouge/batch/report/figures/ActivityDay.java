package io.filrouge.batch.report.figures;

import java.time.LocalDate;

/**
 * What all customers did on a day.
 *
 * @param webOrders orders placed in a session
 * @param abandonedCarts sessions that filled a cart and placed no order
 */
public record ActivityDay(
    LocalDate day,
    long orders,
    double netAmount,
    long sessions,
    long webOrders,
    long abandonedCarts,
    long messagesSent,
    long messagesOpened,
    long messagesClicked) {}
