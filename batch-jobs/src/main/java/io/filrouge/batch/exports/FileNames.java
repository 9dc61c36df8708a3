package io.filrouge.batch.exports;

import java.io.Serializable;
import java.util.Locale;

/**
 * Names of the files of a delivery: {@code at-risk-members-00001.csv}.
 *
 * @param audience the audience
 * @param kind {@link #MEMBERS} or {@link #LEAVERS}
 * @param ending of the format
 */
record FileNames(String audience, String kind, String ending) implements Serializable {
  /** Who is in the audience. */
  static final String MEMBERS = "members";

  /** Who is not in it any more. */
  static final String LEAVERS = "leavers";

  /** Names one file, counted from 0. */
  String of(int number) {
    return String.format(Locale.ROOT, "%s-%s-%05d.%s", audience, kind, number + 1, ending);
  }
}
