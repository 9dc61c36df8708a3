package io.filrouge.batch.metrics;

import com.typesafe.config.Config;
import io.filrouge.settings.Failure;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where metrics go.
 *
 * @param folder of node_exporter's textfile collector; empty: nowhere
 * @param shop what tells shops apart that share a folder
 */
public record MetricsSettings(Optional<Path> folder, String shop) {

  public static MetricsSettings from(Config config) {
    String shop = config.getString("metrics.shop");
    if (!shop.matches("[a-z0-9_-]+")) {
      throw Failure.configuration(
          "Cannot use metrics.shop = "
              + shop
              + "; it stands in file names: give lower-case letters, digits, - and _");
    }
    return new MetricsSettings(
        config.getIsNull("metrics.textfile-folder")
            ? Optional.empty()
            : Optional.of(Path.of(config.getString("metrics.textfile-folder"))),
        shop);
  }
}
