package io.filrouge.simulator.delivery;

/** What one run wrote, headers and the truth not counted. */
public record Delivered(long rows, int files) {}
