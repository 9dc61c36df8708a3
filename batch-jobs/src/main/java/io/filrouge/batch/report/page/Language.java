package io.filrouge.batch.report.page;

import io.filrouge.settings.Failure;
import java.util.Arrays;
import java.util.Locale;

/** The languages that the page speaks; each has its own file of texts. */
public enum Language {
  ENGLISH("en", Locale.UK),
  FRENCH("fr", Locale.FRANCE);

  private final String tag;
  private final Locale locale;

  Language(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  /** The name in the configuration and in HTML. */
  public String tag() {
    return tag;
  }

  Locale locale() {
    return locale;
  }

  /** The language of a name in the configuration. */
  public static Language named(String tag) {
    return Arrays.stream(values())
        .filter(language -> language.tag.equals(tag))
        .findFirst()
        .orElseThrow(
            () -> Failure.configuration("Cannot use report.language = " + tag + "; give en or fr"));
  }
}
