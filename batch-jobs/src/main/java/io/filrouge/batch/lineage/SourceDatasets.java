package io.filrouge.batch.lineage;

import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.settings.KafkaSettings;
import io.openlineage.client.utils.DatasetIdentifier;
import io.openlineage.client.utils.jdbc.JdbcDatasetUtils;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What OpenLineage calls a source: by where its rows lie, without what it takes to get there. */
final class SourceDatasets {
  private static final Pattern NAMESPACE = Pattern.compile("\\w+://[\\w.\\[\\]:,/-]+");
  private static final Pattern NAME = Pattern.compile("[\\w.$\"-]+");

  /** The name of a source; empty for a query, which has none, and where it would hold more. */
  static Optional<DatasetIdentifier> of(SourceConfig source, Optional<KafkaSettings> kafka) {
    return switch (source.format()) {
      case KAFKA -> kafka.map(settings -> topic(source, settings));
      case JDBC -> table(source);
      default -> Optional.of(Places.ofFiles(source.path()));
    };
  }

  // What some drivers take behind the name of the database is kept in it, a password too.
  private static Optional<DatasetIdentifier> table(SourceConfig source) {
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.putAll(source.options());
    String table = options.get("dbtable");
    String url = options.get("url");
    if (table == null || url == null) {
      return Optional.empty();
    }
    DatasetIdentifier place = JdbcDatasetUtils.getDatasetIdentifier(url, table, new Properties());
    return Optional.of(place)
        .filter(found -> NAMESPACE.matcher(found.getNamespace()).matches())
        .filter(found -> NAME.matcher(found.getName()).matches());
  }

  private static DatasetIdentifier topic(SourceConfig source, KafkaSettings kafka) {
    String first = kafka.bootstrapServers().split(",", 2)[0].strip();
    return new DatasetIdentifier(source.path(), "kafka://" + first);
  }

  private SourceDatasets() {}
}
