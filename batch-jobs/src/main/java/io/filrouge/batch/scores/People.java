package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The people of whom the past is told: everybody, or some, each with all that they did and with all
 * whom they turned out to be one person with. A sample is small enough for every task to hold, so
 * that no row of anybody else is exchanged.
 *
 * @param identifiers identifier, customer_id, as known when the past is told
 */
record People(Dataset<Row> identifiers, boolean isEverybody) {
  private static final String CUSTOMER = "customer_id";
  private static final int PARTS = 10_000;

  static People everybody(Dataset<Row> identifiers) {
    return new People(identifiers, true);
  }

  /**
   * About a share of everybody, by a hash of the customer id: the same ones every time.
   *
   * @param share above 0; 1 and more is everybody
   */
  static People sample(Dataset<Row> everybody, double share) {
    return share >= 1
        ? everybody(everybody)
        : new People(everybody.where(isInSample(share)), false);
  }

  private static Column isInSample(double share) {
    return pmod(xxhash64(col(CUSTOMER)), lit(PARTS)).lt(PARTS * share);
  }

  /**
   * About a share of some people, by another hash: of a sample, too, it is that share.
   *
   * @param share above 0; 1 and more is all of them
   */
  static People partOf(Dataset<Row> people, double share) {
    return share >= 1 ? everybody(people) : new People(people.where(isInPart(share)), false);
  }

  /** Whether a row is of the customers of {@link #partOf}. */
  static Column isInPart(double share) {
    return pmod(xxhash64(col(CUSTOMER), lit("part")), lit(PARTS)).lt(PARTS * share);
  }

  /**
   * Their sightings. Of a sample only those that join identifiers of one of them: an identifier
   * that too many share is known by all who share it, whom a sample does not see.
   *
   * @param sightings staged.identifier_sightings
   */
  Dataset<Row> sightings(Dataset<Row> sightings) {
    if (isEverybody) {
      return sightings;
    }
    Dataset<Row> primary =
        broadcast(
            identifiers.select(
                col("identifier").as("their_primary"), col(CUSTOMER).as("primary_of")));
    Dataset<Row> other =
        broadcast(
            identifiers.select(col("identifier").as("their_other"), col(CUSTOMER).as("other_of")));
    return sightings
        .join(primary, col("primary_identifier").equalTo(col("their_primary")))
        .join(
            other,
            col("identifier")
                .equalTo(col("their_other"))
                .and(col("primary_of").equalTo(col("other_of"))),
            "left_semi")
        .drop("their_primary", "primary_of");
  }

  /**
   * Their order lines. Of a line that moved from one person to another, a sample sees the versions
   * of its own people.
   *
   * @param lines staged.order_lines
   */
  Dataset<Row> orderLines(Dataset<Row> lines) {
    return isEverybody
        ? lines
        : lines.join(
            broadcast(identifiers.select("identifier")),
            col("customer_identifier").equalTo(col("identifier")),
            "left_semi");
  }
}
