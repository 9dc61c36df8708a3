package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import java.util.List;

/** Whether secrets stand in the configuration itself. */
record ClearTextCheck(Config config) implements Check {
  private static final String FROM_ENVIRONMENT = "env var";

  @Override
  public String subject() {
    return "secrets";
  }

  @Override
  public List<Diagnosis> look() {
    return SecretKeys.of(config).entrySet().stream()
        .filter(entry -> !entry.getValue().origin().description().contains(FROM_ENVIRONMENT))
        .map(
            entry ->
                Diagnosis.warning(
                    subject(),
                    entry.getKey() + " holds a secret in clear",
                    "put it into an environment variable and write ${?NAME}, without quotes, in its"
                        + " place"))
        .toList();
  }
}
