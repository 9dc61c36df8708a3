package io.filrouge.domain.audiences;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ways in which destinations want a phone number to be written. What comes in is a number of a
 * golden record, in E.164; an extension belongs to a switchboard, where nobody is reached by name.
 */
final class PhoneForms {
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** With a plus in front. */
  static Optional<String> e164(String number) {
    String text = number.strip();
    return E164.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /** Country code and number, digits only. */
  static Optional<String> digits(String number) {
    return e164(number).map(text -> text.substring(1));
  }

  private PhoneForms() {}
}
