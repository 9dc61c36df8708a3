package io.filrouge.batch.scores;

import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.ScoreModels;
import io.filrouge.domain.purchases.ModelFit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of {@code score_models}. */
final class ModelRows {

  /** The candidates of a selection, under the name of the score they serve. */
  static Stream<Row> of(Publisher publisher, String score, List<ModelFit> fits) {
    return of(publisher, score, fits, java.sql.Date.valueOf(publisher.night().asOf()));
  }

  /**
   * The same of candidates that an earlier night fitted.
   *
   * @param fittedAsOf the night; null where nothing was fitted
   */
  static Stream<Row> of(
      Publisher publisher, String score, List<ModelFit> fits, java.sql.Date fittedAsOf) {
    java.sql.Date asOf = java.sql.Date.valueOf(publisher.night().asOf());
    return fits.stream()
        .map(
            fit ->
                RowFactory.create(
                    asOf,
                    score,
                    fit.model(),
                    fit.isChosen(),
                    CollectionConverters.asScala(fit.parameters()),
                    CollectionConverters.asScala(fit.standardErrors()),
                    fit.logLikelihood(),
                    fit.customerCount(),
                    fit.isConverged(),
                    fit.note(),
                    fittedAsOf));
  }

  static void publish(Publisher publisher, List<Row> rows, List<String> scores) {
    Dataset<Row> models =
        publisher.lake().spark().createDataFrame(rows, ScoreModels.CONTRACT.schema()).coalesce(1);
    String condition =
        "as_of_date = DATE '"
            + publisher.night().asOf()
            + "' AND score IN ('"
            + String.join("', '", scores)
            + "')";
    publisher.replaceWhere(ScoreModels.CONTRACT, condition, models);
  }

  private ModelRows() {}
}
