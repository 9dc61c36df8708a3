package io.filrouge.broker;

import io.filrouge.broker.topics.FoundTopic;
import java.io.PrintWriter;
import java.util.List;

/** What is said of the topics after they were looked at. */
final class TopicReport {

  static String summary(List<FoundTopic> topics) {
    long created = topics.stream().filter(FoundTopic::isNew).count();
    return topics.size() + " topics, " + created + " of them created";
  }

  static void warn(List<FoundTopic> topics, PrintWriter err) {
    topics.stream()
        .flatMap(topic -> topic.warnings().stream())
        .forEach(warning -> err.println("warning: " + warning));
    err.flush();
  }

  private TopicReport() {}
}
