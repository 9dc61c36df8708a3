package io.filrouge.batch.cleansed;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.sources.ReferralColumns;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.domain.identity.Identifier;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import io.filrouge.domain.identity.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads the identifiers of one source's rows: normalised, told from placeholders, and hashed. */
final class IdentifierColumns {
  private static final String VERDICT = "verdict";
  private static final String VALUE = "value";
  private static final StructType READING =
      new StructType().add(VERDICT, DataTypes.StringType).add(VALUE, DataTypes.StringType);

  private static final Map<String, IdentifierKind> KINDS =
      Map.of(
          "customer_key",
          IdentifierKind.CUSTOMER_KEY,
          "account",
          IdentifierKind.ACCOUNT,
          "loyalty_card",
          IdentifierKind.LOYALTY_CARD,
          "email",
          IdentifierKind.EMAIL,
          "phone",
          IdentifierKind.PHONE,
          "visitor_id",
          IdentifierKind.DEVICE,
          "order_id",
          IdentifierKind.ORDER,
          "record_id",
          IdentifierKind.RECORD,
          ReferralColumns.REFERRED_CUSTOMER_KEY,
          IdentifierKind.CUSTOMER_KEY,
          ReferralColumns.REFERRED_EMAIL,
          IdentifierKind.EMAIL);

  private final SourceConfig source;
  private final IdentifierReader reader;
  private final IdentifierHash hash;
  private final List<String> columns;
  private final List<String> mentioned;

  /**
   * @param columns typed columns that hold identifiers of the row's person; those that the source
   *     does not map are left out
   * @param mentioned likewise, of another person
   */
  IdentifierColumns(
      SourceConfig source,
      IdentifierReader reader,
      IdentifierHash hash,
      List<String> columns,
      List<String> mentioned) {
    this.source = source;
    this.reader = reader;
    this.hash = hash;
    this.columns =
        columns.stream()
            .filter(source::maps)
            .sorted(Comparator.comparingInt(IdentifierColumns::priority))
            .toList();
    this.mentioned = mentioned.stream().filter(source::maps).toList();
  }

  /** Rows with a reading of every identifier, which stands in a column of its own. */
  Dataset<Row> read(Dataset<Row> typed) {
    Column country = source.maps("country") ? col("country") : lit(null).cast("string");
    List<Column> selected = new ArrayList<>(List.of(col("*")));
    for (String column : all(columns, mentioned)) {
      IdentifierKind kind = KINDS.get(column);
      Column read = functions.udf(reading(kind, reader), READING).apply(col(column), country);
      selected.add(read.as(reading(column)));
    }
    return typed.select(selected.toArray(Column[]::new));
  }

  /** Whether the value is a placeholder; false where the column is not mapped. */
  Column isBlocked(String column) {
    if (!columns.contains(column)) {
      return lit(false);
    }
    return col(reading(column)).getField(VERDICT).equalTo(Reading.Verdict.BLOCKED.wireName());
  }

  /** The identifier's hash; null where there is none. */
  Column hashOf(String column) {
    if (!columns.contains(column) && !mentioned.contains(column)) {
      return lit(null).cast(DataTypes.StringType);
    }
    IdentifierKind kind = KINDS.get(column);
    // A record's number means something in its own source only.
    String keySpace = kind == IdentifierKind.RECORD ? source.name() : source.keySpace();
    return hash.of(kind, keySpace, col(reading(column)).getField(VALUE));
  }

  /** The hash of a session's number, which links nothing and is no identifier of a person. */
  Column session(String column) {
    return hash.ofSession(source.keySpace(), col(column));
  }

  /** All identifiers of the row's person, from the strongest kind to the weakest. */
  Column all() {
    List<Column> identifiers = new ArrayList<>();
    for (String column : columns) {
      IdentifierKind kind = KINDS.get(column);
      boolean isContact = kind == IdentifierKind.EMAIL || kind == IdentifierKind.PHONE;
      Column contact =
          isContact ? col(reading(column)).getField(VALUE) : lit(null).cast(DataTypes.StringType);
      identifiers.add(
          struct(
              lit(kind.wireName()).as("kind"),
              hashOf(column).as("identifier"),
              contact.as("contact_value")));
    }
    if (identifiers.isEmpty()) {
      return lit(null).cast("array<struct<kind:string,identifier:string,contact_value:string>>");
    }
    Column present = array(identifiers.toArray(Column[]::new));
    return filter(present, identifier -> identifier.getField("identifier").isNotNull());
  }

  /** What stands in place of identifiers, as in {@code email_blocked phone_invalid}. */
  Column unusable() {
    List<Column> unusable = new ArrayList<>();
    for (String column : all(columns, mentioned)) {
      Column verdict = col(reading(column)).getField(VERDICT);
      unusable.add(when(verdict.isin("blocked", "invalid"), concat(lit(column + "_"), verdict)));
    }
    return concat_ws(" ", unusable.toArray(Column[]::new));
  }

  private static List<String> all(List<String> some, List<String> others) {
    return Stream.concat(some.stream(), others.stream()).toList();
  }

  private static String reading(String column) {
    return "_reading_" + column;
  }

  private static int priority(String column) {
    return KINDS.get(column).priority();
  }

  private static UDF2<String, String, Row> reading(IdentifierKind kind, IdentifierReader reader) {
    return (text, region) -> row(reader.read(kind, text, region));
  }

  private static Row row(Reading reading) {
    return RowFactory.create(
        reading.verdict().wireName(), reading.identifier().map(Identifier::value).orElse(null));
  }
}
