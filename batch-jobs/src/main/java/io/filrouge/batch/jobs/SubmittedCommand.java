package io.filrouge.batch.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A command's arguments on their way to a driver that starts in some other folder. */
final class SubmittedCommand {
  private static final String CONF = "--conf";

  /** What spark-submit is told in the driver's stead. */
  private static final Set<String> SUBMITS =
      Set.of(EngineOptions.MASTER, EngineOptions.DEPLOY_MODE);

  private static final Set<String> FILES = Set.of(CONF, EngineOptions.CLUSTER);

  private final List<String> arguments;
  private final Path usualCluster;

  /**
   * @param usualCluster the settings of a cluster where the command names none
   */
  SubmittedCommand(List<String> arguments, Path usualCluster) {
    this.arguments = arguments;
    this.usualCluster = usualCluster;
  }

  /** The arguments with the settings of the cluster named. */
  List<String> withCluster() {
    List<String> named = new ArrayList<>(arguments);
    boolean namesOne =
        arguments.stream().anyMatch(argument -> nameOf(argument).equals(EngineOptions.CLUSTER));
    if (!namesOne) {
      named.add(EngineOptions.CLUSTER + "=" + usualCluster);
    }
    return named;
  }

  /** What the driver is given: files by their absolute paths, and nothing of what is settled. */
  List<String> ofDriver() {
    List<String> given = new ArrayList<>();
    List<String> all = withCluster();
    for (int i = 0; i < all.size(); i++) {
      String argument = all.get(i);
      String name = nameOf(argument);
      boolean isApart = argument.equals(name);
      if (SUBMITS.contains(name)) {
        i += isApart ? 1 : 0;
      } else if (FILES.contains(name)) {
        String file = isApart ? all.get(++i) : argument.substring(name.length() + 1);
        given.add(name + "=" + Path.of(file).toAbsolutePath().normalize());
      } else {
        given.add(argument);
      }
    }
    return given;
  }

  private static String nameOf(String argument) {
    int end = argument.indexOf('=');
    return end < 0 ? argument : argument.substring(0, end);
  }
}
