package io.filrouge.streaming.jobs;

import java.util.Map;
import picocli.CommandLine.Option;

/** How many parts of each operator there are: the option of commands that start the live job. */
final class ParallelismOption {
  @Option(
      names = "--parallelism",
      paramLabel = "N",
      description = "Parts of each operator, one a slot; default: stream.parallelism.")
  private Integer parallelism;

  /** Keys of the configuration that the option sets. */
  Map<String, String> said() {
    return parallelism == null
        ? Map.of()
        : Map.of("stream.parallelism", Integer.toString(parallelism));
  }
}
