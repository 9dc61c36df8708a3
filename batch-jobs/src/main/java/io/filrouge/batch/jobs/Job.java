package io.filrouge.batch.jobs;

import io.filrouge.batch.cleansed.CleansedTables;
import io.filrouge.batch.cleansed.Intake;
import io.filrouge.batch.customer360.Customer360Step;
import io.filrouge.batch.exports.ScoreExport;
import io.filrouge.batch.features.FeaturesStep;
import io.filrouge.batch.identity.IdentityStep;
import io.filrouge.batch.scores.ChurnStep;
import io.filrouge.batch.scores.LtvStep;
import io.filrouge.batch.segments.SegmentsStep;
import io.filrouge.batch.tables.Publisher;
import java.util.List;

/** One job of a night: what a scheduler calls by name. */
record Job(String name, String purpose, Work work) {

  /** What a job does with its publisher. */
  interface Work {
    void run(Publisher publisher, Settings settings);
  }

  /** The jobs of a night, in their order. */
  static final List<Job> NIGHTLY =
      List.of(
          new Job(
              "ingest",
              "take new rows in, cleanse them, quarantine what cannot be used",
              Job::ingest),
          new Job(
              "identity",
              "find which identifiers are one customer; publish orders by customer",
              Job::identity),
          new Job("features", "daily activity and the features of each customer", Job::features),
          new Job(
              "ltv",
              "fit the purchase models; lifetime value with its interval",
              (publisher, settings) -> LtvStep.publish(publisher, settings.scores())),
          new Job(
              "churn",
              "probability of no purchase within the horizon",
              (publisher, settings) -> ChurnStep.publish(publisher, settings.scores())),
          new Job(
              "segments",
              "RFM, Pareto classes, lifecycle stages, geography, demography, habits, interests",
              (publisher, settings) -> SegmentsStep.publish(publisher, settings.segments())),
          new Job(
              "customer360",
              "one row a customer, and its history",
              (publisher, settings) ->
                  Customer360Step.publish(
                      publisher, settings.shop().currency(), settings.holdout())),
          new Job(
              "exports",
              "scores as CSV files with a manifest",
              (publisher, settings) ->
                  ScoreExport.write(publisher, settings.exportsUri(), Version.current())));

  private static void ingest(Publisher publisher, Settings settings) {
    Intake.run(publisher, settings.sources());
    CleansedTables.publishWithoutCustomers(publisher);
    settings.triggers().run(publisher);
  }

  private static void features(Publisher publisher, Settings settings) {
    FeaturesStep.publish(publisher, settings.features());
  }

  private static void identity(Publisher publisher, Settings settings) {
    IdentityStep.publish(publisher, settings.identity());
    CleansedTables.publishOrders(publisher, settings.shop().currency());
  }
}
