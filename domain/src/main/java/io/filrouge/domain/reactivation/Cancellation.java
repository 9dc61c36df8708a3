package io.filrouge.domain.reactivation;

/**
 * A trigger that is taken back, because its reason had gone before it was due. Times are epoch
 * milliseconds.
 *
 * @param triggerId the trigger
 * @param campaign its campaign
 * @param step its step, counted from 1
 * @param customerId whom it was for, or null when only the visitor is known
 * @param visitorId the browser or device, or null
 * @param cartKey its cart
 * @param sendAt when it was to be sent
 * @param cancelledAt when the purchase happened
 * @param knownAt when the shop learnt of the purchase; null where its source does not say
 * @param reason why
 * @param eventId the purchase
 * @param orderId its order, or null
 * @param ruleVersion the rules that cancelled
 */
public record Cancellation(
    String triggerId,
    String campaign,
    int step,
    String customerId,
    String visitorId,
    String cartKey,
    long sendAt,
    long cancelledAt,
    Long knownAt,
    Reason reason,
    String eventId,
    String orderId,
    String ruleVersion) {}
