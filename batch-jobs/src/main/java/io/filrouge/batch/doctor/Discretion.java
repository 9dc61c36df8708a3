package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what is told. Nothing should say one; where a library's message or an
 * address does after all, stars stand for it.
 */
final class Discretion implements UnaryOperator<String> {
  private static final String STARS = "***";

  /** Shorter ones would take words apart and hide nothing. */
  private static final int SHORTEST = 4;

  /** The password in a login of Kafka, or in an address. */
  private static final Pattern INSIDE =
      Pattern.compile("(?i)(?:password\\s*=\\s*[\"']?|://[^/@\\s:]*:)([^\"'\\s;&@]+)");

  private final List<String> secrets;

  Discretion(Collection<String> secrets) {
    this.secrets =
        secrets.stream()
            .filter(secret -> secret.length() >= SHORTEST)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList();
  }

  /**
   * Knows the secrets that a configuration holds, and those in variables that it names.
   *
   * @param environment looks a variable up; null where it is not set
   */
  static Discretion of(Config config, UnaryOperator<String> environment) {
    TreeSet<String> secrets = new TreeSet<>();
    SecretKeys.of(config)
        .values()
        .forEach(
            value -> {
              String text = value.unwrapped().toString();
              secrets.add(text);
              INSIDE.matcher(text).results().forEach(inside -> add(secrets, inside.group(1)));
            });
    config
        .entrySet()
        .forEach(
            entry -> {
              List<String> path = ConfigUtil.splitPath(entry.getKey());
              boolean namesVariable =
                  path.get(path.size() - 1).endsWith("-env")
                      && entry.getValue().valueType() == ConfigValueType.STRING;
              if (namesVariable) {
                add(secrets, environment.apply(entry.getValue().unwrapped().toString()));
              }
            });
    add(secrets, environment.apply(LakeCheck.SALT));
    return new Discretion(secrets);
  }

  private static void add(Collection<String> secrets, String value) {
    if (value != null && !value.isBlank()) {
      secrets.add(value.strip());
    }
  }

  @Override
  public String apply(String told) {
    String discreet = told;
    for (String secret : secrets) {
      discreet = discreet.replace(secret, STARS);
    }
    return discreet
        .replaceAll("://[^/@\\s]+@", "://" + STARS + "@")
        .replaceAll("(?i)\\b(password|passwd|pwd|secret|token)=[^&\\s;,]+", "$1=" + STARS);
  }
}
