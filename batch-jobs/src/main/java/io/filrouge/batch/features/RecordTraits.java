package io.filrouge.batch.features;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

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
 * What a customer's records tell: each from the latest record that tells it, by its version, else
 * by when the shop learnt of it, else by registration.
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
   * {@code customer_id, record_country, record_region, region_country, postcode, postcode_country,
   * age_band}; the two countries are those of the records that told region and postcode.
   *
   * @param records {@code cleansed.customer_records}
   * @param customers {@code identifier, customer_id}
   */
  static Dataset<Row> of(Dataset<Row> records, Dataset<Row> customers, Night night) {
    Column isKnown = col("known_at").isNull().or(col("known_at").lt(night.end()));
    Column version = coalesce(col("updated_at"), col("known_at"), col("registered_at"));
    Column latestFirst = coalesce(negate(unix_micros(col("version"))), lit(Long.MAX_VALUE));
    return records
        .where(isKnown)
        .where("coalesce(country, region, postcode, cast(birth_year as string)) is not null")
        .select(
            col("record_identifier").as("identifier"),
            col("country"),
            col("region"),
            col("postcode"),
            col("birth_year"),
            version.as("version"),
            col("source"),
            col("record_id"))
        .join(customers, "identifier")
        .withColumn("place", struct(latestFirst, col("source"), col("record_id")))
        .repartition(col("customer_id"))
        .groupBy("customer_id")
        .agg(
            first("country", col("country")).as("record_country"),
            first("region", struct(col("region"), col("country"))).as("of_region"),
            first("postcode", struct(col("postcode"), col("country"))).as("of_postcode"),
            first("birth_year", col("birth_year")).as("birth_year"))
        .select(
            col("customer_id"),
            col("record_country"),
            col("of_region.region").as("record_region"),
            col("of_region.country").as("region_country"),
            col("of_postcode.postcode").as("postcode"),
            col("of_postcode.country").as("postcode_country"),
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

  /** A value of the first record, in the order of places, that fills a column. */
  private static Column first(String column, Column value) {
    return min_by(value, when(col(column).isNotNull(), col("place")));
  }

  private RecordTraits() {}
}
