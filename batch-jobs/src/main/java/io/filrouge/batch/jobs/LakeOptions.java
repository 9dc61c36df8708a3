package io.filrouge.batch.jobs;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.settings.Configuration;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of commands that only look into the lake. */
final class LakeOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "HOCON configuration that names the lake (lake.uri).")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Overrides a key of the configuration, as in --set lake.uri=var/demo/lake.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  Config config() {
    return Configuration.load(file, overrides);
  }

  LakePlace lake() {
    Config config = config();
    return new LakePlace(config.getString("lake.uri"), LakeAccess.spark(config));
  }
}
