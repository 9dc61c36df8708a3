package io.filrouge.streaming.jobs;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.settings.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** State is found by the uids of operators: they are a contract with every later release. */
class NamesTest {
  private static final Config CONFIG =
      Configuration.load(
          null,
          Map.of(
              "stream.kafka.bootstrap-servers", "localhost:1",
              "stream.checkpoints.uri", "file:///nowhere/checkpoints"));

  /** Whoever renames one of these loses what it remembers. Append; change none. */
  @Test
  void neverChange() {
    assertThat(Names.values())
        .extracting(Names::uid)
        .startsWith(
            "shop-events",
            "intake",
            "named-carts",
            "cart-ownership",
            "nameless-carts",
            "routing",
            "to-visitors",
            "to-customers",
            "visitors",
            "customers",
            "customer-context",
            "customer-context-intake",
            "consent-changes",
            "consent-changes-intake",
            "campaign-configuration",
            "campaign-changes",
            "dead-letters",
            "outgoing")
        .doesNotHaveDuplicates();
  }

  @Test
  void areGivenToEveryOperatorOfTheLiveJob() {
    StreamGraph graph = liveJob();
    List<String> given = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (StreamNode node : graph.getStreamNodes()) {
      if (node.getTransformationUID() == null) {
        without.add(node.getOperatorName());
      } else {
        given.add(node.getTransformationUID());
      }
    }

    Set<String> expected = Arrays.stream(Names.values()).map(Names::uid).collect(toSet());
    assertThat(without).isEmpty();
    assertThat(new HashSet<>(given)).containsAll(expected);
    assertThat(given).doesNotHaveDuplicates();
    assertThat(given)
        .allMatch(
            uid -> expected.contains(uid) || uid.matches("(Sink )?(Committer: )?.*outgoing.*"));
  }

  @Test
  void areNeverLeftToTheEngine() {
    var settings = StreamSettings.live(CONFIG, null, true);

    assertThat(settings.get(PipelineOptions.AUTO_GENERATE_UIDS)).isFalse();
    assertThat(settings.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(settings.get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(128);
  }

  /** Types that fall back to Kryo are refused when the job graph is made. */
  @Test
  void belongToAJobThatCanBeStarted() {
    assertThat(liveJob().getJobGraph().getVerticesAsArray()).isNotEmpty();
  }

  /** So that a job may move from a machine to a cluster, and back. */
  @Test
  void areTheSameOnAClusterWhereTheJobWritesTheHeartbeats() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(
            StreamSettings.submitted(CONFIG, null, true));
    new ReactivationJob(CONFIG).layOut(environment, () -> false, true);

    assertThat(uids(environment.getStreamGraph())).containsExactlyElementsOf(uids(liveJob()));
  }

  private static List<String> uids(StreamGraph graph) {
    return graph.getStreamNodes().stream().map(StreamNode::getTransformationUID).sorted().toList();
  }

  private static StreamGraph liveJob() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(StreamSettings.live(CONFIG, null, true));
    new ReactivationJob(CONFIG).layOut(environment, () -> false, false);
    return environment.getStreamGraph();
  }
}
