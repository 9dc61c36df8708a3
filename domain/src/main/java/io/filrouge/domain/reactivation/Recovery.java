package io.filrouge.domain.reactivation;

/**
 * Somebody bought after a step was sent to them, or held back from them only to measure.
 *
 * @param triggerId the step
 * @param person whose cart it was
 * @param sendAt when it was sent, epoch milliseconds
 * @param boughtAt when they bought, epoch milliseconds
 * @param isHoldout whether nothing had really been sent
 */
public record Recovery(
    String triggerId, String person, long sendAt, long boughtAt, boolean isHoldout) {}
