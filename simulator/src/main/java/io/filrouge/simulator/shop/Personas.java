package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Codes;
import io.filrouge.simulator.chance.Draws;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives people their identities. At an identities rate of zero everyone has one account, one
 * device, and one way of writing; above, accounts, guest orders, devices and spellings multiply.
 *
 * <p>A further account shares with the first one an e-mail address, a phone number or a loyalty
 * card, mostly written otherwise; one in twenty shares only the device.
 */
final class Personas {
  private static final int MOST_ACCOUNTS = 8;
  private static final int MOST_GUESTS = 8;
  private static final int CODES_A_PERSON = MOST_ACCOUNTS + MOST_GUESTS;
  private static final List<String> FIRST_NAMES =
      List.of("camille", "dominique", "claude", "alex", "sam", "robin", "charlie", "noa", "andrea");
  private static final List<String> LAST_NAMES =
      List.of("exemple", "martin", "dupont", "essai", "sample", "mustermann", "durand", "doe");
  private static final List<String> DOMAINS = List.of("example.com", "example.org", "example.net");

  private final double identitiesRate;
  private final List<Country> homeCountries;
  private final Country secondCountry;
  private final double secondShare;

  Personas(
      double identitiesRate,
      List<Country> homeCountries,
      Country secondCountry,
      double secondShare) {
    this.identitiesRate = identitiesRate;
    this.homeCountries = homeCountries;
    this.secondCountry = secondCountry;
    this.secondShare = secondShare;
  }

  /**
   * @param hasRecord whether the shop holds customer records of the person
   */
  Persona draw(int number, boolean hasRecord, Draws draws) {
    boolean isAbroad = draws.chance(secondShare);
    Country home = draws.chance(0.85) ? homeCountries.get(0) : draws.pick(homeCountries);
    Country country = isAbroad ? secondCountry : home;
    String email = email(number, 0, draws);
    String subscriber = country.subscriberNumber(number);
    List<Account> accounts = new ArrayList<>();
    if (hasRecord) {
      Account first = first(number, country, email, subscriber, draws);
      accounts.add(first);
      int more = Math.min(draws.geometric(identitiesRate), MOST_ACCOUNTS - 1);
      for (int i = 1; i <= more; i++) {
        accounts.add(further(number, i, country, first, subscriber, draws));
      }
    }
    return new Persona(
        number,
        country,
        subscriber,
        accounts,
        guests(number, email, draws),
        visitors(number, draws));
  }

  private static Account first(
      int number, Country country, String email, String subscriber, Draws draws) {
    String phone = draws.chance(0.7) ? Spelling.phone(country, subscriber) : "";
    String card = draws.chance(0.5) ? Codes.code('L', codeNumber(number, 0)) : "";
    return account(number, 0, email, phone, card);
  }

  private static Account further(
      int number, int index, Country country, Account first, String subscriber, Draws draws) {
    String newEmail = email(number, index, draws);
    double shared = draws.uniform();
    if (shared < 0.05) {
      return account(number, index, newEmail, "", "");
    }
    if (shared < 0.3 && !first.phone().isEmpty()) {
      String phone = Spelling.otherPhone(country, subscriber, draws);
      return account(number, index, newEmail, phone, "");
    }
    if (shared < 0.5 && !first.loyaltyCard().isEmpty()) {
      return account(number, index, newEmail, "", first.loyaltyCard());
    }
    return account(number, index, Spelling.email(first.email(), draws), "", "");
  }

  private static Account account(
      int number, int index, String email, String phone, String loyaltyCard) {
    long code = codeNumber(number, index);
    return new Account(
        Codes.code('C', code), true, Codes.code('R', code), email, phone, loyaltyCard);
  }

  private List<Account> guests(int number, String email, Draws draws) {
    int count = Math.min(draws.poisson(identitiesRate), MOST_GUESTS);
    List<Account> guests = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String key = Codes.code('G', codeNumber(number, MOST_ACCOUNTS + i));
      guests.add(new Account(key, false, "", Spelling.email(email, draws), "", ""));
    }
    return guests;
  }

  private List<String> visitors(int number, Draws draws) {
    int more = Math.min(draws.poisson(2 * identitiesRate), CODES_A_PERSON - 1);
    List<String> visitors = new ArrayList<>(more + 1);
    for (int i = 0; i <= more; i++) {
      visitors.add(Codes.code('V', codeNumber(number, i)));
    }
    return visitors;
  }

  /** The person's number is part of the address: no two people share one. */
  private static String email(int number, int index, Draws draws) {
    String name = draws.pick(FIRST_NAMES) + "." + draws.pick(LAST_NAMES);
    String suffix = index == 0 ? "" : "." + index;
    return name + "." + Integer.toString(number, 36) + suffix + "@" + draws.pick(DOMAINS);
  }

  private static long codeNumber(int number, int index) {
    return (long) number * CODES_A_PERSON + index;
  }
}
