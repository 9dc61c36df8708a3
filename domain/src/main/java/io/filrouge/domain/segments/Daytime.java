package io.filrouge.domain.segments;

import java.util.Locale;

/** The part of the day in which somebody does something, in the shop's time. */
public enum Daytime {
  /** From 6 to before 12. */
  MORNING,
  /** From 12 to before 18. */
  AFTERNOON,
  /** From 18 to before 23. */
  EVENING,
  /** From 23 to before 6. */
  NIGHT;

  /** The part of the day an hour, 0 to 23, belongs to. */
  public static Daytime ofHour(int hour) {
    if (hour < 0 || hour > 23) {
      throw new IllegalArgumentException(
          "Cannot tell the daytime of hour: " + hour + "; give 0 to 23");
    }
    if (hour < 6 || hour >= 23) {
      return NIGHT;
    }
    if (hour < 12) {
      return MORNING;
    }
    return hour < 18 ? AFTERNOON : EVENING;
  }

  /** The name in tables, such as {@code evening}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
