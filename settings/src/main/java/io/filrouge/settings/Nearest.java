package io.filrouge.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that somebody probably meant. */
public final class Nearest {
  private static final int FARTHEST = 3;

  public static Optional<String> of(String name, Collection<String> names) {
    LevenshteinDistance distance = new LevenshteinDistance(FARTHEST);
    return names.stream()
        .filter(candidate -> distance.apply(name, candidate) >= 0)
        .min(
            Comparator.comparing((String candidate) -> distance.apply(name, candidate))
                .thenComparing(Comparator.naturalOrder()));
  }

  private Nearest() {}
}
