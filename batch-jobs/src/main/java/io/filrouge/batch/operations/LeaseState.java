package io.filrouge.batch.operations;

/**
 * A lease that was taken and not given back.
 *
 * @param held who has it, since when, in words
 * @param isLeft whether the next run takes it over: its holder is dead, or was silent too long
 */
public record LeaseState(String held, boolean isLeft) {}
