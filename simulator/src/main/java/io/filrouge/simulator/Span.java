package io.filrouge.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads a duration as configurations write it: {@code 30 s}, {@code 10 min}, {@code 2 h}, {@code 3
 * d}.
 */
final class Span implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ?([a-z]+)");
  private static final Map<String, Long> MILLIS =
      Map.of("ms", 1L, "s", 1_000L, "min", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches() || !MILLIS.containsKey(parts.group(2))) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration; write it as '30 s', '10 min', '2 h' or '3 d'");
    }
    return Duration.ofMillis(Long.parseLong(parts.group(1)) * MILLIS.get(parts.group(2)));
  }
}
