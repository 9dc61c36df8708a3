package io.filrouge.batch.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PostgresReachTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @Test
  void connectsAndSaysWhoIsNotLetIn() {
    try (TestPostgres server = new TestPostgres()) {
      server.run("CREATE ROLE marketing LOGIN PASSWORD 'right'");

      assertThat(target(server, "postgres", "right").reach(PATIENCE))
          .isEqualTo("//127.0.0.1:" + server.port() + "/postgres");
      assertThatThrownBy(() -> target(server, "postgres", "hunter2").reach(PATIENCE))
          .isInstanceOf(Failure.class)
          .hasMessageEndingWith(
              " (SQL state 28P01): it does not let this user in; check user and password-env");
      assertThatThrownBy(() -> target(server, "nowhere", "right").reach(PATIENCE))
          .hasMessageEndingWith(" (SQL state 3D000): there is no such database; check url");
    }
  }

  private static PostgresTarget target(TestPostgres server, String database, String password) {
    String block =
        "{ url = \"jdbc:postgresql://127.0.0.1:"
            + server.port()
            + "/"
            + database
            + "\", user = marketing, password-env = PASSWORD, table = a.b }";
    return PostgresTarget.all(
            Configuration.load(null, Map.of("deliveries.postgres.crm", block)),
            Map.of("PASSWORD", password)::get)
        .get("crm");
  }
}
