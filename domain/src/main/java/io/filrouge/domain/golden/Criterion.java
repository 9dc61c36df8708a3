package io.filrouge.domain.golden;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A rule by which one value of a field is better than another. */
public enum Criterion {
  /** A value that was verified before one of which that is not known. */
  VERIFIED {
    @Override
    int compare(Candidate one, Candidate other, List<String> sources) {
      return Boolean.compare(other.isVerifiedForSure(), one.isVerifiedForSure());
    }
  },
  /** The value that was said last. */
  MOST_RECENT {
    @Override
    int compare(Candidate one, Candidate other, List<String> sources) {
      return other.saidAt().compareTo(one.saidAt());
    }
  },
  /** The value that most witnesses say. */
  MOST_FREQUENT {
    @Override
    int compare(Candidate one, Candidate other, List<String> sources) {
      return Long.compare(other.seenCount(), one.seenCount());
    }
  },
  /** The value of the source that stands first; sources that are not listed come last, alike. */
  SOURCE_PRIORITY {
    @Override
    int compare(Candidate one, Candidate other, List<String> sources) {
      return Integer.compare(rank(sources, one.source()), rank(sources, other.source()));
    }
  };

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** Below 0 where {@code one} is better, 0 where this rule cannot tell. */
  abstract int compare(Candidate one, Candidate other, List<String> sources);

  /** The name in tables and configuration. */
  public String wireName() {
    return wireName;
  }

  /** All names, in the order of the rules. */
  public static List<String> wireNames() {
    return Arrays.stream(values()).map(Criterion::wireName).toList();
  }

  /** The rule with this wire name; throws {@link IllegalArgumentException} if there is none. */
  public static Criterion ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(criterion -> criterion.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read survivorship rule: %s; use one of %s"
                        .formatted(wireName, String.join(", ", wireNames()))));
  }

  private static int rank(List<String> sources, String source) {
    int rank = sources.indexOf(source);
    return rank < 0 ? sources.size() : rank;
  }
}
