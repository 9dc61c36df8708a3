package io.filrouge.batch.scores;

import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.churn.ChurnModel;
import io.filrouge.domain.purchases.ModelFit;
import io.filrouge.domain.purchases.PurchaseModelSelection;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The churn rows of {@code score_models}: purchase models, trees and both together. */
final class ChurnRows {

  static List<Row> of(
      Publisher publisher, PurchaseModelSelection.Selection purchases, ChurnMemory memory) {
    ChurnModel model = memory.model();
    List<ModelFit> fits = new ArrayList<>();
    for (ModelFit fit : purchases.fits()) {
      boolean isOvertaken = fit.isChosen() && model.voice() != ChurnModel.Voice.PURCHASES;
      fits.add(
          isOvertaken
              ? fit.notChosen(
                  "The best of the purchase models, but not chosen: %s foretold the last complete window better."
                      .formatted(model.name(purchases.model())))
              : fit);
    }
    Stream<Row> rows = ModelRows.of(publisher, "churn", fits);
    Date learntOn = memory.learntOn() == null ? null : Date.valueOf(memory.learntOn());
    List<ModelFit> learnt = new ArrayList<>(List.of(memory.fit()));
    if (model.voice() == ChurnModel.Voice.BOTH) {
      learnt.add(together(model.name(purchases.model()), memory));
    }
    return Stream.concat(rows, ModelRows.of(publisher, "churn", learnt, learntOn)).toList();
  }

  private static ModelFit together(String name, ChurnMemory memory) {
    return new ModelFit(
        ModelFit.PURCHASES,
        name,
        true,
        Map.of(),
        Map.of(),
        null,
        memory.rowCount(),
        true,
        "Chosen: the mean of both log-odds foretold the last complete window best.");
  }

  private ChurnRows() {}
}
