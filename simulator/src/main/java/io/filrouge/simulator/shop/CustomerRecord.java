package io.filrouge.simulator.shop;

/**
 * One version of a customer's record in the shop's CRM; blanks where it was told nothing.
 *
 * @param account whose record it is
 * @param birthYear 0 when not told
 * @param registeredAt milliseconds since 1970
 * @param happenedAt when this version came about
 * @param knownAt when the shop's files can have it; increases from version to version
 */
public record CustomerRecord(
    Account account,
    String email,
    String phone,
    String loyaltyCard,
    Country country,
    String postcode,
    int birthYear,
    long registeredAt,
    boolean isEmailAllowed,
    boolean isSmsAllowed,
    boolean isPushAllowed,
    long happenedAt,
    long knownAt) {}
