package io.filrouge.broker.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What an account may do with one thing.
 *
 * @param thing a topic, group or transactional id, whole or by its beginning
 */
record Grant(ResourcePattern thing, List<AclOperation> operations) {
  private static final String ANYWHERE = "*";

  Grant {
    operations = List.copyOf(operations);
  }

  static Grant topic(String name, AclOperation... operations) {
    return new Grant(
        new ResourcePattern(ResourceType.TOPIC, name, PatternType.LITERAL), List.of(operations));
  }

  /** To read as a member of a group, and to note how far it has come. */
  static Grant group(String name) {
    return new Grant(
        new ResourcePattern(ResourceType.GROUP, name, PatternType.LITERAL),
        List.of(AclOperation.READ));
  }

  /** To write in transactions whose ids begin so. */
  static Grant transactions(String beginning) {
    return new Grant(
        new ResourcePattern(ResourceType.TRANSACTIONAL_ID, beginning, PatternType.PREFIXED),
        List.of(AclOperation.WRITE));
  }

  /** The same as Kafka holds it, an entry an operation. */
  Stream<AclBinding> bindings(Principal principal) {
    return operations.stream()
        .map(
            operation ->
                new AclBinding(
                    thing,
                    new AccessControlEntry(
                        principal.toString(), ANYWHERE, operation, AclPermissionType.ALLOW)));
  }

  /** The same as options of Kafka's own kafka-acls.sh. */
  String options() {
    List<String> words = new ArrayList<>();
    operations.forEach(operation -> words.add("--operation " + word(operation)));
    if (thing.patternType() == PatternType.PREFIXED) {
      words.add("--resource-pattern-type prefixed");
    }
    words.add("--" + option() + " '" + thing.name() + "'");
    return String.join(" ", words);
  }

  private String option() {
    return thing.resourceType().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  // DESCRIBE_CONFIGS is DescribeConfigs there.
  private static String word(AclOperation operation) {
    StringBuilder word = new StringBuilder();
    for (String part : operation.name().split("_", -1)) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }
}
