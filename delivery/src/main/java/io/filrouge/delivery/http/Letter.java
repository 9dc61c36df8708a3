package io.filrouge.delivery.http;

/**
 * Something to be posted.
 *
 * @param id the same for ever: by it a receiver knows what it has already
 * @param person letters of one person are delivered in their order
 * @param body JSON
 */
@SuppressWarnings("ArrayRecordComponent")
public record Letter(String id, String person, byte[] body) {}
