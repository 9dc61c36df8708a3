package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Whether the environment holds the secrets that deliveries and lineage name; their values are not
 * looked at. Lineage without its key is a warning: nights run all the same.
 *
 * @param environment looks a variable up; null where it is not set
 */
record SecretsCheck(Config config, UnaryOperator<String> environment) implements Check {
  private static final String LINEAGE = "lineage.openlineage";
  private static final String LINEAGE_KEY = LINEAGE + ".api-key-env";

  @Override
  public String subject() {
    return "secrets";
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> missing = new ArrayList<>();
    List<String> set = new ArrayList<>();
    Stream.of("postgres", "webhook")
        .flatMap(kind -> DeliveryBlock.all(config, kind).stream())
        .forEach(
            block ->
                block
                    .secrets()
                    .forEach(
                        key -> {
                          String variable = block.text(key).orElseThrow();
                          if (block.isSet(key, environment)) {
                            set.add(variable);
                          } else {
                            missing.add(missing(block.key() + "." + key, variable));
                          }
                        }));
    if (config.hasPath(LINEAGE + ".url") && config.hasPath(LINEAGE_KEY)) {
      String variable = config.getString(LINEAGE_KEY);
      if (isSet(variable)) {
        set.add(variable);
      } else {
        missing.add(missing(LINEAGE_KEY, variable).softened());
      }
    }
    if (missing.isEmpty() && !set.isEmpty()) {
      return List.of(
          Diagnosis.ok(
              subject(),
              "set in the environment: " + String.join(", ", set.stream().distinct().toList())));
    }
    return missing;
  }

  private boolean isSet(String variable) {
    String value = environment.apply(variable);
    return value != null && !value.isBlank();
  }

  private Diagnosis missing(String key, String variable) {
    // Somebody may have written the secret itself where its variable should be named.
    boolean isName = variable.matches("[A-Z_][A-Z0-9_]*");
    return isName
        ? Diagnosis.wrong(
            subject(),
            key + " names the environment variable " + variable + ", which is not set",
            "set it for the user who runs this")
        : Diagnosis.wrong(
            subject(),
            key + " names no environment variable that is set",
            "write the name of a variable there, such as FILROUGE_PASSWORD, and set it");
  }
}
