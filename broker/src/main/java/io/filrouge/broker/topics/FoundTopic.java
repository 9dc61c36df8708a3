package io.filrouge.broker.topics;

import java.util.ArrayList;
import java.util.List;

/**
 * A topic as it is on the cluster.
 *
 * @param plan as it should be
 * @param copies of the partition that has fewest
 * @param isNew whether it was created just now
 */
public record FoundTopic(
    TopicPlan plan, int partitions, int copies, String cleanupPolicy, boolean isNew) {

  public String name() {
    return plan.name();
  }

  /** What is not as it should be, each in a sentence. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (partitions < plan.partitions()) {
      warnings.add(
          "topic "
              + name()
              + " has "
              + partitions
              + (partitions == 1 ? " partition" : " partitions")
              + " where "
              + plan.partitions()
              + " are asked for; it works, for fewer readers and writers at a time. Adding"
              + " partitions moves keys: do it while nothing writes and everything is read");
    }
    if (copies < plan.replication()) {
      warnings.add(
          "topic "
              + name()
              + " has "
              + copies
              + (copies == 1 ? " copy" : " copies")
              + " where "
              + plan.replication()
              + " are asked for; a broker that is lost may take its records along. Add copies with your"
              + " cluster's tools");
    }
    if (!cleanupPolicy.equals(plan.cleanupPolicy())) {
      warnings.add(
          "topic "
              + name()
              + " has cleanup.policy "
              + cleanupPolicy
              + " where "
              + plan.cleanupPolicy()
              + " is asked for; "
              + consequence()
              + ". Change it with your cluster's tools");
    }
    return warnings;
  }

  private String consequence() {
    return plan.cleanupPolicy().equals("compact")
        ? "what is older than its retention is lost for readers that begin anew"
        : "records are lost as soon as a later one has their key";
  }
}
