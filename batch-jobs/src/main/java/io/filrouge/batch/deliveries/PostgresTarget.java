package io.filrouge.batch.deliveries;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.batch.exports.WhereCheck;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.domain.deliveries.RetryPlan;
import io.filrouge.settings.Durations;
import io.filrouge.settings.Failure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of a PostgreSQL database that customer_360 is delivered to: {@code
 * deliveries.postgres.NAME}.
 *
 * @param columns of customer_360, its key and {@code as_of_date} first
 * @param purpose a condition that holds for whoever may be sent for what it is for
 * @param where a condition on customer_360 that {@link WhereCheck} allows
 * @param mostLeavers share of the customers there who may leave in one night
 * @param writers how many connections rows come by
 */
public record PostgresTarget(
    String name,
    DatabaseAccess access,
    TableName table,
    String stagingSchema,
    List<TargetColumn> columns,
    String purpose,
    String where,
    Leavers leavers,
    double mostLeavers,
    boolean isMadeWhereMissing,
    int writers,
    RetryPlan retries) {
  static final String KEY = "customer_id";
  static final String NIGHT = "as_of_date";
  static final String LEFT = "left_at";

  /** Until when the caps forbid to write to somebody; empty where they do not. */
  private static final String DO_NOT_CONTACT = "do_not_contact_until";

  private static final String BLOCK = "deliveries.postgres";
  private static final String DEFAULTS = "deliveries.defaults.postgres";

  /**
   * All that the configuration has, by name.
   *
   * @param environment looks a variable up; null where it is not set
   * @throws Failure of exit code 2 when one of them cannot be used
   */
  public static Map<String, PostgresTarget> all(Config config, UnaryOperator<String> environment) {
    Map<String, PostgresTarget> targets = new TreeMap<>();
    for (String name : config.getObject(BLOCK).keySet()) {
      String at = BLOCK + "." + name;
      Config defaults = config.getConfig(DEFAULTS);
      try {
        Config block = config.getConfig(BLOCK).getConfig("\"" + name + "\"");
        refuseUnknown(block, defaults, at);
        targets.put(name, from(name, at, block.withFallback(defaults), environment));
      } catch (ConfigException e) {
        throw Failure.configuration("Cannot read " + at + ": " + e.getMessage());
      }
    }
    return targets;
  }

  /**
   * Connects and lets go again; nothing is read or written.
   *
   * @return where the database is, without user and secrets
   * @throws Failure when it cannot be reached, or lets nobody in
   */
  public String reach(Duration patience) {
    try (Connection connection = access.open(patience)) {
      return access.toString();
    } catch (RefusedException refusal) {
      throw Refusals.unreached(this, refusal);
    } catch (SQLException e) {
      throw Refusals.unreached(this, RefusedException.of(e));
    }
  }

  private static PostgresTarget from(
      String name, String at, Config block, UnaryOperator<String> environment) {
    TableName table = TableName.parse(block.getString("table"), at + ".table");
    String staging =
        text(block, "staging-schema")
            .map(schema -> TableName.schema(schema, at + ".staging-schema"))
            .orElse(table.schema());
    int writers = block.getInt("writers");
    double mostLeavers = block.getDouble("most-leavers");
    if (writers < 1 || !(mostLeavers >= 0 && mostLeavers <= 1)) {
      throw Failure.configuration(
          "Cannot use " + at + ": writers must be 1 or more, most-leavers a share from 0 to 1");
    }
    List<TargetColumn> columns = columns(at, block.getStringList("columns"));
    return new PostgresTarget(
        name,
        access(at, block, environment),
        table,
        staging,
        columns,
        purpose(at, block, columns),
        where(at, block),
        choice(Leavers.class, block, "leavers", at),
        mostLeavers,
        block.getBoolean("create"),
        writers,
        retries(at, block));
  }

  private static String where(String at, Config block) {
    String where = text(block, "where").orElse("true");
    WhereCheck.check(at + ".where", where);
    return where;
  }

  private static DatabaseAccess access(String at, Config block, UnaryOperator<String> environment) {
    String url =
        text(block, "url-env")
            .map(variable -> secret(at + ".url-env", variable, environment))
            .or(() -> text(block, "url"))
            .orElseThrow(
                () ->
                    Failure.configuration(
                        "Cannot find a database for " + at + ": set url, or url-env"));
    String password =
        text(block, "password-env")
            .map(variable -> secret(at + ".password-env", variable, environment))
            .orElse(null);
    return new DatabaseAccess(
        url, block.getString("user"), password, Durations.of(block, "statement-timeout"));
  }

  private static String secret(String key, String variable, UnaryOperator<String> environment) {
    String value = environment.apply(variable);
    if (value == null || value.isBlank()) {
      throw Failure.configuration(
          "Cannot use " + key + ": the environment variable " + variable + " is not set; set it");
    }
    return value;
  }

  private static List<TargetColumn> columns(String at, List<String> chosen) {
    Map<String, TargetColumn> known =
        Customer360.CONTRACT.columns().stream()
            .map(TargetColumn::of)
            .collect(Collectors.toMap(TargetColumn::name, column -> column));
    List<TargetColumn> columns = new ArrayList<>();
    for (String name : Stream.concat(Stream.of(KEY, NIGHT), chosen.stream()).distinct().toList()) {
      TargetColumn column = known.get(name);
      if (column == null) {
        throw Failure.configuration(
            "Cannot deliver column "
                + name
                + " of "
                + at
                + ": customer_360 has no such column; see 'bin/filrouge tables customer_360'");
      }
      columns.add(column);
    }
    return List.copyOf(columns);
  }

  private static String purpose(String at, Config block, List<TargetColumn> columns) {
    Optional<String> channel = text(block, "channel");
    if (channel.isPresent() && !List.of("email", "sms", "push").contains(channel.get())) {
      throw Failure.configuration(
          "Cannot use " + at + ".channel: " + channel.get() + "; use email, sms or push");
    }
    Purpose purpose = choice(Purpose.class, block, "for", at);
    String condition = purpose.condition(channel);
    return respectsDoNotContact(block, purpose, columns)
        ? condition + " AND " + DO_NOT_CONTACT + " IS NULL"
        : condition;
  }

  // Who is told the date keeps people in the table and minds it, as with audiences.
  private static boolean respectsDoNotContact(
      Config block, Purpose purpose, List<TargetColumn> columns) {
    String key = "respect-do-not-contact";
    return block.getIsNull(key)
        ? purpose == Purpose.ACTIVATION
            && columns.stream().noneMatch(column -> column.name().equals(DO_NOT_CONTACT))
        : block.getBoolean(key);
  }

  private static RetryPlan retries(String at, Config block) {
    try {
      return new RetryPlan(
          Durations.of(block, "retry.first"),
          Durations.of(block, "retry.longest"),
          Durations.of(block, "retry.lasting"));
    } catch (IllegalArgumentException e) {
      throw Failure.configuration("Cannot use " + at + ".retry: " + e.getMessage());
    }
  }

  private static <E extends Enum<E>> E choice(
      Class<E> choices, Config block, String key, String at) {
    String chosen = block.getString(key);
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(chosen)) {
        return choice;
      }
    }
    String all =
        Stream.of(choices.getEnumConstants())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or "));
    throw Failure.configuration("Cannot use " + at + "." + key + ": " + chosen + "; use " + all);
  }

  private static Optional<String> text(Config block, String key) {
    return block.getIsNull(key) ? Optional.empty() : Optional.of(block.getString(key));
  }

  private static void refuseUnknown(Config block, Config defaults, String at) {
    for (var entry : block.root().entrySet()) {
      if (!defaults.root().containsKey(entry.getKey())) {
        throw Failure.configuration(
            "Cannot use configuration key "
                + at
                + "."
                + entry.getKey()
                + ": there is no such key; use "
                + String.join(", ", new TreeSet<>(defaults.root().keySet())));
      }
    }
  }
}
