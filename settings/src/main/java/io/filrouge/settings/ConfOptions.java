package io.filrouge.settings;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of every command that works by a configuration. */
public final class ConfOptions {
  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "HOCON configuration; without it the defaults alone.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "key=value",
      description = "Overrides a key of the configuration; repeatable.")
  private Map<String, String> overrides = new LinkedHashMap<>();

  /** The configuration that the options name. */
  public Config config() {
    return Configuration.load(file, overrides);
  }

  /** The same, right or not. */
  public Configuration.Loaded asItIs() {
    return Configuration.loadAsItIs(file, overrides);
  }

  /** Whether the options name anything. */
  public boolean isGiven() {
    return file != null || !overrides.isEmpty();
  }

  /** What was named, for people; the defaults where nothing was. */
  public String name() {
    return file == null ? "the defaults" : file.toString();
  }
}
