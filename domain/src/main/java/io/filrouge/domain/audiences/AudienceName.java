package io.filrouge.domain.audiences;

import java.util.regex.Pattern;

/** Names of audiences become folders and files: a few plain characters, and no path among them. */
public final class AudienceName {
  /** What a name may look like, in words. */
  public static final String RULE =
      "lower-case letters, digits and hyphens, a letter or digit first, 60 at most";

  private static final Pattern ACCEPTED = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  public static boolean isAccepted(String name) {
    return ACCEPTED.matcher(name).matches();
  }

  private AudienceName() {}
}
