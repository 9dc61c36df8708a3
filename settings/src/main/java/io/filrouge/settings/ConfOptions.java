package io.filrouge.settings;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    return config(List.of(), Map.of());
  }

  /**
   * The same with what else a command was told.
   *
   * @param over files whose keys win over those of {@code --conf}, the last over all
   * @param said keys that win over {@code --set}
   */
  public Config config(List<Path> over, Map<String, String> said) {
    List<Path> files = new ArrayList<>();
    if (file != null) {
      files.add(file);
    }
    files.addAll(over);
    Map<String, String> all = new LinkedHashMap<>(overrides);
    all.putAll(said);
    return Configuration.loadAll(files, all);
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
