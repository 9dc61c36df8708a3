package io.filrouge.domain.reactivation;

/**
 * A message to one person, as somebody tells of it.
 *
 * @param sentAt epoch milliseconds
 * @param campaign its name, or null where nobody says
 * @param isDecision whether the stream that decided to send it tells of it, and not the tool that
 *     did
 */
public record Contact(long sentAt, String campaign, boolean isDecision) {}
