package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * One of {@code deliveries.<kind>}, with the defaults of its kind.
 *
 * @param kind postgres or webhook
 */
record DeliveryBlock(String kind, String name, Config own, Config defaults) {
  private static final String SECRET = "-env";

  /** All of a kind, by name. */
  static List<DeliveryBlock> all(Config config, String kind) {
    Config ofKind = config.getConfig("deliveries." + kind);
    return new TreeSet<>(ofKind.root().keySet())
        .stream()
            .map(
                name ->
                    new DeliveryBlock(
                        kind,
                        name,
                        ofKind.getConfig(ConfigUtil.joinPath(name)),
                        config.getConfig("deliveries.defaults." + kind)))
            .toList();
  }

  String key() {
    return "deliveries." + kind + "." + name;
  }

  /** A text of the block; empty where it has none. */
  Optional<String> text(String key) {
    Config block = own.withFallback(defaults);
    return block.hasPath(key) ? Optional.of(block.getString(key)) : Optional.empty();
  }

  /** Its keys that name an environment variable. */
  List<String> secrets() {
    return defaults.root().keySet().stream()
        .filter(key -> key.endsWith(SECRET) && text(key).isPresent())
        .sorted()
        .toList();
  }

  /** Whether one of those variables is not set, so that nothing of it can be tried. */
  boolean lacksSecrets(UnaryOperator<String> environment) {
    return secrets().stream().anyMatch(key -> !isSet(key, environment));
  }

  boolean isSet(String key, UnaryOperator<String> environment) {
    String value = environment.apply(text(key).orElse(""));
    return value != null && !value.isBlank();
  }
}
