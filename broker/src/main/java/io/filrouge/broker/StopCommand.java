package io.filrouge.broker;

import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code filrouge kafka stop}: stops the embedded broker. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Stops the embedded broker and waits until it has stopped; its data stay.")
final class StopCommand implements Callable<Integer> {
  @Mixin private ConfOptions configuration;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    KafkaSettings kafka = KafkaSettings.from(configuration.config());
    PrintWriter out = spec.commandLine().getOut();
    if (kafka.clusterServers().isPresent()) {
      out.println(
          "kafka stop: nothing done, the cluster at "
              + kafka.clusterServers().get()
              + " is not Filrouge's to stop");
      return 0;
    }
    boolean wasThere = new EmbeddedBroker(kafka.embedded()).stop();
    out.println(
        "kafka stop: "
            + (wasThere ? "the broker has stopped, its data stay in " : "no broker runs in ")
            + kafka.embedded().path());
    return 0;
  }
}
