package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.settings.Configuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListenersTest {
  private static final String VARIABLE = "FILROUGE_TEST_KEY_THAT_NOBODY_SETS";

  @Test
  void saysThatLineageGoesWithoutItsKey() {
    Config config =
        Configuration.load(
            null,
            Map.of(
                "lineage.openlineage.url",
                "http://catalogue.example:5000",
                "lineage.openlineage.api-key-env",
                VARIABLE,
                "sources.orders.shop",
                "{ format = csv, path = orders.csv, columns { customer_key = a, ordered_at = b,"
                    + " amount = c } }"));
    List<String> warnings = new ArrayList<>();

    assertThat(new Listeners().of(Settings.from(config, "2026-03-31"), "4.1", warnings::add))
        .hasSize(1);
    assertThat(warnings)
        .containsExactly(
            "Cannot find in the environment the variable that lineage.openlineage.api-key-env names;"
                + " lineage is sent without a key");
  }
}
