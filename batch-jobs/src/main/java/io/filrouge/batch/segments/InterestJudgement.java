package io.filrouge.batch.segments;

import io.filrouge.domain.segments.InterestRules;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF2;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Interests of one customer from purchase days and net amounts by category (null without any).
 *
 * @param everybody each category's share of everybody's spend
 */
record InterestJudgement(InterestRules rules, Map<String, Double> everybody)
    implements UDF2<Long, Seq<Row>, Row[]> {

  @Override
  public Row[] call(Long purchaseDays, Seq<Row> amounts) {
    Map<String, BigDecimal> spend = new HashMap<>();
    if (amounts != null) {
      CollectionConverters.asJava(amounts)
          .forEach(row -> spend.put(row.getString(0), row.getDecimal(1)));
    }
    return rules.interests(purchaseDays, spend, everybody).stream()
        .map(interest -> RowFactory.create(interest.category(), interest.share(), interest.lift()))
        .toArray(Row[]::new);
  }
}
