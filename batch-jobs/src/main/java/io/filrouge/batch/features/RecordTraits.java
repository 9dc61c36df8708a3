package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Night;
import io.filrouge.domain.segments.AgeBand;
import io.filrouge.domain.segments.Urbanity;
import io.filrouge.domain.segments.UrbanityRule;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * What a customer's golden record tells of place and age.
 *
 * <p>The year of birth and the postcode are personal: what leaves here is a band of ages, and
 * {@link #urbanity} makes a class of the postcode before anything is published.
 */
final class RecordTraits {
  private static final UDF2<Integer, Integer, String> AGE_BAND =
      (birthYear, year) ->
          birthYear == null
              ? null
              : AgeBand.of(birthYear, year).map(AgeBand::wireName).orElse(null);

  /**
   * {@code customer_id, record_country, record_region, postcode, age_band}, for those whose records
   * name any of them.
   *
   * @param contacts {@code identity.customer_contacts}: one preferred value a customer and kind
   */
  static Dataset<Row> of(Dataset<Row> contacts, Night night) {
    return contacts
        .where("is_preferred AND kind IN ('country', 'region', 'postcode', 'birth_year')")
        .groupBy("customer_id")
        .agg(
            preferred("country").as("record_country"),
            preferred("region").as("record_region"),
            preferred("postcode").as("postcode"),
            preferred("birth_year").cast(ColumnTypes.WHOLE).as("birth_year"))
        .select(
            col("customer_id"),
            col("record_country"),
            col("record_region"),
            col("postcode"),
            udf(AGE_BAND, DataTypes.StringType)
                .apply(col("birth_year"), year(night.date()))
                .as("age_band"));
  }

  /** The class of {@code postcode} in a country, by the shop's rule. */
  static Column urbanity(UrbanityRule rule, Column country) {
    UDF2<String, String, String> classOf =
        (name, postcode) -> rule.of(name, postcode).map(Urbanity::wireName).orElse(null);
    return udf(classOf, DataTypes.StringType).apply(country, col("postcode"));
  }

  private static Column preferred(String kind) {
    return max(when(col("kind").equalTo(kind), col("value")));
  }

  private RecordTraits() {}
}
