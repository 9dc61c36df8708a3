package io.filrouge.simulator.shop;

import java.util.Arrays;

/**
 * Where people live, and what their phone numbers look like.
 *
 * <p>Numbers come from ranges set aside for fiction that libphonenumber takes as valid (in France
 * 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49; in Britain 0113 496 0 and its like; in America
 * 555-01xx). A country without such a range, and people beyond its end, get numbers counted up from
 * the start of a mobile range, because a number shared by two people would join them.
 */
public enum Country {
  FR(
      "EUR",
      "33",
      "0",
      5,
      10_000,
      "750000000",
      "199000000",
      "261910000",
      "353010000",
      "465710000",
      "536490000"),
  BE("EUR", "32", "0", 4, 0, "470000000"),
  DE("EUR", "49", "0", 5, 0, "15100000000"),
  GB(
      "GBP",
      "44",
      "0",
      5,
      1_000,
      "7400000000",
      "1134960000",
      "1144960000",
      "1154960000",
      "1164960000",
      "1174960000",
      "1184960000",
      "1214960000",
      "1314960000",
      "1414960000",
      "1514960000",
      "1614960000"),
  CH("CHF", "41", "0", 4, 0, "760000000"),
  US(
      "USD",
      "1",
      "",
      5,
      100,
      "3200000000",
      "2025550100",
      "2125550100",
      "3055550100",
      "3125550100",
      "4155550100",
      "6175550100",
      "7025550100",
      "8085550100");

  private final String currency;
  private final String callingCode;
  private final String trunk;
  private final int postcodeDigits;
  private final int numbersARange;
  private final long mobileRange;

  /** Never written to again. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final long[] fictionRanges;

  Country(
      String currency,
      String callingCode,
      String trunk,
      int postcodeDigits,
      int numbersARange,
      String mobileRange,
      String... fictionRanges) {
    this.currency = currency;
    this.callingCode = callingCode;
    this.trunk = trunk;
    this.postcodeDigits = postcodeDigits;
    this.numbersARange = numbersARange;
    this.mobileRange = Long.parseLong(mobileRange);
    this.fictionRanges = Arrays.stream(fictionRanges).mapToLong(Long::parseLong).toArray();
  }

  String currency() {
    return currency;
  }

  /** Digits after the country code; different indices give different ones. */
  String subscriberNumber(int index) {
    int reserved = numbersARange * fictionRanges.length;
    if (index < reserved) {
      return Long.toString(fictionRanges[index / numbersARange] + index % numbersARange);
    }
    return Long.toString(mobileRange + index - reserved);
  }

  String callingCode() {
    return callingCode;
  }

  /** What is dialled before a number inside the country. */
  String trunk() {
    return trunk;
  }

  /** A postcode of the right shape. */
  String postcode(int draw) {
    int smallest = postcodeDigits == 4 ? 1_000 : 10_000;
    String digits = Integer.toString(smallest + draw % (9 * smallest));
    return this == GB ? "ZZ" + digits.charAt(0) + " " + digits.charAt(1) + "ZZ" : digits;
  }
}
