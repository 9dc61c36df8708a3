package io.filrouge.batch.sources;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the name that was probably meant. */
final class NearName {
  /** Beyond two slips of the finger, a guess is more often wrong than right. */
  private static final int MOST_SLIPS = 2;

  /** Accepted names for a remedy, with a guess in front where one is near. */
  static String remedy(String name, Collection<String> accepted) {
    String all = String.join(", ", new TreeSet<>(accepted));
    return of(name, accepted)
        .map(near -> "did you mean " + near + "? accepted are " + all)
        .orElse("use one of " + all);
  }

  /** The one of {@code accepted} that is nearest to {@code name}, if any is near. */
  static Optional<String> of(String name, Collection<String> accepted) {
    String plain = plain(name);
    return accepted.stream()
        .filter(candidate -> distance(plain, plain(candidate)) <= MOST_SLIPS)
        .min(Comparator.comparingInt(candidate -> distance(plain, plain(candidate))));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[\\s._-]+", "");
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }

  private NearName() {}
}
