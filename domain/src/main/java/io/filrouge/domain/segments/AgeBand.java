package io.filrouge.domain.segments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How old a customer is, as coarsely as surveys ask: the bands of ESOMAR's standard demographics.
 *
 * <p>Only the year of birth is known, so the age is the one the person reaches in the year of the
 * night; ages that nobody reaches are taken for a slip of the pen.
 */
public enum AgeBand {
  UNDER_18(0, 17),
  FROM_18_TO_24(18, 24),
  FROM_25_TO_34(25, 34),
  FROM_35_TO_44(35, 44),
  FROM_45_TO_54(45, 54),
  FROM_55_TO_64(55, 64),
  FROM_65(65, 120);

  private final int youngest;
  private final int oldest;

  AgeBand(int youngest, int oldest) {
    this.youngest = youngest;
    this.oldest = oldest;
  }

  /**
   * The band of somebody born in a year; none where the age is below 0 or above 120.
   *
   * @param year the year of the night
   */
  public static Optional<AgeBand> of(int birthYear, int year) {
    int age = year - birthYear;
    return Arrays.stream(values())
        .filter(band -> age >= band.youngest && age <= band.oldest)
        .findFirst();
  }

  /** The band's name in tables: {@code under_18}, {@code 25_34}, {@code 65_plus}. */
  public String wireName() {
    if (this == UNDER_18) {
      return name().toLowerCase(Locale.ROOT);
    }
    return this == FROM_65 ? youngest + "_plus" : youngest + "_" + oldest;
  }
}
