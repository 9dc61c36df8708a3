package io.filrouge.batch.scores;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.cleansed.CleansedTables;
import io.filrouge.batch.cleansed.Intake;
import io.filrouge.batch.features.FeatureSettings;
import io.filrouge.batch.features.FeaturesStep;
import io.filrouge.batch.identity.IdentitySettings;
import io.filrouge.batch.identity.IdentityStep;
import io.filrouge.batch.sources.SourcesConfig;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.IdentifierHolders;
import io.filrouge.batch.tables.Kept;
import io.filrouge.batch.tables.Lake;
import io.filrouge.batch.tables.Night;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.domain.churn.ChurnLearning.Learned;
import io.filrouge.domain.purchases.PurchaseCells;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A shop's files and a lake of them, with the nights up to the features. */
final class SmallShop {
  private final Config config;
  private final Lake lake;

  /**
   * @param conf the shop's sources
   */
  SmallShop(String conf, Path lake) {
    this.config =
        ConfigFactory.parseString(conf).withFallback(ConfigFactory.defaultReference()).resolve();
    this.lake = new Lake(SparkFixture.spark(), lake.toString());
  }

  Lake lake() {
    return lake;
  }

  Night night(String date) {
    return new Night(LocalDate.parse(date), SourcesConfig.from(config).shop().zone());
  }

  /** Runs a night from its rows to its features. */
  SmallShop run(String night) {
    SourcesConfig sources = SourcesConfig.from(config);
    job(night, publisher -> Intake.run(publisher, sources));
    job(night, CleansedTables::publishWithoutCustomers);
    job(night, publisher -> IdentityStep.publish(publisher, identity()));
    job(night, publisher -> CleansedTables.publishOrders(publisher, sources.shop().currency()));
    return features(night);
  }

  /** Publishes a night's features of what is there. */
  SmallShop features(String night) {
    job(night, publisher -> FeaturesStep.publish(publisher, FeatureSettings.from(config)));
    return this;
  }

  /** Values customers for a night whose features are there. */
  void ltv(String night) {
    job(night, publisher -> LtvStep.publish(publisher, ScoreSettings.from(config), "EUR"));
  }

  /** Scores churn for a night whose features are there. */
  void churn(String night) {
    job(
        night,
        publisher ->
            new ChurnStep(publisher, ScoreSettings.from(config), identity(), "EUR").publish());
  }

  /** Fits purchase models for a night whose features are there; publishes nothing. */
  PurchaseFits fits(String night, ScoreSettings settings) {
    try (Publisher publisher = new Publisher(lake, night(night), "ltv")) {
      return PurchaseFits.of(CustomerBase.of(publisher, settings, "EUR"), settings);
    }
  }

  /** Learns churn as a night would whose features are there; publishes nothing. */
  Learned learn(String night, ScoreSettings settings) {
    try (Publisher publisher = new Publisher(lake, night(night), "churn")) {
      PurchaseCells cells = CustomerBase.of(publisher, settings, "EUR").purchaseCells();
      return new ChurnFolds(past(night), settings, night(night), settings.churnHorizonDays(), cells)
          .learn(people(night));
    }
  }

  /** Evaluates at cutoffs, up to a night. */
  List<CutoffEvaluation> evaluate(String asOf, String... cutoffs) {
    try (Publisher publisher = new Publisher(lake, night(asOf), "evaluate")) {
      return new EvaluateStep(publisher, ScoreSettings.from(config), identity(), "EUR")
          .publish(List.of(cutoffs).stream().map(LocalDate::parse).toList());
    }
  }

  PastBase past(String cutoff, String asOf, Kept kept) {
    return past(cutoff, asOf, PastRows.of(lake, People.everybody(people(asOf))), kept);
  }

  PastBase past(String cutoff, String asOf, PastRows rows, Kept kept) {
    return new PastBase(past(asOf), night(cutoff), night(asOf), rows, kept);
  }

  private Past past(String asOf) {
    return new Past(
        lake,
        night(asOf),
        TimeUnit.WEEKS,
        ScoreSettings.from(config).caution(),
        identity(),
        "EUR",
        true);
  }

  /** identifier, customer_id of everybody as known on a night. */
  Dataset<Row> people(String asOf) {
    return IdentifierHolders.on(lake.read(CustomerIdentifiers.CONTRACT), night(asOf));
  }

  ScoreSettings scoreSettings() {
    return ScoreSettings.from(config);
  }

  /** The same with a setting of one's own. */
  ScoreSettings scoreSettings(String setting) {
    return ScoreSettings.from(ConfigFactory.parseString(setting).withFallback(config));
  }

  private IdentitySettings identity() {
    return IdentitySettings.from(config);
  }

  private void job(String night, Consumer<Publisher> work) {
    try (Publisher publisher = new Publisher(lake, night(night), "night")) {
      work.accept(publisher);
    }
  }
}
