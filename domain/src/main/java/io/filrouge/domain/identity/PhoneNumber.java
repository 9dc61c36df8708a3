package io.filrouge.domain.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;

/** Phone numbers in E.164, by libphonenumber. */
final class PhoneNumber {

  private PhoneNumber() {}

  static Optional<String> normalise(String text, String region) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    Phonenumber.PhoneNumber number;
    try {
      number = phones.parse(text, region);
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
    if (!phones.isValidNumber(number)) {
      return Optional.empty();
    }
    String e164 = phones.format(number, PhoneNumberFormat.E164);
    // Behind one switchboard sit many people: the extension (as in RFC 3966) keeps them apart.
    return Optional.of(number.hasExtension() ? e164 + ";ext=" + number.getExtension() : e164);
  }
}
