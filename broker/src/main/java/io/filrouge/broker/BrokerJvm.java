package io.filrouge.broker;

import io.filrouge.broker.server.BrokerProcess;
import io.filrouge.settings.BrokerFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the broker's own Java process, which outlives this one. */
final class BrokerJvm {
  /**
   * Small and quick to start: what a broker does is mostly the system's work, not the compiler's.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dlog4j2.configurationFile=log4j2-broker.properties");

  static Process start(BrokerFolder folder) throws IOException {
    List<String> command = new ArrayList<>(ownSession());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-Dfilrouge.broker.folder=" + folder.path());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(BrokerProcess.class.getName());
    command.add(folder.path().toString());
    return new ProcessBuilder(command)
        .redirectInput(new File("/dev/null"))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(output(folder).toFile()))
        .redirectErrorStream(true)
        .start();
  }

  /** What the process says beside its log: what Java itself has to say. */
  static Path output(BrokerFolder folder) {
    return folder.path().resolve("broker.out");
  }

  static Path log(BrokerFolder folder) {
    return folder.path().resolve("broker.log");
  }

  // In a session of its own the broker hears nothing of Ctrl-C and of terminals that are closed.
  private static List<String> ownSession() {
    String path = System.getenv("PATH");
    if (path == null) {
      return List.of();
    }
    for (String folder : path.split(File.pathSeparator, -1)) {
      Path setsid = Path.of(folder, "setsid");
      if (!folder.isEmpty() && Files.isExecutable(setsid)) {
        return List.of(setsid.toString());
      }
    }
    return List.of();
  }

  private BrokerJvm() {}
}
