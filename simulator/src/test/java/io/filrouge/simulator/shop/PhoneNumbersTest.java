package io.filrouge.simulator.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.filrouge.simulator.chance.Aspect;
import io.filrouge.simulator.chance.Draws;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Phone numbers that a real parser takes, told apart person by person. */
final class PhoneNumbersTest {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
  private static final int MOST_PEOPLE = 20_000_000;

  @ParameterizedTest
  @EnumSource
  void areValidInTheirCountryFromTheFirstPersonToTheLast(Country country) throws Exception {
    for (int index = 0; index < MOST_PEOPLE; index += index < 60_000 ? 97 : 99_991) {
      String phone = Spelling.phone(country, country.subscriberNumber(index));
      assertThat(NUMBERS.isValidNumberForRegion(parse(phone, country), country.name()))
          .as("%s %s", country, phone)
          .isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void differFromPersonToPerson(Country country) {
    Set<String> numbers = new HashSet<>();
    for (int index = 0; index < 120_000; index++) {
      numbers.add(country.subscriberNumber(index));
    }
    assertThat(numbers).hasSize(120_000);
  }

  @ParameterizedTest
  @EnumSource
  void meanTheSameHoweverTheyAreWritten(Country country) throws Exception {
    Draws draws = Draws.of(1, 1, Aspect.RECORDS);
    Set<String> spellings = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      String subscriber = country.subscriberNumber(12);
      String other = Spelling.otherPhone(country, subscriber, draws);
      spellings.add(other);
      assertThat(NUMBERS.format(parse(other, country), PhoneNumberFormat.E164))
          .isEqualTo(Spelling.phone(country, subscriber));
    }
    assertThat(spellings).hasSizeGreaterThanOrEqualTo(4);
  }

  private static PhoneNumber parse(String phone, Country country) throws NumberParseException {
    return NUMBERS.parse(phone, country.name());
  }
}
