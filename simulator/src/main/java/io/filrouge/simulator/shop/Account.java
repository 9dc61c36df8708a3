package io.filrouge.simulator.shop;

/**
 * One identity under which a person deals with the shop; blanks where the shop was told nothing.
 *
 * @param customerKey the shop's key for it
 * @param isRegistered whether there is a customer record; a guest's account has none
 * @param recordId the record, blank for a guest
 */
public record Account(
    String customerKey,
    boolean isRegistered,
    String recordId,
    String email,
    String phone,
    String loyaltyCard) {}
