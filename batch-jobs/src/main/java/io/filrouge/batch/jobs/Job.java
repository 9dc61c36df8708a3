package io.filrouge.batch.jobs;

import io.filrouge.batch.activation.CampaignLift;
import io.filrouge.batch.activation.Parity;
import io.filrouge.batch.cleansed.CleansedTables;
import io.filrouge.batch.cleansed.DeviceNames;
import io.filrouge.batch.cleansed.IdentifierHash;
import io.filrouge.batch.cleansed.Intake;
import io.filrouge.batch.customer360.Customer360Step;
import io.filrouge.batch.exports.AudienceExport;
import io.filrouge.batch.exports.NightOfCustomers;
import io.filrouge.batch.exports.ScoreExport;
import io.filrouge.batch.features.FeaturesStep;
import io.filrouge.batch.identity.IdentityStep;
import io.filrouge.batch.report.ReportStep;
import io.filrouge.batch.scores.ChurnStep;
import io.filrouge.batch.scores.LtvStep;
import io.filrouge.batch.scores.RecommendationStep;
import io.filrouge.batch.segments.SegmentsStep;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.batch.tables.Publisher;
import java.util.List;
import java.util.stream.Stream;

/** One job of a night: what a scheduler calls by name. */
record Job(String name, String purpose, Work work) {

  /** What a job does with its publisher. */
  interface Work {
    void run(Publisher publisher, Settings settings);
  }

  /** The jobs of every night that build tables and exports, in their order. */
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
              (publisher, settings) ->
                  LtvStep.publish(publisher, settings.scores(), settings.shop().currency())),
          new Job("churn", "probability of no purchase within the horizon", Job::churn),
          new Job(
              "segments",
              "RFM, Pareto classes, lifecycle stages, geography, demography, habits, interests;"
                  + " products to offer next, if wanted",
              Job::segments),
          new Job(
              "customer360",
              "one row a customer, and its history",
              (publisher, settings) ->
                  Customer360Step.publish(
                      publisher,
                      settings.shop().currency(),
                      settings.holdout(),
                      settings.contacts())),
          new Job(
              "exports",
              "scores and audiences as files with manifests, for other tools",
              Job::exports));

  /** Tells what came of the night; its last job. */
  static final Job REPORT =
      new Job(
          "report", "the page of the night: one HTML file that needs nothing else", Job::report);

  /** Compares with the stream; a job of the nights that take in what it decided. */
  static final Job PARITY =
      new Job(
          "parity",
          "abandoned carts found anew from the lake, against what the stream decided",
          Job::parity);

  /** Compares with the hold-out; a job of the same nights. */
  static final Job LIFT =
      new Job(
          "lift",
          "what campaigns gained against those who were held out",
          (publisher, settings) -> new CampaignLift(publisher, settings.attributionWindow()).run());

  /** The jobs of a night that is run so. */
  static List<Job> nightly(Settings settings) {
    return settings.triggers().isOn() ? all() : with(REPORT);
  }

  /** Every job that can be called by its name. */
  static List<Job> all() {
    return with(LIFT, PARITY, REPORT);
  }

  private static List<Job> with(Job... last) {
    return Stream.concat(NIGHTLY.stream(), Stream.of(last)).toList();
  }

  private static void ingest(Publisher publisher, Settings settings) {
    Intake.run(publisher, settings.sources());
    CleansedTables.publishWithoutCustomers(publisher);
    settings.triggers().run(publisher);
  }

  private static void report(Publisher publisher, Settings settings) {
    try (LakeFiles files = LakeFiles.open(settings.lakeUri(), settings.access().spark())) {
      ReportStep.write(publisher, files, settings.shop().currency(), settings.report());
    }
  }

  private static void parity(Publisher publisher, Settings settings) {
    DeviceNames devices = DeviceNames.of(settings.sources(), IdentifierHash.of(System.getenv()));
    new Parity(publisher, settings.shop().currency(), settings.parity(), devices::of).run();
  }

  private static void exports(Publisher publisher, Settings settings) {
    NightOfCustomers.require(publisher.lake(), publisher.night());
    ScoreExport.write(publisher, settings.exportsUri(), Version.current());
    AudienceExport.write(publisher, settings.exports(), Version.current());
  }

  private static void features(Publisher publisher, Settings settings) {
    FeaturesStep.publish(publisher, settings.features());
  }

  private static void segments(Publisher publisher, Settings settings) {
    // First, as it refuses a night of which the lake holds no purchases any more.
    RecommendationStep.publish(publisher, settings.recommendations());
    SegmentsStep.publish(publisher, settings.segments());
  }

  private static void churn(Publisher publisher, Settings settings) {
    new ChurnStep(publisher, settings.scores(), settings.identity(), settings.shop().currency())
        .publish();
  }

  private static void identity(Publisher publisher, Settings settings) {
    IdentityStep.publish(publisher, settings.identity());
    CleansedTables.publishOrders(publisher, settings.shop().currency());
  }
}
