package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split_part;
import static org.apache.spark.sql.functions.trim;

import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.Lake;
import io.filrouge.settings.Failure;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Who asked to be erased and may still stand in the lake. An id that was merged away stands for the
 * customer who carries it on: too many are left out rather than too few.
 */
final class ErasedCustomers {

  /**
   * Column {@code customer_id}, each once.
   *
   * @param file ids, one a line
   */
  static Dataset<Row> of(Lake lake, String file) {
    Dataset<Row> listed = listed(lake, file);
    Dataset<Row> aliases =
        lake.read(CustomerIdentifiers.CONTRACT)
            .where("valid_to IS NULL")
            .select(col("customer_id").as("now"), explode(col("former_ids")).as("former"))
            .select(col("now"), split_part(col("former"), lit("@"), lit(1)).as("customer_id"));
    return listed
        .unionByName(aliases.join(listed, "customer_id").select(col("now").as("customer_id")))
        .distinct();
  }

  private static Dataset<Row> listed(Lake lake, String file) {
    Path path = new Path(file);
    try {
      if (!path.getFileSystem(lake.spark().sparkContext().hadoopConfiguration()).exists(path)) {
        throw Failure.input(
            "Cannot read exports.erased: there is no such file; name one of customer ids, one a line,"
                + " or leave the key out");
      }
    } catch (IOException e) {
      throw Failure.input("Cannot read exports.erased; see that it can be reached", e);
    }
    return lake.spark()
        .read()
        .text(file)
        .select(trim(col("value")).as("customer_id"))
        .where("customer_id <> ''")
        .distinct();
  }

  private ErasedCustomers() {}
}
