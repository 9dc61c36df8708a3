package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import io.filrouge.batch.customer360.PurposeConsents;
import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.domain.audiences.Recipe;
import io.filrouge.domain.audiences.RowChecksum;
import io.filrouge.domain.audiences.Suppression;
import io.filrouge.domain.golden.GoldenField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.api.java.UDF6;
import org.apache.spark.sql.types.DataTypes;

/**
 * Whom an audience's condition selects: what would be sent of each, or why nothing is. What people
 * allow is asked anew, whatever the condition says.
 */
final class Candidates {
  /** Columns {@code customer_id, reason, checksum, identifiers, attributes}. */
  static final String REASON = "reason";

  private static final String CUSTOMER = "customer_id";
  private static final String CONTACT = "contact";

  private final Lake lake;
  private final Night night;
  private final Audience audience;
  private final Optional<Dataset<Row>> erased;

  /**
   * @param erased customer_id of everybody who asked to be erased, if any
   */
  Candidates(Lake lake, Night night, Audience audience, Optional<Dataset<Row>> erased) {
    this.lake = lake;
    this.night = night;
    this.audience = audience;
    this.erased = erased;
  }

  /** One row a customer whom the condition selects; of those with a reason nothing is sent. */
  Dataset<Row> rows() {
    Column identifiers =
        udf(identify(audience.recipe()), ColumnTypes.TEXTS_BY_NAME)
            .asNondeterministic()
            .apply(col(CONTACT));
    return withOffers(withContacts(selected()))
        .withColumn("identifiers", identifiers)
        .withColumn("attributes", attributes())
        .withColumn(REASON, reason())
        .withColumn("checksum", when(col(REASON).isNull(), checksum()))
        .select(CUSTOMER, REASON, "checksum", "identifiers", "attributes");
  }

  private Dataset<Row> selected() {
    Dataset<Row> selected =
        lake.read(Customer360.CONTRACT)
            .where(expr(audience.where()))
            .join(
                PurposeConsents.of(lake, night, audience.channel(), audience.purpose()),
                new String[] {CUSTOMER},
                "left_outer");
    return erased
        .map(
            people ->
                selected.join(
                    people.withColumn("is_erased", lit(true)),
                    new String[] {CUSTOMER},
                    "left_outer"))
        .orElseGet(() -> selected.withColumn("is_erased", lit(false)));
  }

  private Dataset<Row> withContacts(Dataset<Row> selected) {
    Set<String> kinds = contactKinds();
    if (kinds.isEmpty()) {
      return selected.withColumn(CONTACT, lit(null).cast(ColumnTypes.TEXTS_BY_NAME));
    }
    List<Column> values = new ArrayList<>();
    List<Column> entries = new ArrayList<>();
    for (String kind : kinds) {
      values.add(max(when(col("kind").equalTo(kind), col("value"))).as("contact_" + kind));
      entries.add(lit(kind));
      entries.add(col("contact_" + kind));
    }
    Dataset<Row> contacts =
        lake.read(CustomerContacts.CONTRACT)
            .where(col("is_preferred").and(col("kind").isInCollection(kinds)))
            .groupBy(CUSTOMER)
            .agg(values.get(0), values.subList(1, values.size()).toArray(Column[]::new));
    return selected
        .join(contacts, new String[] {CUSTOMER}, "left_outer")
        .withColumn(CONTACT, org.apache.spark.sql.functions.map(entries.toArray(Column[]::new)));
  }

  private Dataset<Row> withOffers(Dataset<Row> selected) {
    if (!audience.sendsOffers()) {
      return selected;
    }
    Dataset<Row> offers =
        lake.read(ProductRecommendations.CONTRACT)
            .where(col("as_of_date").equalTo(night.date()))
            .groupBy(CUSTOMER)
            .agg(
                sort_array(
                        collect_list(
                            struct("rank", "product_id", "product_name", "category", "reason")))
                    .as(Audience.OFFERS));
    return selected.join(offers, new String[] {CUSTOMER}, "left_outer");
  }

  private Set<String> contactKinds() {
    Set<String> kinds = new LinkedHashSet<>();
    audience.recipe().fields().stream().sorted().forEach(field -> kinds.add(field.wireName()));
    audience.columns().stream().filter(Audience.CONTACT_COLUMNS::contains).forEach(kinds::add);
    return kinds;
  }

  private Column attributes() {
    Column[] columns =
        audience.columns().stream().map(name -> attribute(name).as(name)).toArray(Column[]::new);
    // A struct must have a part, and a row that sends nothing more has none.
    return columns.length == 0 ? struct(lit(null).cast("string").as("none")) : struct(columns);
  }

  private static Column attribute(String name) {
    return col(Audience.CONTACT_COLUMNS.contains(name) ? "contact_" + name : name);
  }

  private Column reason() {
    Column isAllowed = coalesce(col("is_allowed"), lit(false));
    String flag = "is_" + audience.channel() + "_allowed";
    boolean hasFlag =
        audience.purpose().equals(PurposeConsents.MARKETING)
            && Customer360.CONTRACT.columns().stream().anyMatch(it -> it.name().equals(flag));
    Column isComplete =
        audience.required().stream()
            .map(name -> attribute(name).isNotNull())
            .reduce(Column::and)
            .orElse(lit(true));
    Column isUnderPressure =
        audience.respectsDoNotContact() ? col(Audience.DO_NOT_CONTACT).isNotNull() : lit(false);
    return udf(suppress(audience.recipe()), DataTypes.StringType)
        .apply(
            coalesce(col("is_erased"), lit(false)),
            col("is_holdout"),
            hasFlag ? isAllowed.and(col(flag)) : isAllowed,
            col("identifiers"),
            isComplete,
            isUnderPressure);
  }

  private Column checksum() {
    return udf(CHECKSUM, DataTypes.StringType)
        .apply(
            lit(audience.recipe().name()),
            col("identifiers"),
            to_json(col("attributes"), Map.of("ignoreNullFields", "false")));
  }

  private static final UDF3<String, scala.collection.Map<String, String>, String, String> CHECKSUM =
      (recipe, identifiers, attributes) ->
          RowChecksum.of(recipe, ScalaMaps.texts(identifiers), attributes);

  private static UDF1<scala.collection.Map<String, String>, Map<String, String>> identify(
      Recipe recipe) {
    return contact -> {
      Map<GoldenField, String> known = new EnumMap<>(GoldenField.class);
      ScalaMaps.texts(contact)
          .forEach(
              (kind, value) -> {
                if (value != null) {
                  known.put(GoldenField.ofWireName(kind), value);
                }
              });
      return new TreeMap<>(recipe.identifiers(known));
    };
  }

  private static UDF6<
          Boolean, Boolean, Boolean, scala.collection.Map<String, String>, Boolean, Boolean, String>
      suppress(Recipe recipe) {
    return (isErased, isHoldout, isAllowed, identifiers, isComplete, isUnderPressure) ->
        Suppression.of(
                isErased,
                isHoldout,
                isAllowed,
                recipe.identifies(ScalaMaps.texts(identifiers)),
                isComplete,
                isUnderPressure)
            .map(Suppression::wireName)
            .orElse(null);
  }
}
