package io.filrouge.simulator.shop;

/**
 * Where people live, and what their phone numbers look like.
 *
 * <p>Numbers come from ranges set aside for fiction that libphonenumber takes as valid (in France
 * 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49; in Britain 0113 496 0 and its like; in America
 * 555-01xx). A country without such a range, and people beyond its end, get numbers counted up from
 * the start of an ordinary range, because a number shared by two people would join them.
 */
public enum Country {
  FR(
      "EUR",
      "33",
      "0",
      5,
      NumberRanges.of(10_000, 199000000L, 261910000L, 353010000L, 465710000L, 536490000L),
      NumberRanges.of(20_000_000, 750000000L)),
  BE("EUR", "32", "0", 4, NumberRanges.none(), NumberRanges.of(20_000_000, 470000000L)),
  DE("EUR", "49", "0", 5, NumberRanges.none(), NumberRanges.of(20_000_000, 15100000000L)),
  GB(
      "GBP",
      "44",
      "0",
      5,
      NumberRanges.of(
          1_000,
          1134960000L,
          1144960000L,
          1164960000L,
          1174960000L,
          1184960000L,
          1214960000L,
          1314960000L,
          1414960000L,
          1514960000L,
          1614960000L,
          1914980000L,
          2079460000L,
          2920180000L,
          2896496000L),
      NumberRanges.of(20_000_000, 7400000000L)),
  CH("CHF", "41", "0", 4, NumberRanges.none(), NumberRanges.of(20_000_000, 760000000L)),
  US(
      "USD",
      "1",
      "",
      5,
      NumberRanges.of(
          100, 2025550100L, 2125550100L, 3055550100L, 3125550100L, 4155550100L, 6175550100L),
      NumberRanges.of(8_000_000, 3032000000L, 3122000000L, 4152000000L));

  private final String currency;
  private final String callingCode;
  private final String trunk;
  private final int postcodeDigits;

  /** Both kinds of ranges are lists that nobody can change. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final NumberRanges fiction;

  @SuppressWarnings("ImmutableEnumChecker")
  private final NumberRanges ordinary;

  Country(
      String currency,
      String callingCode,
      String trunk,
      int postcodeDigits,
      NumberRanges fiction,
      NumberRanges ordinary) {
    this.currency = currency;
    this.callingCode = callingCode;
    this.trunk = trunk;
    this.postcodeDigits = postcodeDigits;
    this.fiction = fiction;
    this.ordinary = ordinary;
  }

  String currency() {
    return currency;
  }

  /** Digits after the country code; different indices give different ones. */
  String subscriberNumber(int index) {
    int reserved = fiction.count();
    return Long.toString(
        index < reserved ? fiction.number(index) : ordinary.number(index - reserved));
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
