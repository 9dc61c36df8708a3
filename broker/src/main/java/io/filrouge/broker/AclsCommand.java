package io.filrouge.broker;

import com.typesafe.config.Config;
import io.filrouge.broker.access.Access;
import io.filrouge.broker.access.Account;
import io.filrouge.broker.access.Principal;
import io.filrouge.settings.ConfOptions;
import io.filrouge.settings.KafkaSettings;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge kafka acls ACCOUNT}: what an account needs on a cluster, and no more. */
@Command(
    name = "acls",
    mixinStandardHelpOptions = true,
    description = {
      "What an account needs on a cluster that asks who may do what, as commands of Kafka's own"
          + " kafka-acls.sh, by the names of the configuration. --create gives it, as the user of"
          + " stream.kafka.client, who must be allowed to (ALTER on the cluster).",
      "Nothing is taken away. Users and their passwords are made by Kafka's own tools."
    })
final class AclsCommand implements Callable<Integer> {
  private static final String PREFIX = "stream.kafka.transactional-id-prefix";

  @Mixin private ConfOptions configuration;

  @Parameters(
      paramLabel = "ACCOUNT",
      description =
          "operator (topics, rules), job (stream reactivation), batch (nights, publish-context),"
              + " campaign-tool (reads triggers and cancellations) or shop (writes events and"
              + " consents).")
  private Account account;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      required = true,
      description = "The user as Kafka knows it, without User: before it.")
  private String user;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The group that a campaign tool reads as (default: the user's name).")
  private String group;

  @Option(names = "--create", description = "Gives the access, and says so.")
  private boolean isToBeGiven;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    Config config = configuration.config();
    KafkaSettings kafka = KafkaSettings.from(config);
    Principal principal = new Principal(user);
    Access access = Access.of(account, principal, kafka, owner(config));
    PrintWriter out = spec.commandLine().getOut();
    if (isToBeGiven) {
      int given = access.giveOn(kafka);
      out.printf("kafka acls: %s has %d entries as %s, on %s%n", principal, given, account, kafka);
      return 0;
    }
    access.commands(kafka.clusterServers().orElse("HOST:PORT")).forEach(out::println);
    return 0;
  }

  private String owner(Config config) {
    if (account == Account.CAMPAIGN_TOOL) {
      return group == null ? user : new Principal(group).user();
    }
    return config.getString(PREFIX);
  }
}
