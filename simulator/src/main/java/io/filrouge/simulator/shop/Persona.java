package io.filrouge.simulator.shop;

import java.util.List;

/**
 * Everything by which one person is known.
 *
 * @param number the person's number, from 0
 * @param subscriber the phone number's digits after the country code
 * @param guests accounts the person has bought with as a guest, once each
 * @param visitorIds devices, the one most used first
 */
record Persona(
    int number,
    Country country,
    String subscriber,
    List<Account> accounts,
    List<Account> guests,
    List<String> visitorIds) {

  boolean hasAccount() {
    return !accounts.isEmpty();
  }
}
