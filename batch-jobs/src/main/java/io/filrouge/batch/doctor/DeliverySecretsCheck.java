package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Whether the environment holds the secrets that deliveries name; their values are not looked at.
 *
 * @param environment looks a variable up; null where it is not set
 */
record DeliverySecretsCheck(Config config, UnaryOperator<String> environment) implements Check {
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
    if (missing.isEmpty() && !set.isEmpty()) {
      return List.of(
          Diagnosis.ok(
              subject(),
              "set in the environment: " + String.join(", ", set.stream().distinct().toList())));
    }
    return missing;
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
