package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.CustomerFeatures;
import io.filrouge.batch.tables.Feature;

/** The feature catalogue as Markdown. */
final class FeaturePage {

  static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Features\n\n")
        .append(
            "The feature catalogue, written by `bin/filrouge tables --features`: the columns of")
        .append(" `features/customer_features`, one row a customer (`customer_id`) and night")
        .append(" (`as_of_date`). A window ends with the night. The leak risk says how a feature")
        .append(" could betray the future to a model, and what prevents that; since tells the")
        .append(" version that brought it.\n\n")
        .append("| feature | type | | window | meaning | leak risk | since |\n")
        .append("|---|---|---|---|---|---|---|\n");
    for (Feature feature : CustomerFeatures.features()) {
      append(text, feature);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Feature feature) {
    text.append("| `").append(feature.column().name()).append("` | ");
    text.append(feature.column().type().simpleString()).append(" | ");
    text.append(feature.column().isNullable() ? "optional" : "").append(" | ");
    text.append(feature.window()).append(" | ");
    text.append(feature.column().meaning()).append(" | ");
    text.append(feature.leakRisk()).append(" | ");
    text.append(feature.since()).append(" |\n");
  }

  private FeaturePage() {}
}
