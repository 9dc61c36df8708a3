package io.filrouge.simulator.shop;

import io.filrouge.simulator.chance.Draws;
import java.util.Locale;

/** The ways in which people and forms write one and the same e-mail address or phone number. */
final class Spelling {
  private Spelling() {}

  /** Another case or stray blanks; never another address. */
  static String email(String email, Draws draws) {
    int at = email.indexOf('@');
    return switch (draws.below(4)) {
      case 0 -> email.toUpperCase(Locale.ROOT);
      case 1 -> " " + email;
      case 2 -> email + " ";
      default ->
          Character.toUpperCase(email.charAt(0))
              + email.substring(1, at)
              + email.substring(at).toUpperCase(Locale.ROOT);
    };
  }

  /** As first written: international, digits only. */
  static String phone(Country country, String subscriber) {
    return "+" + country.callingCode() + subscriber;
  }

  /** National, spaced, dotted, with 00, or with the trunk digit in brackets. */
  static String otherPhone(Country country, String subscriber, Draws draws) {
    return switch (draws.below(5)) {
      case 0 -> country.trunk() + subscriber;
      case 1 -> grouped(country.trunk() + subscriber, ' ');
      case 2 -> grouped(country.trunk() + subscriber, '.');
      case 3 ->
          country.trunk().isEmpty()
              ? "+" + country.callingCode() + " " + subscriber
              : "00" + country.callingCode() + subscriber;
      default ->
          country.trunk().isEmpty()
              ? country.callingCode() + "-" + subscriber
              : "+" + country.callingCode() + " (0)" + grouped(subscriber, ' ');
    };
  }

  /** In pairs from the right, as such numbers are read out. */
  private static String grouped(String digits, char separator) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = digits.length() - 2; i > 0; i -= 2) {
      text.insert(i, separator);
    }
    return text.toString();
  }
}
