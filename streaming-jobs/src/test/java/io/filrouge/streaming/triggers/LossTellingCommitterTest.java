package io.filrouge.streaming.triggers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.Test;

final class LossTellingCommitterTest {
  private final SimpleCounter lost = new SimpleCounter();
  private boolean canLoseInheritance = true;
  private final Request request = new Request();

  @Test
  void countsTransactionThatIsGivenUp() throws Exception {
    commit(asked -> asked.signalFailedWithKnownReason(new InvalidTxnStateException("aborted")));

    assertThat(lost.getCount()).isEqualTo(1);
    assertThat(request.signals).containsExactly("known");
  }

  @Test
  void countsNothingThatAnEarlierProcessLeftAShortWhileAgo() throws Exception {
    canLoseInheritance = false;
    commit(asked -> asked.signalFailedWithKnownReason(new ProducerFencedException("fenced")));
    canLoseInheritance = true;
    commit(asked -> asked.signalFailedWithKnownReason(new ProducerFencedException("fenced")));

    assertThat(lost.getCount()).isZero();
    assertThat(request.signals).containsExactly("known", "known");
  }

  @Test
  void countsNothingThatThisProcessHasCommittedBefore() throws Exception {
    commit(asked -> {});
    commit(asked -> asked.signalFailedWithKnownReason(new ProducerFencedException("fenced")));

    assertThat(lost.getCount()).isZero();
    assertThat(request.signals).containsExactly("known");
  }

  @Test
  void takesWhatIsTriedAgainForUncommitted() throws Exception {
    commit(CommitRequest::retryLater);
    commit(asked -> asked.signalFailedWithKnownReason(new InvalidTxnStateException("aborted")));

    assertThat(lost.getCount()).isEqualTo(1);
  }

  @Test
  void countsNothingThatIsTriedAgainOrFailsTheJob() throws Exception {
    commit(CommitRequest::retryLater);
    commit(asked -> asked.signalFailedWithUnknownReason(new IllegalStateException("who knows")));
    commit(CommitRequest::signalAlreadyCommitted);
    commit(asked -> asked.updateAndRetryLater(asked.getCommittable()));

    assertThat(lost.getCount()).isZero();
    assertThat(request.signals).containsExactly("retry", "unknown", "already", "updated");
  }

  @Test
  void closesTheCommitterBelow() throws Exception {
    Scripted below = new Scripted(asked -> {});

    new LossTellingCommitter(below, canLoseInheritance, lost).close();

    assertThat(below.isClosed).isTrue();
  }

  private void commit(Consumer<CommitRequest<KafkaCommittable>> answer) throws Exception {
    try (Scripted below = new Scripted(answer);
        LossTellingCommitter committer =
            new LossTellingCommitter(below, canLoseInheritance, lost)) {
      committer.commit(List.of(request));
    }
  }

  /** Answers each request in the same way. */
  private static final class Scripted implements Committer<KafkaCommittable> {
    private final Consumer<CommitRequest<KafkaCommittable>> answer;
    private boolean isClosed;

    Scripted(Consumer<CommitRequest<KafkaCommittable>> answer) {
      this.answer = answer;
    }

    @Override
    public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
      requests.forEach(answer);
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  /** Remembers what it was told; each is about a transaction of its own. */
  private static final class Request implements CommitRequest<KafkaCommittable> {
    private final List<String> signals = new ArrayList<>();
    private final KafkaCommittable prepared =
        new KafkaCommittable(17, (short) 3, UUID.randomUUID().toString(), null);

    @Override
    public KafkaCommittable getCommittable() {
      return prepared;
    }

    @Override
    public int getNumberOfRetries() {
      return 0;
    }

    @Override
    public void signalFailedWithKnownReason(Throwable reason) {
      signals.add("known");
    }

    @Override
    public void signalFailedWithUnknownReason(Throwable reason) {
      signals.add("unknown");
    }

    @Override
    public void retryLater() {
      signals.add("retry");
    }

    @Override
    public void updateAndRetryLater(KafkaCommittable committable) {
      signals.add("updated");
    }

    @Override
    public void signalAlreadyCommitted() {
      signals.add("already");
    }
  }
}
