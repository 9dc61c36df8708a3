package io.filrouge.broker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs {@code filrouge kafka} on a folder, as a shell does. */
record Commands(Path folder) {

  Said run(String command, String... settings) {
    return run(new String[] {command}, settings);
  }

  Said run(String[] command, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(List.of("--set", "stream.kafka.data-dir=" + folder));
    Arrays.stream(settings).forEach(setting -> arguments.addAll(List.of("--set", setting)));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        KafkaCommand.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments.toArray(String[]::new));
    return new Said(exitCode, out.toString().strip(), err.toString().strip());
  }

  /** What a command said, and how it ended. */
  record Said(int exitCode, String out, String err) {
    String lastLine() {
      return out.lines().reduce("", (before, line) -> line);
    }
  }
}
