package io.filrouge.batch.identity;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.domain.golden.Candidate;
import io.filrouge.domain.golden.GoldenField;
import io.filrouge.domain.golden.Settlement;
import io.filrouge.domain.golden.Statement;
import io.filrouge.domain.golden.SurvivorshipRules;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * All that is said of one customer in, the settled values of all fields out. A row holds what one
 * witness says of every field, so that the engine moves one row a record and not one a field.
 */
final class GoldenTask implements FlatMapGroupsFunction<String, Row, Row> {
  private static final long serialVersionUID = 1L;

  /** What is said, with a column for each field. Times are microseconds. */
  static final StructType STATEMENTS = statements();

  static final StructType GOLDEN =
      new StructType()
          .add("customer_id", ColumnTypes.TEXT)
          .add("kind", ColumnTypes.TEXT)
          .add("value", ColumnTypes.TEXT)
          .add("is_preferred", ColumnTypes.FLAG)
          .add("source", ColumnTypes.TEXT)
          .add("survived_by", ColumnTypes.TEXT)
          .add("seen_count", ColumnTypes.COUNT)
          .add("is_verified", ColumnTypes.FLAG)
          .add("first_seen_micros", ColumnTypes.COUNT)
          .add("last_seen_micros", ColumnTypes.COUNT);

  private static final int SOURCE = STATEMENTS.fieldIndex("source");
  private static final int WITNESS = STATEMENTS.fieldIndex("witness");
  private static final int IS_FIRST_HAND = STATEMENTS.fieldIndex("is_first_hand");
  private static final int FIRST_SAID = STATEMENTS.fieldIndex("first_said_micros");
  private static final int LAST_SAID = STATEMENTS.fieldIndex("last_said_micros");
  private static final int IS_EMAIL_VERIFIED = STATEMENTS.fieldIndex("is_email_verified");
  private static final int IS_PHONE_VERIFIED = STATEMENTS.fieldIndex("is_phone_verified");
  private static final int FIRST_FIELD = STATEMENTS.fieldIndex(GoldenField.EMAIL.wireName());

  private final SurvivorshipRules rules;

  GoldenTask(SurvivorshipRules rules) {
    this.rules = rules;
  }

  @Override
  public Iterator<Row> call(String customerId, Iterator<Row> rows) {
    Map<GoldenField, List<Statement>> byField = new EnumMap<>(GoldenField.class);
    while (rows.hasNext()) {
      Row row = rows.next();
      for (GoldenField field : GoldenField.values()) {
        String value = row.getString(FIRST_FIELD + field.ordinal());
        if (value != null && !value.isBlank()) {
          byField
              .computeIfAbsent(field, none -> new ArrayList<>())
              .add(statement(row, field, value.strip()));
        }
      }
    }
    List<Row> golden = new ArrayList<>();
    byField.forEach(
        (field, statements) -> {
          Settlement settlement = rules.of(field).settle(statements);
          for (Candidate candidate : settlement.candidates()) {
            golden.add(row(customerId, field, candidate, settlement));
          }
        });
    return golden.iterator();
  }

  private static Statement statement(Row row, GoldenField field, String value) {
    return new Statement(
        value,
        row.getString(SOURCE),
        row.getString(WITNESS),
        Instant.EPOCH.plus(row.getLong(FIRST_SAID), ChronoUnit.MICROS),
        Instant.EPOCH.plus(row.getLong(LAST_SAID), ChronoUnit.MICROS),
        isVerified(row, field),
        row.getBoolean(IS_FIRST_HAND));
  }

  private static Boolean isVerified(Row row, GoldenField field) {
    return switch (field) {
      case EMAIL -> (Boolean) row.get(IS_EMAIL_VERIFIED);
      case PHONE -> (Boolean) row.get(IS_PHONE_VERIFIED);
      default -> null;
    };
  }

  private static Row row(
      String customerId, GoldenField field, Candidate candidate, Settlement settlement) {
    boolean isSurvivor = candidate.equals(settlement.survivor());
    return RowFactory.create(
        customerId,
        field.wireName(),
        candidate.value(),
        isSurvivor,
        candidate.source(),
        isSurvivor ? settlement.survivedBy() : null,
        candidate.seenCount(),
        candidate.isVerified(),
        micros(candidate.firstSeenAt()),
        micros(candidate.lastSeenAt()));
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private static StructType statements() {
    StructType statements =
        new StructType()
            .add("customer_id", ColumnTypes.TEXT)
            .add("source", ColumnTypes.TEXT)
            .add("witness", ColumnTypes.TEXT)
            .add("is_first_hand", ColumnTypes.FLAG)
            .add("first_said_micros", ColumnTypes.COUNT)
            .add("last_said_micros", ColumnTypes.COUNT)
            .add("is_email_verified", ColumnTypes.FLAG)
            .add("is_phone_verified", ColumnTypes.FLAG);
    for (GoldenField field : GoldenField.values()) {
      statements = statements.add(field.wireName(), ColumnTypes.TEXT);
    }
    return statements;
  }
}
