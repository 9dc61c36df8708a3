package io.filrouge.batch.scores;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;

import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.churn.ChurnModel;
import io.filrouge.domain.purchases.ModelFit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What was learnt of churn, and on which night. It is written down with every night's models; a
 * night takes what an earlier one wrote and never its own, so that it learns again, and the same,
 * when it is run again.
 *
 * @param learntOn null where there was too little to learn from
 */
record ChurnMemory(
    ChurnModel model, LocalDate learntOn, int horizonDays, long rowCount, String note) {
  private static final String HORIZON = "horizon-days";
  private static final String VERSION = "version";

  /** Of the figures that trees are grown on, and of how they are grown. */
  private static final double CURRENT = 3;

  static ChurnMemory of(Learned learned, LocalDate learntOn, int horizonDays) {
    return new ChurnMemory(
        learned.chosen(), learntOn, horizonDays, learned.rowCount(), learned.note());
  }

  /** What an earlier night learnt, if that is not too long ago and still says the same. */
  static Optional<ChurnMemory> earlier(Publisher publisher, ScoreSettings settings) {
    List<Row> rows =
        publisher
            .lake()
            .read(ScoreModels.CONTRACT)
            .where(col("as_of_date").lt(publisher.night().date()))
            .where("score = 'churn' AND model = '" + ChurnModel.BOOSTED_TREES + "'")
            .where(
                col("fitted_as_of")
                    .gt(date_sub(publisher.night().date(), settings.learning().everyDays())))
            .orderBy(col("as_of_date").desc())
            .limit(1)
            .select("fitted_as_of", "parameters", "customer_count", "note")
            .collectAsList();
    return rows.stream()
        .map(ChurnMemory::read)
        .flatMap(Optional::stream)
        .filter(memory -> memory.horizonDays() == settings.churnHorizonDays())
        .findFirst();
  }

  private static Optional<ChurnMemory> read(Row row) {
    Map<String, Double> parameters = row.getJavaMap(1);
    if (!parameters.getOrDefault(VERSION, 0.0).equals(CURRENT)) {
      return Optional.empty();
    }
    return Optional.of(
        new ChurnMemory(
            ChurnModel.of(parameters),
            row.getDate(0).toLocalDate(),
            parameters.get(HORIZON).intValue(),
            row.getLong(2),
            row.getString(3)));
  }

  /** As a row of the night's models. */
  ModelFit fit() {
    Map<String, Double> parameters = new TreeMap<>();
    if (learntOn != null) {
      parameters.putAll(model.parameters());
      parameters.put(HORIZON, (double) horizonDays);
      parameters.put(VERSION, CURRENT);
    }
    return new ModelFit(
        ModelFit.PURCHASES,
        ChurnModel.BOOSTED_TREES,
        model.voice() == ChurnModel.Voice.TREES,
        parameters,
        Map.of(),
        null,
        rowCount,
        rowCount > 0,
        note);
  }
}
