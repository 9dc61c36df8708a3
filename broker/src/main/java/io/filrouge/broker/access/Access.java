package io.filrouge.broker.access;

import io.filrouge.broker.topics.Answers;
import io.filrouge.broker.topics.KafkaAdmin;
import io.filrouge.settings.Failure;
import io.filrouge.settings.KafkaSettings;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.errors.SecurityDisabledException;

/**
 * What one user may do, as some account of Filrouge.
 *
 * @param grants all that it may
 */
public record Access(Principal principal, List<Grant> grants) {

  public Access {
    grants = List.copyOf(grants);
  }

  /**
   * The access of an account.
   *
   * @param owner of its groups of readers and its transactions, where it has any
   */
  public static Access of(Account account, Principal principal, KafkaSettings kafka, String owner) {
    return new Access(principal, account.grants(kafka.topics(), owner));
  }

  /** A command of Kafka's own kafka-acls.sh for each thing, to be read before it is run. */
  public List<String> commands(String servers) {
    return grants.stream()
        .map(
            grant ->
                "kafka-acls.sh --bootstrap-server '"
                    + servers
                    + "' --command-config admin.properties --add --allow-principal '"
                    + principal
                    + "' "
                    + grant.options())
        .toList();
  }

  /**
   * Gives what is missing on the cluster, takes nothing away.
   *
   * @return how many entries that are
   */
  public int giveOn(KafkaSettings kafka) {
    List<AclBinding> bindings =
        grants.stream().flatMap(grant -> grant.bindings(principal)).toList();
    Answers answers = new Answers(kafka);
    try (Admin admin = KafkaAdmin.open(kafka, KafkaAdmin.USUAL_PATIENCE)) {
      boolean isGiven =
          answers.unless(
              SecurityDisabledException.class,
              "give access to " + principal,
              admin.createAcls(bindings).all());
      if (!isGiven) {
        throw Failure.configuration(
            "Cannot give access on "
                + kafka
                + ": it asks nobody who they are; set authorizer.class.name of its brokers");
      }
    }
    return bindings.size();
  }
}
