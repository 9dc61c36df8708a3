package io.filrouge.batch.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.util.PSQLException;

/** Into a real server. */
final class PostgresDeliveryTest {
  private static final String SECRET = "correct horse battery staple";
  private static final String COLUMNS =
      "[country, net_amount, ltv_amount, first_order_at, interests, churn_reasons, is_holdout]";
  private static final String GIVEN =
      "customer_id, country, net_amount, is_email_allowed, is_sms_allowed, is_push_allowed,"
          + " is_holdout";
  private static final String ROWS =
      "SELECT customer_id, as_of_date, country, net_amount FROM crm.scores ORDER BY customer_id";
  private static final String PLACES =
      "SELECT customer_id, ctid, xmin, xmax FROM crm.scores ORDER BY customer_id";

  private static TestPostgres postgres;

  @TempDir private Path folder;
  private LakeFixture lake;
  private Dataset<Row> customers;
  private final List<String> progress = new ArrayList<>();

  @BeforeAll
  static void startServer() {
    postgres = new TestPostgres();
  }

  @AfterAll
  static void stopServer() {
    postgres.close();
  }

  @BeforeEach
  void openLake() {
    lake = new LakeFixture(folder);
    postgres.run("DROP SCHEMA IF EXISTS crm CASCADE", "CREATE SCHEMA crm");
  }

  @Test
  void makesTheTableAndFollowsTheNights() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20), one("eve", "US", 30));
    assertThat(deliver("2026-01-01"))
        .isEqualTo(
            "crm: 3 rows sent, 3 changed and 0 left in crm.scores at //localhost:"
                + postgres.port()
                + "/postgres");

    customers("2026-01-02", one("ann", "FR", 10), one("bob", "DE", 21), one("joe", null, 5));
    assertThat(deliver("2026-01-02")).contains("3 rows sent, 2 changed and 1 left");

    assertThat(postgres.rows(ROWS))
        .as("who did not change keeps the night of the last change")
        .containsExactly(
            "ann 2026-01-01 FR 10.0000", "bob 2026-01-02 DE 21.0000", "joe 2026-01-02 null 5.0000");
    assertThat(postgres.rows("SELECT * FROM crm.filrouge_deliveries"))
        .containsExactly("crm.scores 2026-01-02 3");
    assertThat(tables()).containsExactly("filrouge_deliveries", "scores");
  }

  @Test
  void touchesNothingWhenTheSameNightIsSentTwice() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", null, 20));
    deliver("2026-01-01");
    List<String> before = postgres.rows(PLACES);

    assertThat(deliver("2026-01-01")).contains("2 rows sent, 0 changed and 0 left");

    assertThat(postgres.rows(PLACES)).isEqualTo(before);
  }

  @Test
  void mendsWhatSomebodyElseChangedThere() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20));
    deliver("2026-01-01");
    postgres.run(
        "UPDATE crm.scores SET country = 'XX' WHERE customer_id = 'ann'",
        "DELETE FROM crm.scores WHERE customer_id = 'bob'");

    deliver("2026-01-01");

    assertThat(postgres.rows(ROWS))
        .containsExactly("ann 2026-01-01 FR 10.0000", "bob 2026-01-01 DE 20.0000");
  }

  @Test
  void keepsEveryValueAsItIs() {
    String nasty = "tab\\tline\\nquote\\'\"back\\\\slash";
    tableHolds(
        "2026-01-01",
        "customer_id, country, first_order_at, interests, churn_reasons, ltv_amount",
        "('ann', '"
            + nasty
            + "\\u0000', TIMESTAMP '2026-03-29 03:30:00', array('a,b', '{\"c\"}', '\\\\'),"
            + " array(named_struct('feature', '"
            + nasty
            + "', 'contribution', 0.5D)), double('NaN'))");

    deliver("2026-01-01");

    assertThat(
            postgres.rows(
                "SELECT country = E'tab\\tline\\nquote''\"back\\\\slash\\uFFFD',"
                    + " first_order_at = '2026-03-29 01:30Z',"
                    + " interests = ARRAY['a,b', '{\"c\"}', E'\\\\'],"
                    + " churn_reasons->0->>'feature' = E'tab\\tline\\nquote''\"back\\\\slash',"
                    + " ltv_amount, net_amount FROM crm.scores"))
        .containsExactly("t t t t NaN null");
  }

  @Test
  void marksLeaversAndEmptiesTheirRows() {
    String marking = "leavers = mark";
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20));
    deliver("2026-01-01", marking);
    customers("2026-01-02", one("ann", "FR", 10));
    deliver("2026-01-02", marking);
    String question =
        "SELECT customer_id, as_of_date, country, is_holdout, left_at FROM crm.scores ORDER BY 1";
    assertThat(postgres.rows(question))
        .containsExactly("ann 2026-01-01 FR f null", "bob 2026-01-02 null null 2026-01-02");
    List<String> places = postgres.rows(PLACES);
    assertThat(deliver("2026-01-02", marking)).contains("0 changed and 0 left");
    assertThat(postgres.rows(PLACES)).isEqualTo(places);

    customers("2026-01-03", one("ann", "FR", 10), one("bob", "DE", 20));
    deliver("2026-01-03", marking);

    assertThat(postgres.rows(question))
        .containsExactly("ann 2026-01-01 FR f null", "bob 2026-01-03 DE f null");
  }

  @Test
  void sendsNoOlderNightThanTheOneThatIsThere() {
    customers("2026-01-01", one("ann", "FR", 10));
    deliver("2026-01-01");
    customers("2026-01-03", one("ann", "FR", 10));
    deliver("2026-01-03");
    customers("2026-01-02", one("ann", "old", 1));

    assertThat(deliver("2026-01-02"))
        .startsWith("crm: nothing sent, crm.scores at ")
        .endsWith(" holds the newer night 2026-01-03");

    assertThat(postgres.rows(ROWS)).containsExactly("ann 2026-01-01 FR 10.0000");
  }

  @Test
  void makesUpForARunThatWasKilledBetweenStagingAndCommit() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20));
    deliver("2026-01-01");
    customers("2026-01-02", one("ann", "FR", 11), one("bob", "DE", 20));
    PostgresTarget target = target("");
    Statements killed = new Statements(target, target.table().staging("crm", UUID.randomUUID()));
    try (TargetDatabase database = TargetDatabase.open(target, killed)) {
      database.prepare();
      PostgresDelivery.stage(
          customers.selectExpr(
              "customer_id",
              "as_of_date",
              "country",
              "net_amount",
              "ltv_amount",
              "first_order_at",
              "interests",
              "to_json(churn_reasons)",
              "is_holdout"),
          new StagedRows(target.access(), killed));
    }
    assertThat(tables()).contains(killed.staging().table());
    assertThat(postgres.rows(ROWS)).first().isEqualTo("ann 2026-01-01 FR 10.0000");

    deliver("2026-01-02");

    assertThat(postgres.rows(ROWS))
        .containsExactly("ann 2026-01-02 FR 11.0000", "bob 2026-01-01 DE 20.0000");
    assertThat(tables()).containsExactly("filrouge_deliveries", "scores");
  }

  @Test
  void catchesUpWhereverTheConnectionIsCut() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20), one("eve", "US", 30));
    deliver("2026-01-01");
    int cuts = 0;
    for (int night = 2; night < 8; night++) {
      String day = String.format("2026-01-%02d", night);
      customers(day, one("ann", "FR", night), one("bob", "DE", 20), one("n" + night, "US", 30));
      progress.clear();
      try (Gate gate = new Gate(postgres.port())) {
        gate.shutAfter(700L * (night - 1));
        deliver(day, address(gate.port()), gate::open);
      }
      cuts += progress.isEmpty() ? 0 : 1;
      assertThat(postgres.rows(ROWS))
          .containsExactly(
              "ann " + day + " FR " + night + ".0000",
              "bob 2026-01-01 DE 20.0000",
              "n" + night + " " + day + " US 30.0000");
      assertThat(tables()).containsExactly("filrouge_deliveries", "scores");
    }
    assertThat(cuts).as("cuts that hit").isGreaterThan(3);
  }

  @Test
  void waitsForADatabaseThatIsAwayAndGivesUpInTheEnd() {
    customers("2026-01-01", one("ann", "FR", 10));
    try (Gate gate = new Gate(postgres.port())) {
      gate.shut();
      String shortly = address(gate.port()) + ", retry { longest = 20 ms, lasting = 200 ms }";

      assertThatThrownBy(() -> deliver("2026-01-01", shortly))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.ENGINE_FAILURE))
          .hasMessageMatching(
              "Cannot deliver crm to //localhost:\\d+/postgres: no connection \\(SQL state"
                  + " 08\\d\\d\\d\\) for longer than retry.lasting; nothing was changed, run it"
                  + " again when the database is back");
      assertThat(progress).isNotEmpty();
      assertThat(progress.get(0))
          .matches(
              "delivery crm: the database answered with SQL state 08\\d\\d\\d; again in \\d+ ms");

      gate.open();
      assertThat(deliver("2026-01-01", shortly)).contains("1 changed");
    }
  }

  @Test
  void tellsNoSecretAndNoRowWhateverTheServerSays() {
    customers("2026-01-01", one("ann-7", "FR", 10));
    postgres.run("DROP ROLE IF EXISTS guest", "CREATE ROLE guest LOGIN PASSWORD 'other'");

    assertThatThrownBy(() -> deliver("2026-01-01", "user = guest, password-env = PASSWORD"))
        .hasMessageStartingWith("Cannot deliver crm to //localhost:")
        .hasMessageEndingWith(
            "it does not let this user in; check user and password-env (SQL state 28P01)")
        .satisfies(e -> assertThat(everything(e)).doesNotContain(SECRET));

    postgres.run(
        "CREATE TABLE crm.scores (customer_id text PRIMARY KEY CHECK (customer_id <> 'ann-7'))");
    assertThatThrownBy(() -> deliver("2026-01-01"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
        .hasMessageEndingWith("compare the columns of crm.scores (SQL state 23514)")
        .satisfies(e -> assertThat(everything(e)).doesNotContain("ann-7"));
  }

  @Test
  void needsNoMoreRightsThanTheDocumentationSays() {
    customers("2026-01-01", one("ann", "FR", 10));
    deliver("2026-01-01", "staging-schema = crm");
    postgres.run(
        "DROP TABLE crm.filrouge_deliveries",
        "DROP SCHEMA IF EXISTS filrouge CASCADE",
        "DROP ROLE IF EXISTS filrouge",
        "CREATE ROLE filrouge LOGIN PASSWORD '" + SECRET + "'",
        "GRANT USAGE ON SCHEMA crm TO filrouge",
        "CREATE SCHEMA filrouge AUTHORIZATION filrouge");
    String least =
        "user = filrouge, password-env = PASSWORD, staging-schema = filrouge, create = false";
    customers("2026-01-02", one("bob", "DE", 20));

    assertThatThrownBy(() -> deliver("2026-01-02", least + ", most-leavers = 1"))
        .hasMessageContaining("see the rights it needs in docs/deliveries.md (SQL state 42501)");

    postgres.run("GRANT SELECT, INSERT, UPDATE, DELETE ON crm.scores TO filrouge");
    assertThat(deliver("2026-01-02", least + ", most-leavers = 1"))
        .contains("1 changed and 1 left");
    assertThat(postgres.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'filrouge'"))
        .containsExactly("filrouge_deliveries");
    postgres.run("DROP OWNED BY filrouge", "DROP ROLE filrouge");
  }

  @Test
  void sendsForActivationOnlyWhoMayBeWrittenTo() {
    customers(
        "2026-01-01",
        one("ann", "FR", 10),
        "('bob', 'FR', 1, false, false, true, false)",
        "('eve', 'FR', 1, true, true, true, true)",
        "('joe', 'FR', 1, false, false, false, false)");
    deliver("2026-01-01", "for = activation");
    assertThat(postgres.rows("SELECT customer_id FROM crm.scores ORDER BY 1"))
        .containsExactly("ann", "bob");

    deliver("2026-01-01", "for = activation, channel = email");
    assertThat(postgres.rows("SELECT customer_id FROM crm.scores")).containsExactly("ann");
  }

  @Test
  void leavesOutWhomTheCapsHoldBackUntilTheyMayBeWrittenToAgain() {
    String all = GIVEN + ", do_not_contact_until";
    String ann = "('ann', 'FR', 1, true, true, true, false, CAST(null AS DATE))";
    String bob = "('bob', 'FR', 1, true, true, true, false, %s)";
    tableHolds("2026-01-01", all, ann + "," + bob.formatted("CAST(null AS DATE)"));
    deliver("2026-01-01", "for = activation, leavers = mark");
    tableHolds("2026-01-02", all, ann + "," + bob.formatted("DATE '2026-01-05'"));

    assertThat(deliver("2026-01-02", "for = activation, leavers = mark"))
        .contains("1 rows sent, 0 changed and 1 left");
    assertThat(postgres.rows("SELECT customer_id, left_at FROM crm.scores ORDER BY 1"))
        .containsExactly("ann null", "bob 2026-01-02");

    tableHolds("2026-01-04", all, ann + "," + bob.formatted("CAST(null AS DATE)"));
    deliver("2026-01-04", "for = activation, leavers = mark");
    assertThat(postgres.rows("SELECT customer_id, left_at FROM crm.scores ORDER BY 1"))
        .containsExactly("ann null", "bob null");
  }

  @Test
  void changesNothingWhenMoreWouldLeaveThanMay() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20), one("eve", "US", 30));
    deliver("2026-01-01");
    customers("2026-01-02", one("ann", "FR", 11));

    assertThatThrownBy(() -> deliver("2026-01-02"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.BROKEN_RULE))
        .hasMessageStartingWith(
            "Cannot deliver crm: 2 of the 3 customers in crm.scores would leave");

    assertThat(postgres.rows(ROWS)).hasSize(3).first().isEqualTo("ann 2026-01-01 FR 10.0000");
  }

  @Test
  void addsColumnsThatWereChosenLater() {
    customers("2026-01-01", one("ann", "FR", 10));
    deliver("2026-01-01");

    assertThatThrownBy(() -> deliver("2026-01-01", "columns = [region], create = false"))
        .hasMessageStartingWith("Cannot find column region of table crm.scores at //localhost");
    assertThat(deliver("2026-01-01", "columns = [net_amount, region]")).contains("0 changed");
    assertThat(postgres.rows("SELECT customer_id, net_amount, region FROM crm.scores"))
        .containsExactly("ann 10.0000 null");
  }

  @Test
  void leavesATableAloneThatAnotherRunDeliversInto() throws SQLException {
    customers("2026-01-01", one("ann", "FR", 10));
    try (Connection other = postgres.connection();
        Statement statement = other.createStatement()) {
      statement.execute(
          "SELECT pg_advisory_lock(" + new TableName("crm", "scores").lockKey() + ")");
      assertThatThrownBy(() -> deliver("2026-01-01", "retry.lasting = 50 ms"))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION))
          .hasMessageContaining("another run delivers into crm.scores, for longer than");
    }
    assertThat(tables()).isEmpty();
  }

  @Test
  void refusesANightThatTheLakeDoesNotHold() {
    try (Publisher publisher = lake.publisher("2026-01-02", "deliver")) {
      assertThatThrownBy(() -> new PostgresDelivery(publisher, progress::add))
          .isInstanceOfSatisfying(
              Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
          .hasMessageStartingWith("Cannot deliver 2026-01-02: customer_360 of lake ");
    }
  }

  @Test
  void refusesCustomersThatAnEarlierVersionWroteWithoutAColumn() {
    customers("2026-01-01", one("ann", "FR", 10));
    customers = customers.drop("do_not_contact_until");
    assertThatThrownBy(() -> deliver("2026-01-01"))
        .isInstanceOfSatisfying(
            Failure.class, e -> assertThat(e.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT))
        .hasMessageContaining("an earlier version and has no do_not_contact_until; run");
    assertThat(tables()).isEmpty();
  }

  @Test
  void neverTakesStagedRowsThatWereLostForPeopleWhoLeft() {
    customers("2026-01-01", one("ann", "FR", 10), one("bob", "DE", 20));
    deliver("2026-01-01");
    PostgresTarget target = target("most-leavers = 1");
    Statements emptied = new Statements(target, target.table().staging("crm", UUID.randomUUID()));
    try (TargetDatabase database = TargetDatabase.open(target, emptied)) {
      database.prepare();
      assertThatThrownBy(() -> database.merge(java.time.LocalDate.parse("2026-01-02"), 2))
          .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.mayPass()).isTrue());
    }
    assertThat(postgres.rows(ROWS)).hasSize(2);
  }

  private String deliver(String night, String... more) {
    return deliver(night, String.join(", ", more), () -> {});
  }

  private String deliver(String night, String more, Runnable whenItWaits) {
    try (Publisher publisher = lake.publisher(night, "deliver")) {
      return new PostgresDelivery(
              publisher,
              customers,
              line -> {
                progress.add(line);
                whenItWaits.run();
              })
          .to(target(more))
          .line();
    }
  }

  private static PostgresTarget target(String more) {
    String block =
        "{"
            + address(postgres.port())
            + ", user = postgres, table = crm.scores, writers = 2, columns = "
            + COLUMNS
            + ", retry { first = 10 ms, longest = 50 ms, lasting = 10 s }"
            + (more.isEmpty() ? "" : ", " + more)
            + "}";
    return PostgresTarget.all(
            Configuration.load(null, Map.of("deliveries.postgres.crm", block)),
            Map.of("PASSWORD", SECRET)::get)
        .get("crm");
  }

  private static String address(int port) {
    return "url = \"jdbc:postgresql://localhost:" + port + "/postgres\"";
  }

  private static String one(String customer, String country, int amount) {
    String written = country == null ? "CAST(null AS STRING)" : "'" + country + "'";
    return "('" + customer + "', " + written + ", " + amount + ", true, true, true, false)";
  }

  private void customers(String night, String... rows) {
    tableHolds(night, GIVEN, String.join(", ", rows));
  }

  private void tableHolds(String night, String columns, String values) {
    customers =
        SparkFixture.rows(Customer360.CONTRACT, columns, values)
            .withColumn("as_of_date", LakeFixture.night(night).date());
  }

  private static List<String> tables() {
    return postgres.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'crm' ORDER BY 1");
  }

  private static String everything(Throwable failure) {
    StringBuilder said = new StringBuilder();
    for (Throwable each = failure; each != null; each = each.getCause()) {
      said.append(each).append('\n');
      assertThat(each).isNotInstanceOf(PSQLException.class);
    }
    return said.toString();
  }
}
