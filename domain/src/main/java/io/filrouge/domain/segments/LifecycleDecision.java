package io.filrouge.domain.segments;

/**
 * A stage, and why.
 *
 * @param reason the rule that decided, in words and with the figures it looked at
 */
public record LifecycleDecision(LifecycleStage stage, String reason) {}
