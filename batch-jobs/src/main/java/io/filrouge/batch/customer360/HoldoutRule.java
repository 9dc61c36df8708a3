package io.filrouge.batch.customer360;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import org.apache.spark.sql.Column;

/**
 * Who is kept out of campaigns: a fixed share of customers, drawn by a hash of salt and customer
 * id, so that the same customer stays in or out on every night and every machine.
 *
 * @param share 0 to 1
 * @param salt another salt draws another group
 */
public record HoldoutRule(double share, String salt) {
  private static final long BUCKETS = 1_000_000;

  public HoldoutRule {
    if (!(share >= 0 && share <= 1)) {
      throw Failure.configuration(
          "Cannot draw a hold-out: holdout.share is " + share + "; give a share from 0 to 1");
    }
  }

  public static HoldoutRule from(Config config) {
    return new HoldoutRule(config.getDouble("holdout.share"), config.getString("holdout.salt"));
  }

  /** Whether anybody is held out. */
  boolean isDrawn() {
    return share > 0;
  }

  Column holds(String customerId) {
    Column bucket = pmod(xxhash64(concat(lit(salt), lit("|"), col(customerId))), lit(BUCKETS));
    return bucket.lt(lit(Math.round(share * BUCKETS)));
  }
}
